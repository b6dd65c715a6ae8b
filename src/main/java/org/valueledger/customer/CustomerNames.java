package org.valueledger.customer;

import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.valueledger.access.Viewer;
import org.valueledger.storage.Rows;
import reactor.core.publisher.Mono;

/** What the head of every page below a customer shows. */
@Component
public class CustomerNames {

    /** Found by the primary key. */
    private static final String FIND = """
            SELECT id, external_id, name, industry, locale, currency, account_manager, version FROM customer WHERE id = :id
            """;

    private final DatabaseClient database;
    private final VisibleCustomers visible;

    CustomerNames(DatabaseClient database, VisibleCustomers visible) {
        this.database = database;
        this.visible = visible;
    }

    /**
     * @param key the importer's
     * @param locale BCP 47
     * @param currency ISO 4217
     * @param version counts every change below the customer
     */
    public record Named(
            long id,
            String key,
            String name,
            @Nullable String industry,
            String locale,
            String currency,
            @Nullable String accountManager,
            long version) {}

    /** @return {@link VisibleCustomers.NotFound} where there is none that the viewer may see */
    public Mono<Named> of(String key, Viewer viewer) {
        return visible.idOf(key, viewer).flatMap(this::of);
    }

    /** For those who may see the customer for another reason than being its account manager. */
    public Mono<Named> of(long id) {
        return database.sql(FIND)
                .bind("id", id)
                .map(row -> new Named(
                        Rows.number(row, "id"),
                        Rows.text(row, "external_id"),
                        Rows.text(row, "name"),
                        row.get("industry", String.class),
                        Rows.text(row, "locale"),
                        Rows.text(row, "currency"),
                        row.get("account_manager", String.class),
                        Rows.number(row, "version")))
                .one();
    }
}
