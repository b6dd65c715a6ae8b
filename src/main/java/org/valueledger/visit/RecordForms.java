package org.valueledger.visit;

import io.r2dbc.spi.Readable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.valueledger.access.Viewer;
import org.valueledger.inventory.VisibleDrivers;
import org.valueledger.storage.Rows;
import reactor.core.publisher.Mono;

/** Reads what the form for a new measurement asks. */
@Component
class RecordForms {

    private static final String DRIVER = """
            SELECT c.name AS customer, d.name, d.kind
              FROM value_driver d JOIN customer c ON c.id = d.customer_id
             WHERE d.id = :driver
            """;

    /** Each question with its answer at the baseline and at the newest reading. */
    private static final String QUESTIONS = """
            SELECT q.name, q.text, q.unit, q.role,
                   (SELECT b.answers[q.position] FROM baseline b
                     WHERE b.driver_id = q.driver_id ORDER BY b.version DESC LIMIT 1)::text AS baseline,
                   (SELECT m.answers[q.position] FROM measurement m
                     WHERE m.driver_id = q.driver_id ORDER BY m.measured_on DESC, m.revision DESC LIMIT 1)::text AS latest
              FROM question q
             WHERE q.driver_id = :driver
             ORDER BY q.position
            """;

    private final DatabaseClient database;
    private final VisibleDrivers drivers;

    RecordForms(DatabaseClient database, VisibleDrivers drivers) {
        this.database = database;
        this.drivers = drivers;
    }

    /** @param flow whether a reading is the amount of a period, which then has a beginning */
    record Form(long customerId, long driverId, String customer, String driver, boolean flow, List<Asked> questions) {}

    record Asked(
            String name,
            @Nullable String text,
            @Nullable String unit,
            boolean condition,
            @Nullable String baseline,
            @Nullable String latest) {}

    Mono<Form> of(String customerKey, String driverKey, Viewer viewer) {
        return drivers.find(customerKey, driverKey, viewer).flatMap(found -> database.sql(QUESTIONS)
                .bind("driver", found.driverId())
                .map(RecordForms::asked)
                .all()
                .collectList()
                .flatMap(questions -> database.sql(DRIVER)
                        .bind("driver", found.driverId())
                        .map(row -> form(found, row, questions))
                        .one()));
    }

    private static Form form(VisibleDrivers.Found found, Readable row, List<Asked> questions) {
        return new Form(
                found.customerId(),
                found.driverId(),
                Rows.text(row, "customer"),
                Rows.text(row, "name"),
                Rows.text(row, "kind").equals("FLOW"),
                questions);
    }

    private static Asked asked(Readable row) {
        return new Asked(
                Rows.text(row, "name"),
                row.get("text", String.class),
                row.get("unit", String.class),
                Rows.text(row, "role").equals("CONDITION"),
                row.get("baseline", String.class),
                row.get("latest", String.class));
    }
}
