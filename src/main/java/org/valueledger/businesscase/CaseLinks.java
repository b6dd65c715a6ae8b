package org.valueledger.businesscase;

import io.r2dbc.spi.Readable;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.valueledger.access.Viewer;
import org.valueledger.customer.VisibleCustomers;
import org.valueledger.inventory.VisibleDrivers;
import org.valueledger.storage.Binds;
import org.valueledger.storage.Rows;
import org.valueledger.web.BadInput;
import org.valueledger.web.Once;
import org.valueledger.web.Problem;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Which value driver delivers which benefit line. */
@Component
class CaseLinks {

    /** Every driver of the customer with the lines it delivers; served by the unique key (customer_id, external_id). */
    private static final String DRIVERS = """
            SELECT d.id, d.external_id, d.name, d.currency,
                   ARRAY(SELECT l.ref FROM business_case_link l
                          WHERE l.driver_id = d.id AND l.customer_id = d.customer_id ORDER BY l.ref) AS refs
              FROM value_driver d
             WHERE d.customer_id = :customer
             ORDER BY d.position, d.id
            """;

    /** Found by the primary key. */
    private static final String VERSION = "SELECT version FROM customer WHERE id = :customer";

    private static final String LINK = "WITH " + Once.CLAIM + """
            , guard AS (
                UPDATE customer SET version = version + 1, changed_at = now()
                 WHERE id = :customer AND version = :version AND\s""" + Once.CLAIMED + """

                RETURNING id
            ), linked AS (
                INSERT INTO business_case_link (customer_id, ref, driver_id, linked_by)
                SELECT guard.id, :ref, CAST(:driver AS bigint), :user FROM guard WHERE CAST(:driver AS bigint) IS NOT NULL
                ON CONFLICT (customer_id, ref) DO UPDATE
                   SET driver_id = EXCLUDED.driver_id, linked_by = EXCLUDED.linked_by, linked_at = now()
            ), unlinked AS (
                DELETE FROM business_case_link
                 WHERE customer_id = (SELECT id FROM guard) AND ref = :ref AND CAST(:driver AS bigint) IS NULL
            )
            """ + Once.outcome("guard");

    private final DatabaseClient database;
    private final VisibleCustomers customers;
    private final VisibleDrivers drivers;
    private final Once once;
    private final JsonMapper json;

    CaseLinks(DatabaseClient database, VisibleCustomers customers, VisibleDrivers drivers, Once once, JsonMapper json) {
        this.database = database;
        this.customers = customers;
        this.drivers = drivers;
        this.once = once;
        this.json = json;
    }

    /** @param refs of the lines that it delivers, also such as only older versions have */
    record LinkedDriver(
            long id, String key, String name, @Nullable Currency currency, List<String> refs) {}

    record Linked(String ref, @Nullable String driver) {}

    Mono<List<LinkedDriver>> of(long customerId) {
        return database.sql(DRIVERS)
                .bind("customer", customerId)
                .map(CaseLinks::driver)
                .all()
                .collectList();
    }

    private static LinkedDriver driver(Readable row) {
        String currency = row.get("currency", String.class);
        return new LinkedDriver(
                Rows.number(row, "id"),
                Rows.text(row, "external_id"),
                Rows.text(row, "name"),
                currency == null ? null : Currency.getInstance(currency),
                List.of(Rows.get(row, "refs", String[].class)));
    }

    /** @param driverKey null: no driver delivers the line any more */
    Mono<Once.Answer> link(
            Viewer viewer, Once.Request request, String customerKey, String ref, @Nullable String driverKey) {
        var answer = new Once.Answer(200, json.writeValueAsString(new Linked(ref, driverKey)));
        return once.run(request, () -> customers.idOf(customerKey, viewer).flatMap(customer -> version(customer)
                .flatMap(version -> driverId(customerKey, driverKey, viewer)
                        .flatMap(driver ->
                                write(customer, version, ref, driver.orElse(null), viewer, request, answer)))));
    }

    private Mono<Long> version(long customer) {
        return database.sql(VERSION)
                .bind("customer", customer)
                .map(row -> Rows.number(row, "version"))
                .one();
    }

    private Mono<Optional<Long>> driverId(String customerKey, @Nullable String driverKey, Viewer viewer) {
        if (driverKey == null) {
            return Mono.just(Optional.empty());
        }
        return drivers.find(customerKey, driverKey, viewer)
                .map(found -> Optional.of(found.driverId()))
                .onErrorMap(
                        Problem.class,
                        e -> BadInput.of("driver", driverKey, "the key of a value driver of this customer"));
    }

    private Mono<Once.Answer> write(
            long customer,
            long version,
            String ref,
            @Nullable Long driver,
            Viewer viewer,
            Once.Request request,
            Once.Answer answer) {
        var statement = database.sql(LINK)
                .bind("customer", customer)
                .bind("version", version)
                .bind("ref", ref)
                .bind("user", viewer.username());
        return Once.bind(Binds.orNull(statement, "driver", driver, Long.class), request, answer)
                .map(row -> Boolean.TRUE.equals(row.get("done", Boolean.class)))
                .one()
                .filter(done -> done)
                .map(done -> answer);
    }

    /** By ref; lines without a driver are missing. */
    static Map<String, LinkedDriver> byRef(List<LinkedDriver> drivers) {
        Map<String, LinkedDriver> byRef = new java.util.HashMap<>();
        drivers.forEach(driver -> driver.refs().forEach(ref -> byRef.put(ref, driver)));
        return byRef;
    }
}
