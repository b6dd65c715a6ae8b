package org.valueledger.access;

import java.time.LocalDate;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.valueledger.storage.Rows;
import org.valueledger.storage.Writes;
import org.valueledger.web.BadInput;
import org.valueledger.web.Problem;
import reactor.core.publisher.Mono;

/** A user's own bearer tokens. */
@Component
class Tokens {

    static final List<Integer> LIFETIMES = List.of(30, 90, 365);
    private static final int LONGEST_LABEL = 100;
    private static final int MOST = 100;

    private static final String OF_USER = """
            SELECT id, label, created_at::date AS created_on, expires_at::date AS expires_on,
                   revoked_at IS NULL AND expires_at > now() AS active
              FROM api_token
             WHERE user_id = :user AND (revoked_at IS NULL AND expires_at > now()
                                        OR greatest(revoked_at, expires_at) > now() - interval '30 days')
             ORDER BY active DESC, id DESC
             LIMIT :limit
            """;

    private static final String ADD = """
            INSERT INTO api_token (user_id, label, token_hash, expires_at)
            SELECT :user, :label, :hash, now() + make_interval(days => :days)
             WHERE :most > (SELECT count(*) FROM api_token
                             WHERE user_id = :user AND revoked_at IS NULL AND expires_at > now())
            RETURNING id
            """;

    private static final String REVOKE = """
            UPDATE api_token SET revoked_at = now()
             WHERE id = :id AND user_id = :user AND revoked_at IS NULL
            RETURNING id
            """;

    private final DatabaseClient database;
    private final Writes writes;

    Tokens(DatabaseClient database, Writes writes) {
        this.database = database;
        this.writes = writes;
    }

    /** The token itself is not known any more. */
    record Row(long id, String label, LocalDate createdOn, LocalDate expiresOn, boolean active) {}

    /** Those that count, then those that ended within the last 30 days. */
    Mono<List<Row>> of(Viewer viewer) {
        return database.sql(OF_USER)
                .bind("user", viewer.userId())
                .bind("limit", MOST * 2)
                .map(row -> new Row(
                        Rows.number(row, "id"),
                        Rows.text(row, "label"),
                        Rows.get(row, "created_on", LocalDate.class),
                        Rows.get(row, "expires_on", LocalDate.class),
                        Rows.get(row, "active", Boolean.class)))
                .all()
                .collectList();
    }

    /** @return the token, which nobody can look up again */
    Mono<String> add(Viewer viewer, String label, int days) {
        if (label.isEmpty() || label.length() > LONGEST_LABEL || label.indexOf('\0') >= 0) {
            return Mono.error(BadInput.of("label", label, "1 to " + LONGEST_LABEL + " characters"));
        }
        if (!LIFETIMES.contains(days)) {
            return Mono.error(BadInput.of("days", String.valueOf(days), "one of " + LIFETIMES));
        }
        Token token = Token.generated();
        return writes.run(database.sql(ADD)
                .bind("user", viewer.userId())
                .bind("label", label)
                .bind("hash", token.hash())
                .bind("days", days)
                .bind("most", MOST)
                .map(row -> token.text())
                .one()
                .switchIfEmpty(Mono.error(TooMany::new)));
    }

    /** @return {@link NotFound} also for other people's tokens */
    Mono<Void> revoke(Viewer viewer, long id) {
        return writes.run(database.sql(REVOKE)
                .bind("id", id)
                .bind("user", viewer.userId())
                .map(row -> Rows.number(row, "id"))
                .one()
                .switchIfEmpty(Mono.error(() -> new NotFound(id)))
                .then());
    }

    static final class NotFound extends Problem {
        NotFound(long id) {
            super(
                    HttpStatus.NOT_FOUND,
                    "token-not-found",
                    "There is no token " + id + " among yours that still counts.");
        }
    }

    static final class TooMany extends Problem {
        TooMany() {
            super(
                    HttpStatus.CONFLICT,
                    "too-many-tokens",
                    "You have " + MOST + " tokens that count. Revoke one that is not needed any more.");
        }
    }
}
