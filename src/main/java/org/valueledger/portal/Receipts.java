package org.valueledger.portal;

import io.r2dbc.spi.Readable;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.valueledger.customer.CustomerNames;
import org.valueledger.storage.Rows;
import reactor.core.publisher.Mono;

/** Reads what was answered through a link, word for word as it is stored. */
@Component
class Receipts {

    /** Served by sign_off_by_link. */
    private static final String OF_LINK = """
            SELECT outcome, shown_text, comment, recorded_at FROM sign_off WHERE link_id = :link ORDER BY id
            """;

    private final DatabaseClient database;
    private final CustomerNames customers;
    private final LedgerHeads heads;

    Receipts(DatabaseClient database, CustomerNames customers, LedgerHeads heads) {
        this.database = database;
        this.customers = customers;
        this.heads = heads;
    }

    private record Row(
            boolean agreed, String text, @Nullable String comment, OffsetDateTime at) {}

    Mono<Receipt> of(ContactLink link) {
        return database.sql(OF_LINK)
                .bind("link", link.id())
                .map(Receipts::row)
                .all()
                .collectList()
                .filter(rows -> !rows.isEmpty())
                .switchIfEmpty(Mono.error(ContactLinks.NotValid::new))
                .flatMap(rows -> customers.of(link.terms().customerId()).flatMap(customer -> heads.of(customer.id())
                        .map(head -> receipt(link, customer, rows, head))));
    }

    private static Row row(Readable row) {
        return new Row(
                Rows.text(row, "outcome").equals("AGREED"),
                Rows.text(row, "shown_text"),
                row.get("comment", String.class),
                Rows.get(row, "recorded_at", OffsetDateTime.class));
    }

    private static Receipt receipt(
            ContactLink link, CustomerNames.Named customer, List<Row> rows, LedgerHeads.Head head) {
        Row first = rows.getFirst();
        return new Receipt(
                link,
                customer,
                first.agreed(),
                first.at(),
                first.comment(),
                rows.stream()
                        .map(row -> new Receipt.Line(ShownText.of(row.text()), Sha256.hex(row.text())))
                        .toList(),
                head);
    }
}
