package org.valueledger.customer;

import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.valueledger.access.Viewer;
import org.valueledger.storage.Binds;
import org.valueledger.storage.Rows;
import org.valueledger.web.Problem;
import reactor.core.publisher.Mono;

/** Finds the customer that an address names, for those who may see it. */
@Component
public class VisibleCustomers {

    /** The importer's key wins over a number that happens to look like it. */
    private static final String FIND = """
            SELECT id FROM customer
             WHERE (external_id = :key OR id = :id)
               AND (CAST(:manager AS text) IS NULL OR lower(account_manager) = :manager)
             ORDER BY external_id = :key DESC
             LIMIT 1
            """;

    private final DatabaseClient database;

    VisibleCustomers(DatabaseClient database) {
        this.database = database;
    }

    /**
     * @param key the importer's key or our number
     * @return the number; {@link NotFound} where there is none that the viewer may see
     */
    public Mono<Long> idOf(String key, Viewer viewer) {
        var query = database.sql(FIND).bind("key", key).bind("id", asId(key));
        return Binds.textOrNull(query, "manager", viewer.managerFilter())
                .map(row -> Rows.number(row, "id"))
                .one()
                .switchIfEmpty(Mono.error(() -> new NotFound(key)));
    }

    /** The number a key spells; one that no row has where it spells none. */
    public static long asId(String key) {
        boolean number = key.matches("[1-9][0-9]{0,17}");
        return number ? Long.parseLong(key) : -1;
    }

    /** Also said of a customer that exists but belongs to somebody else's portfolio. */
    public static final class NotFound extends Problem {
        NotFound(String key) {
            super(HttpStatus.NOT_FOUND, "customer-not-found", "There is no customer \"" + key + "\" among yours.");
        }
    }
}
