package org.valueledger.intake;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A file's understood rows in a temporary table {@code staged}, with the file's columns and the row's number. */
final class Staging {

    private Staging() {}

    static void fill(ImportRun run, CheckedRows rows) throws SQLException {
        Table table = run.order().table();
        run.run("CREATE TEMPORARY TABLE staged (row bigint NOT NULL, " + columns(table) + ") ON COMMIT DROP");
        CopyLines lines = new CopyLines();
        RowBlocks.each(rows, block -> {
            block.forEach(row -> add(lines, row));
            lines.send(run.connection(), "COPY staged FROM STDIN");
        });
        run.run("ANALYZE staged");
        rejectConflicts(run, table);
    }

    private static String columns(Table table) {
        return table.columns().stream()
                .map(column -> column.name() + " " + column.kind().sqlType())
                .collect(Collectors.joining(", "));
    }

    private static void add(CopyLines lines, Row row) {
        lines.field(row.number());
        for (@Nullable String cell : row.cells()) {
            lines.field(cell);
        }
        lines.endLine();
    }

    /** Two rows about the same thing must say the same; which of them is right cannot be known here. Repeated rows go. */
    private static void rejectConflicts(ImportRun run, Table table) throws SQLException {
        List<String> key = table == Table.CUSTOMERS ? List.of("customer_id") : List.of("customer_id", "driver_id");
        String keys = String.join(", ", key);
        String all = table.columns().stream().map(Column::name).collect(Collectors.joining(", "));
        run.reject("staged", """
                SELECT s.row, s.%1$s, CAST(CASE WHEN s.row = k.first THEN k.last ELSE k.first END AS text)
                  FROM staged s
                  JOIN (SELECT %2$s, min(row) AS first, max(row) AS last
                          FROM staged GROUP BY %2$s HAVING count(DISTINCT (%3$s)) > 1) k USING (%2$s)
                """.formatted(key.getLast(), keys, all), key.getLast(), "row.conflict");
        run.run("""
                DELETE FROM staged USING (SELECT %1$s, min(row) AS first FROM staged GROUP BY %1$s HAVING count(*) > 1) k
                 WHERE (%2$s) = (%3$s) AND staged.row > k.first
                """.formatted(keys, prefixed("staged", key), prefixed("k", key)));
    }

    private static String prefixed(String table, List<String> columns) {
        return columns.stream().map(column -> table + "." + column).collect(Collectors.joining(", "));
    }
}
