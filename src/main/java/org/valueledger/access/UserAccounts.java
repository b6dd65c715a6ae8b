package org.valueledger.access;

import io.r2dbc.spi.Readable;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.valueledger.storage.OffEventLoop;
import org.valueledger.storage.Rows;
import org.valueledger.storage.Writes;
import org.valueledger.web.BadInput;
import org.valueledger.web.Once;
import org.valueledger.web.Problem;
import reactor.core.publisher.Mono;

/** Users as administrators keep them. Every change moves the version on, which ends the user's open sessions. */
@Component
class UserAccounts {

    private static final String COLUMNS = "id, username, display_name, role, disabled, version";

    private static final String LIST = """
            SELECT %s FROM app_user
             WHERE lower(username) > lower(:after)
             ORDER BY lower(username)
             LIMIT :limit
            """.formatted(COLUMNS);

    private static final String ADD = """
            INSERT INTO app_user (username, display_name, role, password_hash)
            VALUES (:username, :displayName, :role, :hash)
            ON CONFLICT DO NOTHING
            RETURNING id
            """;

    /** The other administrators are locked meanwhile, so that two of them cannot shut each other out. */
    private static final String CHANGE = """
            WITH administrators AS (
                SELECT id FROM app_user WHERE role = 'ADMINISTRATOR' AND NOT disabled ORDER BY id FOR UPDATE
            ), changed AS (
                UPDATE app_user
                   SET display_name = :displayName, role = :role, disabled = :disabled, version = version + 1
                 WHERE id = :id AND version = :version
                   AND ((:role = 'ADMINISTRATOR' AND NOT :disabled)
                        OR EXISTS (SELECT FROM administrators a WHERE a.id <> :id))
                RETURNING id
            )
            SELECT EXISTS (SELECT FROM changed) AS changed,
                   EXISTS (SELECT FROM app_user WHERE id = :id AND version = :version) AS current
            """;

    private static final String SET_PASSWORD = """
            UPDATE app_user SET password_hash = :hash, version = version + 1
             WHERE id = :id AND version = :version
            RETURNING version
            """;

    private final DatabaseClient database;
    private final Writes writes;
    private final Passwords passwords;
    private final OffEventLoop offEventLoop;

    UserAccounts(DatabaseClient database, Writes writes, Passwords passwords, OffEventLoop offEventLoop) {
        this.database = database;
        this.writes = writes;
        this.passwords = passwords;
        this.offEventLoop = offEventLoop;
    }

    /** @param after the last name of the page before; empty for the first */
    Mono<List<UserRow>> after(String after, int limit) {
        return database.sql(LIST)
                .bind("after", after)
                .bind("limit", limit)
                .map(UserAccounts::row)
                .all()
                .collectList();
    }

    Mono<UserRow> get(long id) {
        return database.sql("SELECT " + COLUMNS + " FROM app_user WHERE id = :id")
                .bind("id", id)
                .map(UserAccounts::row)
                .one()
                .switchIfEmpty(Mono.error(() -> new NotFound(id)));
    }

    Mono<Long> add(UserForm user) {
        return hash(user.password())
                .flatMap(hash -> writes.run(database.sql(ADD)
                        .bind("username", user.username())
                        .bind("displayName", user.displayName())
                        .bind("role", user.role().name())
                        .bind("hash", hash)
                        .map(row -> Rows.number(row, "id"))
                        .one()
                        .switchIfEmpty(Mono.error(
                                () -> BadInput.of("username", user.username(), "a name that no other user has")))));
    }

    Mono<Void> change(long id, UserForm user) {
        return writes.run(database.sql(CHANGE)
                .bind("id", id)
                .bind("version", user.version())
                .bind("displayName", user.displayName())
                .bind("role", user.role().name())
                .bind("disabled", user.disabled())
                .map(UserAccounts::changed)
                .one()
                .then());
    }

    /** @return the new version */
    Mono<Long> setPassword(long id, long version, String password) {
        return hash(password)
                .flatMap(hash -> writes.run(database.sql(SET_PASSWORD)
                        .bind("id", id)
                        .bind("version", version)
                        .bind("hash", hash)
                        .map(row -> Rows.number(row, "version"))
                        .one()
                        .switchIfEmpty(Mono.error(Once.ChangedMeanwhile::new))));
    }

    private Mono<String> hash(String password) {
        return offEventLoop.run(() -> passwords.hash(password));
    }

    private static boolean changed(Readable row) {
        if (Rows.get(row, "changed", Boolean.class)) {
            return true;
        }
        throw Rows.get(row, "current", Boolean.class) ? new LastAdministrator() : new Once.ChangedMeanwhile();
    }

    private static UserRow row(Readable row) {
        return new UserRow(
                Rows.number(row, "id"),
                Rows.text(row, "username"),
                Rows.text(row, "display_name"),
                Viewer.Role.valueOf(Rows.text(row, "role")),
                Rows.get(row, "disabled", Boolean.class),
                Rows.number(row, "version"));
    }

    static final class NotFound extends Problem {
        NotFound(long id) {
            super(HttpStatus.NOT_FOUND, "user-not-found", "There is no user " + id + ".");
        }
    }

    /** Nobody could add users any more. */
    static final class LastAdministrator extends Problem {
        LastAdministrator() {
            super(
                    HttpStatus.CONFLICT,
                    "last-administrator",
                    "This is the only administrator who can sign in. Name another one first.");
        }
    }
}
