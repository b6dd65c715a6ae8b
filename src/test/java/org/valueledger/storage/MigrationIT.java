package org.valueledger.storage;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.valueledger.TestDatabase;

class MigrationIT {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "baseline",
                "goal",
                "measurement",
                "correction",
                "goal_proposal",
                "baseline_amendment",
                "sign_off",
                "business_case",
                "evidence_file",
                "evidence_withdrawn",
                "ledger_entry",
                "driver_template_version"
            })
    void whatWasRecordedCanNeitherBeChangedNorRemoved(String table) throws SQLException {
        try (var connection = TestDatabase.migrated().getConnection();
                var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("DELETE FROM " + table)).hasMessageContaining("append-only");
            assertThatThrownBy(() -> statement.execute("TRUNCATE " + table + " CASCADE"))
                    .hasMessageContaining("append-only");
            assertThatThrownBy(() -> statement.execute("UPDATE " + table + " SET recorded_by = 'x'"))
                    .hasMessageContaining("append-only");
        }
    }

    @Test
    void answersAreCompleteAndFinite() throws SQLException {
        try (var connection = TestDatabase.migrated().getConnection();
                var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("SELECT ARRAY[1, NULL]::numeric[]::answers"))
                    .hasMessageContaining("answers");
            assertThatThrownBy(() -> statement.execute("SELECT ARRAY['NaN']::numeric[]::answers"))
                    .hasMessageContaining("answers");
            assertThatThrownBy(() -> statement.execute("SELECT ARRAY[]::numeric[]::answers"))
                    .hasMessageContaining("answers");
            statement.execute("SELECT ARRAY[1, -2.5]::numeric[]::answers");
        }
    }

    @Test
    void aMeasurementAnswersTheQuestionsOfADriverThatIsThere() throws SQLException {
        try (var connection = TestDatabase.migrated().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("INSERT INTO customer (external_id, name, currency) VALUES ('c', 'c', 'EUR')");
            statement.execute("""
                    INSERT INTO value_driver (customer_id, external_id, name, direction, kind, formula, question_count, value_start)
                    SELECT id, 'd', 'd', 'UP', 'LEVEL', 'metric', 1, DATE '2025-01-01' FROM customer
                    """);
            String insert = """
                    INSERT INTO measurement (driver_id, measured_on, question_count, answers, grade, recorded_by)
                    SELECT id + %d, DATE '2025-02-01', cardinality(a), a, 'STATED', 'test'
                      FROM value_driver, (VALUES (ARRAY[%s]::numeric[])) v (a)
                    """;
            assertThatThrownBy(() -> statement.execute(insert.formatted(1, "1")))
                    .hasMessageContaining("does not answer");
            assertThatThrownBy(() -> statement.execute(insert.formatted(0, "1, 2")))
                    .hasMessageContaining("does not answer");
            statement.execute(insert.formatted(0, "1"));
            assertThatThrownBy(() -> statement.execute("DELETE FROM value_driver"))
                    .hasMessageContaining("has measurements");
            assertThatThrownBy(() -> statement.execute("UPDATE value_driver SET question_count = 2"))
                    .hasMessageContaining("has measurements");
        }
    }
}
