package org.valueledger.inventory;

import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.valueledger.access.Viewer;
import org.valueledger.customer.VisibleCustomers;
import org.valueledger.storage.Rows;
import org.valueledger.web.Problem;
import reactor.core.publisher.Mono;

/** Finds the value driver that an address names, for those who may see its customer. */
@Component
public class VisibleDrivers {

    private static final String FIND = """
            SELECT id FROM value_driver
             WHERE customer_id = :customer AND (external_id = :key OR id = :id)
             ORDER BY external_id = :key DESC
             LIMIT 1
            """;

    private final DatabaseClient database;
    private final VisibleCustomers customers;

    VisibleDrivers(DatabaseClient database, VisibleCustomers customers) {
        this.database = database;
        this.customers = customers;
    }

    /** @return the driver's number and its customer's; {@link NotFound} where there is none that the viewer may see */
    public Mono<Found> find(String customerKey, String driverKey, Viewer viewer) {
        return customers.idOf(customerKey, viewer).flatMap(customer -> database.sql(FIND)
                .bind("customer", customer)
                .bind("key", driverKey)
                .bind("id", VisibleCustomers.asId(driverKey))
                .map(row -> new Found(customer, Rows.number(row, "id")))
                .one()
                .switchIfEmpty(Mono.error(() -> new NotFound(customerKey, driverKey))));
    }

    public record Found(long customerId, long driverId) {}

    static final class NotFound extends Problem {
        NotFound(String customer, String driver) {
            super(
                    HttpStatus.NOT_FOUND,
                    "driver-not-found",
                    "Customer \"" + customer + "\" has no value driver \"" + driver + "\".");
        }
    }
}
