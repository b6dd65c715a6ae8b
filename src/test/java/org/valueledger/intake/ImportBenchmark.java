package org.valueledger.intake;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;
import org.valueledger.BenchmarkReport;

/**
 * How fast readings come in, as a share of PostgreSQL's own COPY of the same file into a plain table in the same run; writes
 * {@code reports/benchmarks.md}. Its name keeps it out of the ordinary test run; the report says how to start it.
 */
class ImportBenchmark {

    private static final int READINGS_PER_DRIVER = 20;
    private static final int DRIVERS_PER_CUSTOMER = 100;

    private DataSource database;
    private Imports imports;

    @TempDir
    Path folder;

    @Test
    void writesTheReport() throws Exception {
        int drivers = Integer.getInteger("benchmark.drivers", 50_000);
        int runs = Integer.getInteger("benchmark.runs", 5);
        try (EmbeddedPostgres server = start(folder)) {
            database = server.getPostgresDatabase();
            Flyway.configure()
                    .dataSource(database)
                    .locations("classpath:db/migration")
                    .load()
                    .migrate();
            imports = new Imports(database, Clock.systemUTC());
            BenchmarkReport.write("Import of readings", run(drivers, runs));
        }
    }

    /** Like the database that starts with the service: it keeps what it has acknowledged. */
    private static EmbeddedPostgres start(Path folder) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("postgres"))
                .setOverrideWorkingDirectory(Path.of("target", "postgres").toFile())
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("max_wal_size", "2GB")
                .start();
    }

    private String run(int drivers, int runs) throws Exception {
        prepare(drivers);
        Path large = readings(drivers, true);
        Path byDay = readings(drivers, false);
        Path small = readings(drivers / 10, true);
        Result smallResult = measure(small, 1);
        Result byDriver = measure(large, runs);
        Result byDayResult = measure(byDay, runs);
        return Report.of(drivers * READINGS_PER_DRIVER, Files.size(large), byDriver, byDayResult, smallResult);
    }

    private void prepare(int drivers) throws Exception {
        Path customers = folder.resolve("customers.csv");
        Path inventory = folder.resolve("drivers.csv");
        try (BufferedWriter c = Files.newBufferedWriter(customers);
                BufferedWriter d = Files.newBufferedWriter(inventory)) {
            c.write("customer_id,customer_name,country\n");
            d.write(
                    "customer_id,driver_id,driver_name,direction,unit_value,currency,baseline_date,baseline_value,goal_date,goal_value\n");
            for (int i = 0; i < drivers; i++) {
                if (i % DRIVERS_PER_CUSTOMER == 0) {
                    c.write("C" + i / DRIVERS_PER_CUSTOMER + ",Customer " + i + ",DE\n");
                }
                d.write("C" + i / DRIVERS_PER_CUSTOMER + ",D" + i + ",Driver " + i
                        + ",down,12.5,EUR,2023-12-31,1000,2025-12-31,600\n");
            }
        }
        require(imports.run(order(Table.CUSTOMERS), customers));
        require(imports.run(order(Table.DRIVERS), inventory));
    }

    private static ImportOrder order(Table table) {
        return new ImportOrder(table, "benchmark.csv", false, ImportOrder.OnError.REJECT_FILE, "benchmark", null);
    }

    private static void require(ImportResult result) {
        if (!result.stored()) {
            throw new IllegalStateException(result.toString());
        }
    }

    private Path readings(int drivers, boolean byDriver) throws IOException {
        Path file = folder.resolve("readings-" + drivers + "-" + byDriver + ".csv");
        Random random = new Random(7);
        int rows = drivers * READINGS_PER_DRIVER;
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("customer_id,driver_id,date,value,grade,source\n");
            for (int i = 0; i < rows; i++) {
                int driver = byDriver ? i / READINGS_PER_DRIVER : i % drivers;
                int reading = byDriver ? i % READINGS_PER_DRIVER : i / drivers;
                LocalDate day = LocalDate.of(2024, 1, 31).plusDays(reading * 30L);
                out.write("C" + driver / DRIVERS_PER_CUSTOMER + ",D" + driver + "," + day + ","
                        + (100_000 - random.nextInt(50_000)) / 100.0 + ",metered,monthly ERP export\n");
            }
        }
        return file;
    }

    /** @param peakHeap bytes still in use after the fullest garbage collection */
    record Result(long[] copyMillis, long[] importMillis, long peakHeap) {

        double copySeconds() {
            return BenchmarkReport.median(copyMillis) / 1000.0;
        }

        double importSeconds() {
            return BenchmarkReport.median(importMillis) / 1000.0;
        }
    }

    private Result measure(Path file, int runs) throws Exception {
        List<Long> copies = new ArrayList<>();
        List<Long> imported = new ArrayList<>();
        LiveHeap heap = new LiveHeap();
        for (int run = 0; run <= runs; run++) {
            reset();
            long copy = copy(file);
            reset();
            long start = System.nanoTime();
            require(imports.run(order(Table.MEASUREMENTS), file));
            long took = (System.nanoTime() - start) / 1_000_000;
            // The first is for warming up.
            if (run > 0) {
                copies.add(copy);
                imported.add(took);
            }
            System.Logger log = System.getLogger(ImportBenchmark.class.getName());
            log.log(System.Logger.Level.INFO, file.getFileName() + ": COPY " + copy + " ms, import " + took + " ms");
        }
        return new Result(
                copies.stream().mapToLong(Long::longValue).toArray(),
                imported.stream().mapToLong(Long::longValue).toArray(),
                heap.peak());
    }

    private void reset() throws SQLException {
        sql("ALTER TABLE measurement DISABLE TRIGGER measurement_is_kept");
        sql("ALTER TABLE ledger_entry DISABLE TRIGGER ledger_entry_is_kept");
        sql("TRUNCATE measurement, driver_position, customer_position, ledger_entry, ledger_head");
        sql("ALTER TABLE ledger_entry ENABLE TRIGGER ledger_entry_is_kept");
        sql("ALTER TABLE measurement ENABLE TRIGGER measurement_is_kept");
        sql("VACUUM ANALYZE customer");
        sql("DROP TABLE IF EXISTS plain");
        sql("CREATE TABLE plain (customer_id text, driver_id text, date date, value numeric, grade text, source text)");
        sql("CHECKPOINT");
    }

    private long copy(Path file) throws SQLException, IOException {
        try (Connection connection = database.getConnection();
                InputStream in = Files.newInputStream(file)) {
            long start = System.nanoTime();
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("COPY plain FROM STDIN (FORMAT csv, HEADER)", in, 1 << 16);
            return (System.nanoTime() - start) / 1_000_000;
        }
    }

    private void sql(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The report as people read it. */
    private static final class Report {

        static String of(int rows, long bytes, Result byDriver, Result byDay, Result small) {
            Locale plain = Locale.ROOT;
            return """
                    %,d readings of %,d drivers of %,d customers, a file of %.1f MB. The import reads and understands every cell, finds the
                    drivers, checks every row, stores with all constraints and indices, values every driver and customer and commits, in one
                    transaction. Beside it, in the same run, COPY of the same file into a plain table without index or constraint. Medians of
                    %d runs after one for warming up, alternating; the database is emptied and checkpointed before each.

                    | file | COPY | import | import, rows per second | share of COPY's speed |
                    |---|---|---|---|---|
                    | driver by driver | %.2f s | %.2f s | %,.0f | %.2f |
                    | day by day | %.2f s | %.2f s | %,.0f | %.2f |

                    Heap still in use after the fullest garbage collection: %.0f MB with %,d rows, %.0f MB with %,d rows. The same file
                    of a million rows also goes in with `-Xmx96m`; what grows is the memory of drivers seen, at most 200,000 of them.

                    Machine: %s. PostgreSQL 18.6 (the embedded one, `fsync` and `synchronous_commit` on) on the same cores.

                    Again: `%s`
                    """.formatted(
                            rows,
                            rows / READINGS_PER_DRIVER,
                            rows / READINGS_PER_DRIVER / DRIVERS_PER_CUSTOMER,
                            bytes / 1e6,
                            byDriver.copyMillis().length,
                            byDriver.copySeconds(),
                            byDriver.importSeconds(),
                            rows / byDriver.importSeconds(),
                            byDriver.copySeconds() / byDriver.importSeconds(),
                            byDay.copySeconds(),
                            byDay.importSeconds(),
                            rows / byDay.importSeconds(),
                            byDay.copySeconds() / byDay.importSeconds(),
                            small.peakHeap() / 1e6,
                            rows / 10,
                            byDriver.peakHeap() / 1e6,
                            rows,
                            BenchmarkReport.machine(),
                            COMMAND);
        }

        private static final String COMMAND = "mvn test -Dtest=ImportBenchmark -Djacoco.skip";
    }
}
