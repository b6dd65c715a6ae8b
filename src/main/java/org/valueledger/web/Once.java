package org.valueledger.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import org.valueledger.storage.Binds;
import org.valueledger.storage.Rows;
import org.valueledger.storage.Writes;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * A POST that may be sent again. Its key, its effect and its answer are stored by the same statement, so a second try
 * either finds the answer or does the work, never both.
 *
 * <p>A statement uses it in three places: {@link #CLAIM} as a table expression, {@link #CLAIMED} as a condition of its
 * effect, and {@link #outcome} as its result.
 */
@Component
public class Once {

    /** Table expression {@code claim}: one row where the key is new, none where it is known or absent. */
    public static final String CLAIM = """
            claim AS (
                INSERT INTO idempotency_key (user_id, key, request_hash, status, answer)
                SELECT :onceUser, CAST(:onceKey AS text), :onceHash, :onceStatus, :onceAnswer
                 WHERE CAST(:onceKey AS text) IS NOT NULL
                ON CONFLICT DO NOTHING
                RETURNING 1
            )
            """;

    /** True where the effect may happen: there is no key, or it is ours. */
    public static final String CLAIMED = "(CAST(:onceKey AS text) IS NULL OR EXISTS (SELECT FROM claim))";

    private static final int TRIES = 6;

    /** Grows and scatters, so that those who raced do not race again at once. */
    private static final Duration FIRST_PAUSE = Duration.ofMillis(15);

    private final DatabaseClient database;
    private final Writes writes;

    Once(DatabaseClient database, Writes writes) {
        this.database = database;
        this.writes = writes;
    }

    /**
     * @param key the Idempotency-Key header; null where the caller takes the risk
     * @param hash SHA-256 of route and body
     */
    public record Request(long userId, @Nullable String key, byte[] hash) {

        /** @throws BadInput for a key that is empty or longer than 200 characters */
        public static Request of(long userId, @Nullable String key, String route, String body) {
            if (key != null && (key.isBlank() || key.length() > 200)) {
                throw BadInput.of(
                        "Idempotency-Key", key.substring(0, Math.min(key.length(), 20)), "1 to 200 characters");
            }
            return new Request(userId, key, sha256(route + "\n" + body));
        }
    }

    /** @param body JSON */
    public record Answer(int status, String body) {}

    /** The same key came with another request. */
    public static final class KeyReused extends Problem {
        KeyReused(String key) {
            super(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "idempotency-key-reused",
                    "Idempotency-Key is \"" + key + "\", which was used for another request; expected a new key");
        }
    }

    /** Somebody else kept changing the same customer. */
    public static final class ChangedMeanwhile extends Problem {
        public ChangedMeanwhile() {
            super(
                    HttpStatus.CONFLICT,
                    "changed-meanwhile",
                    "Somebody else changed this at the same time. Look at the newest state and try again.");
        }
    }

    /**
     * The statement's last SELECT. Where the key was new but the guard is empty, the whole statement fails, so that a
     * key is never kept without its effect.
     *
     * @param guard the table expression that has a row where the effect happened
     * @return SQL yielding one boolean: false where the key was already known
     */
    public static String outcome(String guard) {
        return "SELECT CASE WHEN " + CLAIMED + " THEN require(EXISTS (SELECT FROM " + guard
                + "), 'stale') ELSE false END AS done";
    }

    /** Binds the parameters of {@link #CLAIM} and {@link #CLAIMED}. */
    public static GenericExecuteSpec bind(GenericExecuteSpec statement, Request request, Answer answer) {
        GenericExecuteSpec bound = statement
                .bind("onceUser", request.userId())
                .bind("onceHash", request.hash())
                .bind("onceStatus", answer.status())
                .bind("onceAnswer", answer.body());
        return Binds.textOrNull(bound, "onceKey", request.key());
    }

    /**
     * Answers from memory, or does the work and remembers.
     *
     * @param write reads, computes and runs the statement; empty where {@link #outcome} was false. It is tried again when
     *     somebody else was faster.
     */
    public Mono<Answer> run(Request request, Supplier<Mono<Answer>> write) {
        Mono<Answer> work = Mono.defer(write)
                .retryWhen(Retry.backoff(TRIES, FIRST_PAUSE).filter(Once::isRace))
                .onErrorMap(e -> isRace(e) || isRace(e.getCause()), e -> new ChangedMeanwhile())
                .switchIfEmpty(Mono.defer(() -> stored(request)));
        return writes.run(stored(request).switchIfEmpty(work));
    }

    private static boolean isRace(@Nullable Throwable e) {
        return e instanceof CannotAcquireLockException;
    }

    private Mono<Answer> stored(Request request) {
        String key = request.key();
        if (key == null) {
            return Mono.empty();
        }
        return database.sql("""
                        SELECT request_hash, status, answer FROM idempotency_key WHERE user_id = :user AND key = :key
                        """)
                .bind("user", request.userId())
                .bind("key", key)
                .map(row -> {
                    if (!Arrays.equals(request.hash(), row.get("request_hash", byte[].class))) {
                        throw new KeyReused(key);
                    }
                    return new Answer(Rows.get(row, "status", Integer.class), Rows.text(row, "answer"));
                })
                .one();
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
