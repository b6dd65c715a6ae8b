package org.valueledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Objects;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.valueledger.BenchmarkReport;
import org.valueledger.TestDatabase;
import org.valueledger.storage.OffEventLoop;

/**
 * How long a ledger of 10,000 entries takes to verify, beside reading the same entries and doing nothing with them. Its name
 * keeps it out of the ordinary test run; the report says how to start it.
 */
class LedgerBenchmark {

    private static final int ENTRIES = 10_000;
    private static final int DRIVERS = 10;
    private static final int RUNS = 15;

    private final DataSource database = TestDatabase.migrated();
    private final JdbcClient client = JdbcClient.create(database);

    @Test
    void writesTheReport() throws Exception {
        long customer = fill();
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/ledger");
        var check = new LedgerCheck(database, new OffEventLoop(), messages);
        long[] verified = new long[RUNS];
        long[] read = new long[RUNS];
        for (int run = -5; run < RUNS; run++) {
            long start = System.nanoTime();
            long count = read(customer);
            long between = System.nanoTime();
            Verification result = Objects.requireNonNull(
                    check.of(customer, null, Locale.ENGLISH).block());
            long end = System.nanoTime();
            assertThat(result.intact()).isTrue();
            assertThat(result.entries()).isEqualTo(count).isGreaterThanOrEqualTo(ENTRIES);
            if (run >= 0) {
                read[run] = (between - start) / 1000;
                verified[run] = (end - between) / 1000;
            }
        }
        BenchmarkReport.write("Verification of a ledger", text(verified, read));
    }

    /** One customer whose readings came one by one, as at visits. */
    private long fill() {
        long customer = client.sql(
                        "INSERT INTO customer (external_id, name, currency) VALUES ('b', 'b', 'EUR') RETURNING id")
                .query(Long.class)
                .single();
        client.sql("""
                        INSERT INTO value_driver (customer_id, external_id, name, direction, kind, formula, question_count, value_start)
                        SELECT :customer, 'd' || n, 'Driver ' || n, 'DOWN', 'LEVEL', 'metric', 1, DATE '2000-01-01'
                          FROM generate_series(1, :drivers) n
                        """).param("customer", customer).param("drivers", DRIVERS).update();
        client.sql(
                        "INSERT INTO question (driver_id, position, name, role) SELECT id, 1, 'metric', 'PERFORMANCE' FROM value_driver")
                .update();
        client.sql("""
                        INSERT INTO baseline (driver_id, version, question_count, answers, taken_on, recorded_by)
                        SELECT id, 1, 1, ARRAY[100], DATE '2000-01-01', 'anna' FROM value_driver
                        """).update();
        client.sql("""
                        INSERT INTO measurement (driver_id, measured_on, question_count, answers, grade, source, recorded_by)
                        SELECT d.id, DATE '2000-01-01' + n, 1, ARRAY[100 - n / 100.0], 'CONFIRMED', 'monthly export of the ERP', 'anna'
                          FROM value_driver d, generate_series(1, :readings) n
                        """).param("readings", ENTRIES / DRIVERS).update();
        client.sql("ANALYZE").update();
        return customer;
    }

    private long read(long customer) {
        long[] count = {0};
        client.sql("SELECT * FROM ledger_entry WHERE customer_id = :customer ORDER BY seq")
                .withFetchSize(1000)
                .param("customer", customer)
                .query(row -> {
                    count[0] += row.getString("content").isEmpty() ? 0 : 1;
                });
        return count[0];
    }

    private static String text(long[] verified, long[] read) {
        double check = BenchmarkReport.median(verified) / 1000.0;
        double plain = BenchmarkReport.median(read) / 1000.0;
        return """
                One customer with %,d entries, %,d of them readings taken one by one. Verifying reads every entry, computes its hash anew,
                reads every row that the ledger speaks of and compares the two. Beside it, in the same run, a plain SELECT of the same
                entries. Medians of %d runs after five for warming up, alternating.

                | | time | against the plain SELECT |
                |---|---|---|
                | plain SELECT of the entries | %.0f ms | 1 |
                | verification | %.0f ms | %.1f |

                Machine: %s. PostgreSQL 18.6 on the same cores.

                Again: `mvn test -Dtest=LedgerBenchmark -Djacoco.skip`
                """.formatted(
                        ENTRIES + 2 * DRIVERS, ENTRIES, RUNS, plain, check, check / plain, BenchmarkReport.machine());
    }
}
