package org.valueledger.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseIT {

    @TempDir
    Path folder;

    @Test
    void keepsItsDataBetweenStarts() throws Exception {
        try (var database = EmbeddedDatabase.in(folder);
                var connection = connect(database)) {
            connection.createStatement().execute("CREATE TABLE kept AS SELECT 42 AS answer");
        }
        try (var database = EmbeddedDatabase.in(folder);
                var connection = connect(database)) {
            var rows = connection.createStatement().executeQuery("SELECT answer FROM kept");
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(42);
        }
    }

    @Test
    void makesEveryCommitDurable() throws Exception {
        try (var database = EmbeddedDatabase.in(folder);
                var connection = connect(database)) {
            assertThat(setting(connection, "fsync")).isEqualTo("on");
            assertThat(setting(connection, "synchronous_commit")).isEqualTo("on");
            assertThat(setting(connection, "full_page_writes")).isEqualTo("on");
            assertThat(setting(connection, "listen_addresses")).isEqualTo("127.0.0.1");
        }
    }

    @Test
    void letsNobodyInWithoutThePassword() {
        try (var database = EmbeddedDatabase.in(folder)) {
            assertThatThrownBy(() -> DriverManager.getConnection(url(database), "postgres", "guessed"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password");
        }
    }

    @Test
    void saysPlainlyThatAnotherServiceHoldsTheFolder() {
        try (var first = EmbeddedDatabase.in(folder)) {
            assertThat(first.servicePassword()).isNotBlank();
            assertThatThrownBy(() -> EmbeddedDatabase.in(folder))
                    .isInstanceOf(DatabaseNotStarted.class)
                    .hasMessageContaining(folder.toString())
                    .hasMessageContaining("VALUE_LEDGER_DATA");
        }
    }

    private static String setting(Connection connection, String name) throws SQLException {
        var rows = connection.createStatement().executeQuery("SHOW " + name);
        rows.next();
        return rows.getString(1);
    }

    private static Connection connect(EmbeddedDatabase database) throws SQLException {
        return DriverManager.getConnection(
                url(database), database.owner().user(), database.owner().password());
    }

    private static String url(EmbeddedDatabase database) {
        return JdbcUrl.of(database.options().build());
    }
}
