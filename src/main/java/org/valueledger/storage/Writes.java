package org.valueledger.storage;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The only way to write on the request path: one data-modifying statement that goes on when the client hangs up.
 *
 * <p>A reactive transaction is not atomic when it is cancelled half-way, because the rollback runs beside work already
 * under way. One statement is atomic in the database, and behind the shield nobody can cancel it.
 */
@Component
public class Writes {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /**
     * Runs the statement to its end whatever happens to the caller.
     *
     * @return its result, or {@link OutcomeUnknown} when it takes longer than ten seconds; it then still goes on
     */
    public <T> Mono<T> run(Mono<T> statement) {
        return shield(statement)
                .timeout(PATIENCE)
                .onErrorMap(TimeoutException.class, late -> new OutcomeUnknown(PATIENCE, late));
    }

    /** The context travels along, so that security and tracing are still known inside. */
    private static <T> Mono<T> shield(Mono<T> work) {
        boolean suppressCancel = true;
        return Mono.deferContextual(
                context -> Mono.fromFuture(() -> work.contextWrite(context).toFuture(), suppressCancel));
    }

    /** The write may or may not have happened; the same idempotency key settles it. */
    public static final class OutcomeUnknown extends RuntimeException {
        OutcomeUnknown(Duration waited, Throwable cause) {
            super(
                    "no answer from the database within " + waited.toSeconds()
                            + " s; it is not known whether the change was stored. Send it again with the same"
                            + " Idempotency-Key.",
                    cause);
        }
    }
}
