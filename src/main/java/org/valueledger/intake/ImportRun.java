package org.valueledger.intake;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One file's way into the database, inside one transaction.
 *
 * @param id of its row in {@code import_run}
 * @param careful whether no reading may take the short way
 */
record ImportRun(long id, ImportOrder order, boolean careful, Connection connection, Problems problems) {

    /** Rows written: new ones, and existing ones that got another value. */
    record Written(long created, long corrected) {}

    /** The name under which SQL finds the run's facts as {@code run}; one row. */
    private static final String FACTS = """
            CREATE TEMPORARY TABLE this_run ON COMMIT DROP AS
            SELECT CAST(? AS bigint) AS id, CAST(? AS text) AS by_user, CAST(? AS text) AS manager, CAST(? AS text) AS reason
            """;

    static ImportRun open(ImportOrder order, boolean careful, Connection connection, byte[] sha256, Problems problems)
            throws SQLException {
        // One import at a time: two files that correct the same rows would otherwise wait for each other crosswise.
        try (var lock = connection.prepareStatement("SELECT pg_advisory_xact_lock(hashtext('value-ledger import'))")) {
            lock.execute();
        }
        long id = insert(order, connection, sha256);
        try (var facts = connection.prepareStatement(FACTS)) {
            facts.setLong(1, id);
            facts.setString(2, order.username());
            facts.setString(3, order.managerFilter());
            facts.setString(4, Texts.of("import.reason"));
            facts.execute();
        }
        return new ImportRun(id, order, careful, connection, problems);
    }

    private static long insert(ImportOrder order, Connection connection, byte[] sha256) throws SQLException {
        try (var insert = connection.prepareStatement("""
                INSERT INTO import_run (what, file_name, sha256, accepted, rejected, created, corrected, by_user)
                VALUES (?, ?, ?, 0, 0, 0, 0, ?)
                RETURNING id
                """)) {
            insert.setString(1, order.table().name());
            insert.setString(2, order.fileName());
            insert.setBytes(3, sha256);
            insert.setString(4, order.username());
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    void close(long accepted, Written written) throws SQLException {
        try (var update = connection.prepareStatement(
                "UPDATE import_run SET accepted = ?, rejected = ?, created = ?, corrected = ? WHERE id = ?")) {
            update.setLong(1, accepted);
            update.setLong(2, problems.rejectedRows());
            update.setLong(3, written.created());
            update.setLong(4, written.corrected());
            update.setLong(5, id);
            update.executeUpdate();
        }
    }

    /** Whether what follows can still end in a commit. */
    boolean isLost() {
        return problems.isFatal() || (problems.hasErrors() && order.onError() == ImportOrder.OnError.REJECT_FILE);
    }

    /** @return the number of rows touched by the last statement */
    long run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
            return statement.getLargeUpdateCount();
        }
    }

    long count(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    /**
     * Takes rows out of a staging table and reports them.
     *
     * @param staging its rows are numbered by a column {@code row}
     * @param bad a query for {@code row}, then the texts that the message names
     * @param column which column is meant; null: the row
     */
    void reject(String staging, String bad, @Nullable String column, String key) throws SQLException {
        String sql = """
                WITH bad AS MATERIALIZED (%s),
                gone AS (DELETE FROM %s WHERE row IN (SELECT row FROM bad))
                SELECT count(*) OVER (), bad.* FROM bad ORDER BY row LIMIT %d
                """.formatted(bad, staging, Problems.LISTED);
        List<Problem> found = new ArrayList<>();
        long count = 0;
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                count = rows.getLong(1);
                Object[] arguments = new Object[columns - 2];
                for (int i = 0; i < arguments.length; i++) {
                    String text = rows.getString(i + 3);
                    arguments[i] = text == null ? "" : Problem.shortened(text);
                }
                found.add(new Problem(
                        rows.getLong(2),
                        column,
                        column == null ? null : (String) arguments[0],
                        Texts.of(key, arguments)));
            }
        }
        problems.reject(found, count);
    }
}
