package org.valueledger.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a file's author writes numbers and dates, found by reading the complete file once: first from the column itself, then
 * from the file's other columns. Nothing is guessed: contradictions and lack of proof are refused with the cells that show it.
 */
final class Habits {

    private final Map<String, Sightings<DecimalMark>> marks = new HashMap<>();
    private final Map<String, Sightings<DayOrder>> orders = new HashMap<>();
    private final Sightings<DecimalMark> markOfFile = new Sightings<>(DecimalMark.class);
    private final Sightings<DayOrder> orderOfFile = new Sightings<>(DayOrder.class);
    private final boolean commaSeparates;

    private Habits(FileLayout layout) {
        // Whoever separates cells by semicolons often does so because commas divide numbers.
        commaSeparates = layout.delimiter() != ';';
    }

    static Habits of(Path file, FileLayout layout) throws IOException {
        Habits habits = new Habits(layout);
        List<Column> columns = layout.table().columns();
        try (RowReader rows = new RowReader(file, layout, new Problems())) {
            for (Row row = rows.next(); row != null; row = rows.next()) {
                for (int i = 0; i < columns.size(); i++) {
                    habits.look(row, columns.get(i), row.cell(i));
                }
            }
        }
        habits.marks.values().forEach(habits.markOfFile::addAll);
        habits.orders.values().forEach(habits.orderOfFile::addAll);
        return habits;
    }

    private void look(Row row, Column column, @Nullable String cell) {
        if (cell == null) {
            return;
        }
        var proof = new Sightings.Proof(row.number(), column.name(), Problem.shortened(cell));
        try {
            if (column.kind().isNumber()) {
                DecimalMark mark = NumberText.of(cell).mark();
                if (mark != null) {
                    marksOf(column.name()).add(mark, proof);
                }
            } else if (column.kind() == CellKind.DATE && !DateText.isPlain(cell)) {
                DayOrder order = DateText.of(cell).order();
                if (order != null) {
                    ordersOf(column.name()).add(order, proof);
                }
            }
        } catch (BadCell e) {
            // Proves nothing; it is reported where the row is read.
        }
    }

    private Sightings<DecimalMark> marksOf(String column) {
        return marks.computeIfAbsent(column, name -> new Sightings<>(DecimalMark.class));
    }

    private Sightings<DayOrder> ordersOf(String column) {
        return orders.computeIfAbsent(column, name -> new Sightings<>(DayOrder.class));
    }

    DecimalMark decimalMark(String column, DecimalMark open) throws BadCell {
        Sightings<DecimalMark> own = marksOf(column);
        Sightings<DecimalMark> shown = own.isEmpty() ? markOfFile : own;
        DecimalMark only = shown.only();
        if (only != null) {
            return only;
        }
        if (shown.contradict()) {
            throw new BadCell(
                    "number.contradiction", both(shown.proof(DecimalMark.POINT), shown.proof(DecimalMark.COMMA)));
        }
        // A point before three digits in a file whose cells are separated by commas is how every program writes a
        // fraction.
        if (open == DecimalMark.POINT && commaSeparates) {
            return DecimalMark.POINT;
        }
        throw new BadCell("number.ambiguous");
    }

    DayOrder dayOrder(String column) throws BadCell {
        Sightings<DayOrder> own = ordersOf(column);
        Sightings<DayOrder> shown = own.isEmpty() ? orderOfFile : own;
        DayOrder only = shown.only();
        if (only != null) {
            return only;
        }
        throw shown.contradict()
                ? new BadCell(
                        "date.contradiction", both(shown.proof(DayOrder.DAY_FIRST), shown.proof(DayOrder.MONTH_FIRST)))
                : new BadCell("date.ambiguous");
    }

    /** Rows and cells of both proofs, in the order the messages name them. */
    private static Object[] both(Sightings.@Nullable Proof first, Sightings.@Nullable Proof second) {
        return first == null || second == null
                ? new Object[0]
                : new Object[] {Long.toString(first.row()), first.cell(), Long.toString(second.row()), second.cell()};
    }

    Sightings<DecimalMark> decimalMarks() {
        return markOfFile;
    }

    Sightings<DayOrder> dayOrders() {
        return orderOfFile;
    }
}
