package org.valueledger.portal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.valueledger.access.Viewer;
import org.valueledger.storage.Rows;
import reactor.core.publisher.Mono;

/** The people of a customer who may be asked, and who asks them. */
@Component
class Contacts {

    /** Served by contact's key (customer_id, position). */
    private static final String OF_CUSTOMER = """
            SELECT id, name, email FROM contact WHERE customer_id = :customer ORDER BY position LIMIT :most
            """;

    /** Found by the primary key. */
    private static final String USER = "SELECT display_name FROM app_user WHERE id = :user";

    private static final int MOST = 200;

    private final DatabaseClient database;

    Contacts(DatabaseClient database) {
        this.database = database;
    }

    record Contact(long id, String name, @Nullable String email) {}

    Mono<List<Contact>> of(long customerId) {
        return database.sql(OF_CUSTOMER)
                .bind("customer", customerId)
                .bind("most", MOST)
                .map(row -> new Contact(Rows.number(row, "id"), Rows.text(row, "name"), row.get("email", String.class)))
                .all()
                .collectList();
    }

    Mono<String> nameOf(Viewer asker) {
        return database.sql(USER)
                .bind("user", asker.userId())
                .map(row -> Rows.text(row, "display_name"))
                .one();
    }
}
