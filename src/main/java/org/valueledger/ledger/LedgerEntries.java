package org.valueledger.ledger;

import io.r2dbc.spi.Readable;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.valueledger.storage.Binds;
import org.valueledger.storage.Rows;
import org.valueledger.web.BadInput;
import org.valueledger.web.Slice;
import reactor.core.publisher.Mono;

/** Reads a customer's ledger, newest entry first. */
@Component
class LedgerEntries {

    /** Served by the primary key; with a driver by ledger_entry_by_driver. What was said before comes from the latter, too. */
    private static final String PAGE = """
            SELECT e.customer_id, e.seq, e.kind, e.driver_id, e.recorded_by, e.recorded_at, e.content, e.previous_hash, e.hash,
                   d.external_id, d.name,
                   ARRAY(SELECT q.name FROM question q WHERE q.driver_id = e.driver_id ORDER BY q.position) AS questions,
                   (SELECT b.content FROM ledger_entry b
                     WHERE b.customer_id = e.customer_id AND b.driver_id IS NOT DISTINCT FROM e.driver_id AND b.kind = e.kind
                       AND b.seq < e.seq AND e.kind IN ('DRIVER_DEFINED', 'CONTRACT_RECORDED')
                     ORDER BY b.seq DESC LIMIT 1) AS before
              FROM ledger_entry e
              LEFT JOIN value_driver d ON d.id = e.driver_id
             WHERE e.customer_id = :customer AND e.seq < :before
               AND (CAST(:driver AS bigint) IS NULL OR e.driver_id = :driver)
             ORDER BY e.seq DESC
             LIMIT :limit
            """;

    private final DatabaseClient database;

    LedgerEntries(DatabaseClient database) {
        this.database = database;
    }

    /**
     * An entry with what helps to read it.
     *
     * @param questions names of the driver's questions, in their order
     * @param before what the last entry of this kind said; null where nothing was said, or where entries stand for themselves
     */
    record Told(
            LedgerEntry entry,
            @Nullable String driverKey,
            @Nullable String driverName,
            List<String> questions,
            @Nullable String before) {}

    /**
     * @param driverId null: about all drivers and the customer
     * @param after the place after which to go on; null: from the newest entry
     */
    Mono<Slice<Told>> page(long customerId, @Nullable Long driverId, @Nullable String after, int limit) {
        var query = database.sql(PAGE)
                .bind("customer", customerId)
                .bind("before", after == null ? Long.MAX_VALUE : place(after))
                .bind("limit", limit + 1);
        return Binds.orNull(query, "driver", driverId, Long.class)
                .map(LedgerEntries::told)
                .all()
                .collectList()
                .map(read -> Slice.of(
                        read,
                        limit,
                        false,
                        after != null,
                        told -> Long.toString(told.entry().seq())));
    }

    private static long place(String after) {
        if (!after.matches("[0-9]{1,18}")) {
            throw BadInput.of("after", after, "the number of an entry");
        }
        return Long.parseLong(after);
    }

    private static Told told(Readable row) {
        var entry = new LedgerEntry(
                Rows.number(row, "customer_id"),
                Rows.number(row, "seq"),
                Rows.text(row, "kind"),
                row.get("driver_id", Long.class),
                Rows.text(row, "recorded_by"),
                Rows.get(row, "recorded_at", OffsetDateTime.class),
                Rows.text(row, "content"),
                Rows.get(row, "previous_hash", byte[].class),
                Rows.get(row, "hash", byte[].class));
        return new Told(
                entry,
                row.get("external_id", String.class),
                row.get("name", String.class),
                List.of(Rows.get(row, "questions", String[].class)),
                row.get("before", String.class));
    }
}
