package org.valueledger.businesscase;

import java.util.Locale;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.valueledger.access.Viewer;
import org.valueledger.customer.VisibleCustomers;
import org.valueledger.storage.Rows;
import org.valueledger.web.Formats;
import reactor.core.publisher.Mono;

/** What a page about a business case says of its customer. */
@Component
class CaseCustomers {

    /** Found by the primary key. */
    private static final String FIND = "SELECT name, locale, currency FROM customer WHERE id = :customer";

    private final DatabaseClient database;
    private final VisibleCustomers customers;

    CaseCustomers(DatabaseClient database, VisibleCustomers customers) {
        this.database = database;
        this.customers = customers;
    }

    /** @param formats pages speak English; money and dates follow the customer's country */
    record Customer(long id, String name, String currency, Formats formats) {}

    Mono<Customer> of(String customerKey, Viewer viewer) {
        return customers.idOf(customerKey, viewer).flatMap(id -> database.sql(FIND)
                .bind("customer", id)
                .map(row -> new Customer(
                        id,
                        Rows.text(row, "name"),
                        Rows.text(row, "currency"),
                        new Formats(Locale.forLanguageTag(Rows.text(row, "locale")))))
                .one());
    }
}
