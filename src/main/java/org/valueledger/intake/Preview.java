package org.valueledger.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A file as it was understood, before anything is stored.
 *
 * @param delimiter, decimalMark, dayOrder keys of messages
 * @param columns known columns that the file has, in the table's order
 * @param rows the first that can be understood
 */
record Preview(
        String encoding, String delimiter, String decimalMark, String dayOrder, List<String> columns, List<Line> rows) {

    private static final int ROWS = 10;

    /** @param cells null where empty */
    record Line(long number, List<@Nullable String> cells) {}

    static Preview of(Path file, Table table) throws IOException {
        FileLayout layout = FileLayout.of(file, table);
        int[] shown = IntStream.of(layout.positions())
                .filter(p -> p >= 0)
                .sorted()
                .distinct()
                .toArray();
        List<String> columns =
                IntStream.of(shown).mapToObj(p -> table.columns().get(p).name()).toList();
        List<Line> lines = new ArrayList<>();
        try (CheckedRows rows = new CheckedRows(file, layout, (row, wrong) -> {}, new Problems())) {
            for (Row row = rows.next(); row != null && lines.size() < ROWS; row = rows.next()) {
                List<@Nullable String> cells = new ArrayList<>();
                for (int place : shown) {
                    cells.add(row.cell(place));
                }
                lines.add(new Line(row.number(), cells));
            }
            Habits habits = rows.habits();
            return new Preview(
                    layout.encoding().charset().name(),
                    delimiter(layout.delimiter()),
                    habit(habits.decimalMarks()),
                    habit(habits.dayOrders()),
                    columns,
                    lines);
        }
    }

    private static String delimiter(char delimiter) {
        return switch (delimiter) {
            case ';' -> "semicolon";
            case '\t' -> "tab";
            case '|' -> "bar";
            default -> "comma";
        };
    }

    private static <E extends Enum<E>> String habit(Sightings<E> sightings) {
        E only = sightings.only();
        return only == null ? sightings.contradict() ? "both" : "none" : only.name();
    }
}
