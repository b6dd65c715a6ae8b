package org.valueledger.access;

import io.r2dbc.spi.Readable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.valueledger.storage.Rows;
import reactor.core.publisher.Mono;

/** What a request has to know about users, and no more. */
@Component
class Accounts {

    private static final String BY_NAME = """
            SELECT id, username, role, password_hash, version, disabled
              FROM app_user
             WHERE lower(username) = lower(:name)
            """;

    private static final String UNCHANGED = """
            SELECT EXISTS (SELECT FROM app_user WHERE id = :id AND version = :version AND NOT disabled) AS unchanged
            """;

    private static final String BY_TOKEN = """
            SELECT u.id, u.username, u.role, u.password_hash, u.version, u.disabled
              FROM api_token t
              JOIN app_user u ON u.id = t.user_id
             WHERE t.token_hash = :hash AND t.revoked_at IS NULL AND t.expires_at > now() AND NOT u.disabled
            """;

    private final DatabaseClient database;

    Accounts(DatabaseClient database) {
        this.database = database;
    }

    /** The user of that name in whatever capitals, disabled or not; empty where there is none. */
    Mono<Account> byName(String name) {
        return database.sql(BY_NAME).bind("name", name).map(Accounts::account).one();
    }

    /** Whether nothing about the user, neither role nor password, has changed since. */
    Mono<Boolean> unchanged(long userId, long version) {
        return database.sql(UNCHANGED)
                .bind("id", userId)
                .bind("version", version)
                .map(row -> Rows.get(row, "unchanged", Boolean.class))
                .one();
    }

    /** The owner of a token that still counts. */
    Mono<Account> byToken(byte[] hash) {
        return database.sql(BY_TOKEN).bind("hash", hash).map(Accounts::account).one();
    }

    private static Account account(Readable row) {
        var viewer = new Viewer(
                Rows.number(row, "id"), Rows.text(row, "username"), Viewer.Role.valueOf(Rows.text(row, "role")));
        return new Account(
                viewer,
                Rows.text(row, "password_hash"),
                Rows.number(row, "version"),
                Rows.get(row, "disabled", Boolean.class));
    }
}
