package org.valueledger.storage;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.valueledger.TestDatabase;

class MigrationIT {

    @ParameterizedTest
    @ValueSource(strings = {"baseline", "goal", "measurement", "correction"})
    void whatWasRecordedCanNeitherBeChangedNorRemoved(String table) throws SQLException {
        try (var connection = TestDatabase.migrated().getConnection();
                var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("DELETE FROM " + table)).hasMessageContaining("append-only");
            assertThatThrownBy(() -> statement.execute("TRUNCATE " + table)).hasMessageContaining("append-only");
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
}
