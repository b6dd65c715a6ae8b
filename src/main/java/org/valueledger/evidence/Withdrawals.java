package org.valueledger.evidence;

import java.time.Clock;
import java.time.OffsetDateTime;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.valueledger.storage.Rows;
import org.valueledger.web.Once;
import org.valueledger.web.Problem;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Says of a file that it no longer counts; the file itself stays. */
@Component
class Withdrawals {

    /** By the primary keys. */
    private static final String VERSION = """
            SELECT c.version FROM customer c JOIN value_driver d ON d.customer_id = c.id WHERE d.id = :driver
            """;

    private static final String WITHDRAW = EvidenceWrites.GUARD + """
            , added AS (
                INSERT INTO evidence_withdrawn (evidence_id, customer_id, reason, recorded_by, recorded_at)
                SELECT :id, :customer, :reason, :by, :at WHERE EXISTS (SELECT FROM guard)
            )
            """ + Once.outcome("guard");

    private final DatabaseClient database;
    private final EvidenceRows rows;
    private final Once once;
    private final JsonMapper json;
    private final Clock clock;

    Withdrawals(DatabaseClient database, EvidenceRows rows, Once once, JsonMapper json, Clock clock) {
        this.database = database;
        this.rows = rows;
        this.once = once;
        this.json = json;
        this.clock = clock;
    }

    /** @return 201 with the file as it is now */
    Mono<Once.Answer> withdraw(Once.Request request, long driver, long id, String reason, String by) {
        // The version first: whoever withdraws the file afterwards makes it an old one.
        return once.run(request, () -> version(driver).flatMap(version -> rows.find(driver, id)
                .flatMap(file -> file.counts()
                        ? insert(request, version, file, new EvidenceFile.Withdrawal(reason, by, now()))
                        : Mono.error(new WithdrawnAlready(file)))));
    }

    private Mono<Long> version(long driver) {
        return database.sql(VERSION)
                .bind("driver", driver)
                .map(row -> Rows.number(row, "version"))
                .one();
    }

    private Mono<Once.Answer> insert(
            Once.Request request, long version, EvidenceFile file, EvidenceFile.Withdrawal withdrawal) {
        var statement = database.sql(WITHDRAW)
                .bind("customer", file.customerId())
                .bind("version", version)
                .bind("id", file.id())
                .bind("reason", withdrawal.reason())
                .bind("by", withdrawal.recordedBy())
                .bind("at", withdrawal.recordedAt());
        String answer = json.writeValueAsString(file.withdrawn(withdrawal));
        return EvidenceWrites.run(statement, request, new Once.Answer(201, answer));
    }

    private OffsetDateTime now() {
        return EvidenceWrites.now(clock);
    }

    /** Once is enough. */
    static final class WithdrawnAlready extends Problem {
        WithdrawnAlready(EvidenceFile file) {
            super(
                    HttpStatus.CONFLICT,
                    "evidence-withdrawn-already",
                    "\"" + file.fileName() + "\" was withdrawn already.");
        }
    }
}
