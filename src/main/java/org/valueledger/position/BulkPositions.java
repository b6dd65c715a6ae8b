package org.valueledger.position;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Positions of many customers inside somebody else's JDBC transaction: an import or the sample.
 *
 * <p>The caller {@linkplain #prepare prepares} two temporary tables, names in them whatever it is about to change,
 * {@linkplain #lock locks}, changes, and {@linkplain #refresh refreshes}. Drivers are valued a chunk at a time, so memory
 * does not grow with their number.
 */
public final class BulkPositions {

    private static final int CHUNK = 1000;

    private final Connection connection;
    private final JdbcClient database;
    private final JdbcBooks books;

    private BulkPositions(Connection connection) {
        this.connection = connection;
        this.database = JdbcClient.create(new SingleConnectionDataSource(connection, true));
        this.books = new JdbcBooks(database);
    }

    /**
     * Creates {@code changed_driver (driver_id)} and {@code changed_customer (customer_id)}, which last as long as the
     * transaction. Rows may repeat.
     *
     * @param connection with auto-commit off
     */
    public static BulkPositions prepare(Connection connection) throws SQLException {
        run(connection, """
                CREATE TEMPORARY TABLE changed_driver (driver_id bigint NOT NULL) ON COMMIT DROP;
                CREATE TEMPORARY TABLE changed_customer (customer_id bigint NOT NULL) ON COMMIT DROP
                """);
        return new BulkPositions(connection);
    }

    /**
     * Counts up, and so locks, every customer that is named or owns a named driver: in one order for everybody, so that
     * two imports wait for each other and never block each other for good.
     */
    public void lock() {
        database.sql("""
                UPDATE customer SET version = version + 1, changed_at = now()
                 WHERE id IN (SELECT id FROM customer
                               WHERE id IN (SELECT customer_id FROM changed_customer)
                                  OR id IN (SELECT d.customer_id FROM changed_driver JOIN value_driver d ON d.id = driver_id)
                               ORDER BY id FOR UPDATE)
                """).update();
    }

    /** Values the named drivers, then adds up their customers and the named ones. */
    public void refresh() throws SQLException {
        run(connection, """
                CREATE INDEX ON changed_driver (driver_id);
                ANALYZE changed_driver; ANALYZE changed_customer
                """);
        refreshDrivers();
        for (List<Long> chunk = customers(0); !chunk.isEmpty(); chunk = customers(chunk.getLast())) {
            store(List.of(), totals(chunk));
        }
    }

    /** One chunk is valued while the next is read: the maths and the database take about as long as each other. */
    private void refreshDrivers() {
        try (ExecutorService maths = Executors.newSingleThreadExecutor()) {
            Future<List<DriverPosition>> valued = CompletableFuture.completedFuture(List.of());
            for (List<Long> chunk = drivers(0); !chunk.isEmpty(); chunk = drivers(chunk.getLast())) {
                List<DriverBook> read = books.ofDrivers(chunk);
                List<DriverPosition> before = finished(valued);
                valued = maths.submit(
                        () -> read.stream().map(DriverPosition::latest).toList());
                store(before, List.of());
            }
            store(finished(valued), List.of());
        }
    }

    private static List<DriverPosition> finished(Future<List<DriverPosition>> valued) {
        try {
            return valued.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while valuing", e);
        }
    }

    private List<Long> drivers(long after) {
        return database.sql("""
                        SELECT DISTINCT driver_id FROM changed_driver WHERE driver_id > :after ORDER BY 1 LIMIT :chunk
                        """)
                .param("after", after)
                .param("chunk", CHUNK)
                .query((row, number) -> row.getLong(1))
                .list();
    }

    private List<Long> customers(long after) {
        return database.sql("""
                        SELECT customer_id FROM (
                            SELECT customer_id FROM changed_customer
                            UNION
                            SELECT d.customer_id FROM changed_driver JOIN value_driver d ON d.id = driver_id) c
                         WHERE customer_id > :after ORDER BY 1 LIMIT :chunk
                        """)
                .param("after", after)
                .param("chunk", CHUNK)
                .query((row, number) -> row.getLong(1))
                .list();
    }

    private List<CustomerPosition> totals(List<Long> customerIds) {
        Map<Long, CustomerPosition.Sum> sums = new HashMap<>();
        books.customers(customerIds).forEach((id, book) -> sums.put(id, new CustomerPosition.Sum(id, book.rates())));
        database.sql(PositionRows.DRIVERS_OF_CUSTOMERS)
                .withFetchSize(CHUNK)
                .param("customers", customerIds.toArray(Long[]::new))
                .query(row -> {
                    var columns = new JdbcColumns(row);
                    var position = PositionRows.driver(columns);
                    Objects.requireNonNull(sums.get(position.customerId()))
                            .add(position, PositionRows.currency(columns));
                });
        List<CustomerPosition> totals = new ArrayList<>(sums.size());
        sums.values().forEach(sum -> totals.add(sum.total()));
        return totals;
    }

    private void store(List<DriverPosition> drivers, List<CustomerPosition> customers) {
        if (drivers.isEmpty() && customers.isEmpty()) {
            return;
        }
        database.sql(STORE)
                .param("driverPositions", PositionRows.drivers(drivers))
                .param("customerPositions", PositionRows.customers(customers))
                .query(Integer.class)
                .single();
    }

    private static final String STORE = "WITH always AS (SELECT), " + PositionRows.storing("always") + " SELECT 1";

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
