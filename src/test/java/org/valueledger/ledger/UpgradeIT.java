package org.valueledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.valueledger.TestDatabase;
import org.valueledger.storage.OffEventLoop;

/** A database that was filled before there was a ledger gets one that tells everything in it. */
class UpgradeIT {

    private final DataSource database = TestDatabase.empty();
    private final JdbcClient client = JdbcClient.create(database);

    @Test
    void whatWasStoredBeforeThereWasALedgerIsInIt() {
        migrate("1");
        fill();
        migrate("latest");
        long customer = client.sql("SELECT id FROM customer").query(Long.class).single();

        // Everything was stored in one moment; such rows stand in the order of what they say.
        assertThat(client.sql("SELECT kind FROM ledger_entry ORDER BY seq")
                        .query(String.class)
                        .list())
                .isEqualTo(List.of(
                        "CONTRACT_RECORDED",
                        "DRIVER_DEFINED",
                        "BASELINE_LOCKED",
                        "BASELINE_AMENDED",
                        "GOAL_AGREED",
                        "CORRECTED",
                        "MEASURED",
                        "MEASUREMENT_CORRECTED",
                        "MEASUREMENTS_IMPORTED"));
        assertThat(verify(customer).intact()).isTrue();
        client.sql("""
                        INSERT INTO measurement (driver_id, measured_on, question_count, answers, grade, recorded_by)
                        SELECT id, DATE '2026-03-01', 1, ARRAY[5], 'STATED', 'anna' FROM value_driver
                        """).update();
        assertThat(verify(customer).entries()).isEqualTo(10);
        assertThat(verify(customer).intact()).isTrue();
    }

    private Verification verify(long customer) {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/ledger");
        return Objects.requireNonNull(new LedgerCheck(database, new OffEventLoop(), messages)
                .of(customer, null, Locale.ENGLISH)
                .block());
    }

    private void migrate(String target) {
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration")
                // The rights that follow a migration speak of tables that come with later ones.
                .skipDefaultCallbacks(target.equals("1"))
                .target(target)
                .load()
                .migrate();
    }

    private void fill() {
        client.sql("""
                INSERT INTO customer (external_id, name, currency) VALUES ('c', 'Old', 'EUR');
                INSERT INTO contract (customer_id, yearly_amount) SELECT id, 1000 FROM customer;
                INSERT INTO value_driver (customer_id, external_id, name, direction, kind, formula, question_count, value_start)
                SELECT id, 'd', 'Driver', 'DOWN', 'LEVEL', 'metric', 1, DATE '2025-01-01' FROM customer;
                INSERT INTO question (driver_id, position, name, role) SELECT id, 1, 'metric', 'PERFORMANCE' FROM value_driver;
                INSERT INTO baseline (driver_id, version, question_count, answers, taken_on, state, reason, recorded_by)
                SELECT id, v, 1, ARRAY[10 - v], DATE '2025-01-01', 'LOCKED', 'typing error', 'anna'
                  FROM value_driver, generate_series(1, 2) v;
                INSERT INTO goal (driver_id, version, question_count, answers, due_on, state, agreed_source, recorded_by)
                SELECT id, 1, 1, ARRAY[4], DATE '2026-01-01', 'AGREED', 'imported', 'anna' FROM value_driver;
                INSERT INTO import_run (what, file_name, sha256, accepted, rejected, created, corrected, by_user)
                VALUES ('MEASUREMENTS', 'old.csv', sha256('old'), 1, 0, 1, 0, 'ben');
                INSERT INTO measurement (driver_id, measured_on, question_count, answers, grade, recorded_by, import_run_id)
                SELECT d.id, DATE '2025-06-01', 1, ARRAY[8], 'METERED', 'ben', r.id FROM value_driver d, import_run r;
                INSERT INTO measurement (driver_id, measured_on, revision, question_count, answers, grade, recorded_by)
                SELECT id, DATE '2025-09-01', v, 1, ARRAY[7 - v], 'STATED', 'anna' FROM value_driver, generate_series(0, 1) v;
                INSERT INTO correction (customer_id, driver_id, field, old_value, new_value, recorded_by)
                SELECT customer_id, id, 'unit', 'h', 'hours', 'ben' FROM value_driver
                """).update();
    }
}
