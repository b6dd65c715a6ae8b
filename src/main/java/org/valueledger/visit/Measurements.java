package org.valueledger.visit;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import org.valueledger.access.Viewer;
import org.valueledger.inventory.VisibleDrivers;
import org.valueledger.position.Books;
import org.valueledger.position.CustomerBook;
import org.valueledger.position.DriverBook;
import org.valueledger.position.PositionRows;
import org.valueledger.position.Positions;
import org.valueledger.storage.Binds;
import org.valueledger.valuation.FormulaError;
import org.valueledger.web.BadInput;
import org.valueledger.web.Once;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Records measurements, each together with the positions that follow from it. */
@Component
class Measurements {

    /** Found by the primary key. */
    private static final String REVISIONS = """
            SELECT coalesce(max(revision) + 1, 0) AS next
              FROM measurement
             WHERE driver_id = :driver AND measured_on = :day
            """;

    private static final String RECORD =
            "WITH " + Once.CLAIM + """
            , guard AS (
                UPDATE customer SET version = version + 1, changed_at = now()
                 WHERE id = :customer AND version = :version AND\s""" + Once.CLAIMED + """

                RETURNING id
            ), reading AS (
                INSERT INTO measurement (driver_id, measured_on, revision, question_count, answers, period_start, grade,
                                         confidence, set_aside, source, evidence, reason, visit_id, recorded_by)
                SELECT :driver, :day, :revision, cardinality(:answers), :answers, :periodStart, :grade, :confidence,
                       :setAside, :source, :evidence, :reason,
                       (SELECT v.id FROM visit v WHERE v.customer_id = :customer AND v.visit_on = :day), :user
                 WHERE EXISTS (SELECT FROM guard)
            ),\s""" + PositionRows.storing("guard") + Once.outcome("guard");

    private final DatabaseClient database;
    private final VisibleDrivers drivers;
    private final Books books;
    private final Once once;
    private final JsonMapper json;
    private final Clock clock;

    Measurements(
            DatabaseClient database, VisibleDrivers drivers, Books books, Once once, JsonMapper json, Clock clock) {
        this.database = database;
        this.drivers = drivers;
        this.books = books;
        this.once = once;
        this.json = json;
        this.clock = clock;
    }

    /** What was stored. */
    record Recorded(String customer, String driver, String date, int revision, boolean correction) {}

    /**
     * Stores one reading; a second one for the same day is a correction, and the first stays.
     *
     * @param key the Idempotency-Key header, or null
     */
    Mono<Once.Answer> record(Viewer viewer, String customerKey, String driverKey, @Nullable String key, JsonNode body) {
        String route = "measurement " + customerKey + " " + driverKey;
        Once.Request request = Once.Request.of(viewer.userId(), key, route, body.toString());
        return once.run(request, () -> drivers.find(customerKey, driverKey, viewer)
                .flatMap(found -> books.of(found.customerId())
                        .flatMap(book -> write(viewer, request, book, found.driverId(), body, customerKey))));
    }

    private Mono<Once.Answer> write(
            Viewer viewer, Once.Request request, CustomerBook book, long driverId, JsonNode body, String customerKey) {
        DriverBook driver = driver(book, driverId);
        NewMeasurement measurement = NewMeasurement.read(body, driver.terms(), clock);
        Positions positions = positions(book, driver, measurement);
        return nextRevision(driverId, measurement).flatMap(revision -> {
            var recorded =
                    new Recorded(customerKey, driver.key(), measurement.date().toString(), revision, revision > 0);
            var answer = new Once.Answer(201, json.writeValueAsString(recorded));
            return statement(viewer, book, driver, measurement, revision, positions, request, answer)
                    .filter(done -> done)
                    .map(done -> answer);
        });
    }

    private static DriverBook driver(CustomerBook book, long driverId) {
        return book.driver(driverId)
                .orElseThrow(() -> BadInput.of(
                        "driver", String.valueOf(driverId), "a driver with a locked baseline and an agreed goal"));
    }

    private static Positions positions(CustomerBook book, DriverBook driver, NewMeasurement measurement) {
        try {
            return Positions.of(book.with(driver.with(measurement.reading())));
        } catch (FormulaError e) {
            throw BadInput.of(
                    "answers", measurement.answers().toString(), "answers the formula can use: " + e.getMessage());
        }
    }

    private Mono<Integer> nextRevision(long driverId, NewMeasurement measurement) {
        return database.sql(REVISIONS)
                .bind("driver", driverId)
                .bind("day", measurement.date())
                .map(row -> Optional.ofNullable(row.get("next", Integer.class)).orElse(0))
                .one();
    }

    private Mono<Boolean> statement(
            Viewer viewer,
            CustomerBook book,
            DriverBook driver,
            NewMeasurement measurement,
            int revision,
            Positions positions,
            Once.Request request,
            Once.Answer answer) {
        var changed = positions.drivers().stream()
                .filter(p -> p.driverId() == driver.driverId())
                .toList();
        GenericExecuteSpec statement = database.sql(RECORD)
                .bind("customer", book.customerId())
                .bind("version", book.version())
                .bind("driver", driver.driverId())
                .bind("day", measurement.date())
                .bind("revision", revision)
                .bind("answers", measurement.inOrderOf(driver.terms()))
                .bind("grade", measurement.grade().name())
                .bind("confidence", measurement.confidence().value())
                .bind("user", viewer.username())
                .bind("driverPositions", PositionRows.drivers(changed))
                .bind("customerPositions", PositionRows.customers(List.of(positions.customer())));
        statement = bindNullable(statement, measurement);
        return Once.bind(statement, request, answer)
                .map(row -> Boolean.TRUE.equals(row.get("done", Boolean.class)))
                .one();
    }

    private static GenericExecuteSpec bindNullable(GenericExecuteSpec statement, NewMeasurement measurement) {
        var bound = Binds.orNull(statement, "periodStart", measurement.periodStart(), LocalDate.class);
        bound = Binds.textOrNull(bound, "setAside", measurement.setAside());
        bound = Binds.textOrNull(bound, "source", measurement.source());
        bound = Binds.textOrNull(bound, "evidence", measurement.evidence());
        return Binds.textOrNull(bound, "reason", measurement.reason());
    }
}
