package org.valueledger.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads one customer's ledger, and the rows that it speaks of, inside somebody else's transaction. */
final class LedgerRows {

    private static final int FETCH = 1000;

    /** Served by the primary key. */
    private static final String ENTRIES = """
            SELECT customer_id, seq, kind, driver_id, recorded_by, recorded_at, content, previous_hash, hash
              FROM ledger_entry
             WHERE customer_id = :customer
             ORDER BY seq
            """;

    private static final String HEAD = "SELECT seq, hash FROM ledger_head WHERE customer_id = :customer";

    /** Served by value_driver's key (customer_id, external_id) and the primary keys of what belongs to a driver. */
    private static final String STORED = """
            SELECT kind, driver_id, recorded_by, recorded_at, content FROM ledger_expected WHERE customer_id = :customer
            """;

    /** The readings of each import that ever touched the customer, told anew. */
    private static final String IMPORTED = """
            SELECT 'MEASUREMENTS_IMPORTED' AS kind, CAST(NULL AS bigint) AS driver_id, i.recorded_by,
                   CAST(NULL AS timestamptz) AS recorded_at, i.content
              FROM (SELECT DISTINCT m.import_run_id AS run
                      FROM value_driver d JOIN measurement m ON m.driver_id = d.id
                     WHERE d.customer_id = :customer AND m.import_run_id IS NOT NULL) r
             CROSS JOIN LATERAL ledger_imported(r.run, ARRAY(
                   SELECT d.id FROM value_driver d WHERE d.customer_id = :customer)) i
            """;

    private static final String DRIVERS = "SELECT id, external_id FROM value_driver WHERE customer_id = :customer";

    private final JdbcClient database;
    private final long customerId;

    LedgerRows(JdbcClient database, long customerId) {
        this.database = database;
        this.customerId = customerId;
    }

    void entries(Consumer<LedgerEntry> each) {
        query(ENTRIES).query(row -> {
            each.accept(entry(row));
        });
    }

    /** @return null where the customer has no ledger yet */
    Verification.@Nullable Head head() {
        return query(HEAD)
                .query((row, number) ->
                        new Verification.Head(row.getLong("seq"), HexFormat.of().formatHex(row.getBytes("hash"))))
                .optional()
                .orElse(null);
    }

    void stored(Consumer<Expected.StoredRow> each) {
        query(STORED).query(row -> {
            each.accept(storedRow(row));
        });
    }

    void imported(Consumer<Expected.StoredRow> each) {
        query(IMPORTED).query(row -> {
            each.accept(storedRow(row));
        });
    }

    Map<Long, String> driverKeys() {
        Map<Long, String> keys = new HashMap<>();
        query(DRIVERS).query(row -> {
            keys.put(row.getLong("id"), row.getString("external_id"));
        });
        return keys;
    }

    private JdbcClient.StatementSpec query(String sql) {
        return database.sql(sql).withFetchSize(FETCH).param("customer", customerId);
    }

    private static LedgerEntry entry(ResultSet row) throws SQLException {
        return new LedgerEntry(
                row.getLong("customer_id"),
                row.getLong("seq"),
                row.getString("kind"),
                row.getObject("driver_id", Long.class),
                row.getString("recorded_by"),
                row.getObject("recorded_at", OffsetDateTime.class),
                row.getString("content"),
                row.getBytes("previous_hash"),
                row.getBytes("hash"));
    }

    private static Expected.StoredRow storedRow(ResultSet row) throws SQLException {
        return new Expected.StoredRow(
                row.getString("kind"),
                row.getObject("driver_id", Long.class),
                row.getString("recorded_by"),
                row.getObject("recorded_at", OffsetDateTime.class),
                row.getString("content"));
    }
}
