package org.valueledger.intake;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A file's rows with every cell understood: dates, numbers and words in one spelling. A row with a cell that is missing or
 * cannot be understood is reported, cell by cell, and left out.
 */
final class CheckedRows implements Closeable {

    private final Path file;
    private final FileLayout layout;
    private final RowRules rules;
    private final Problems problems;
    private final RowReader rows;
    private final ColumnHabits[] habitsOfColumns;
    private @Nullable Habits habits;

    CheckedRows(Path file, FileLayout layout, RowRules rules, Problems problems) throws IOException {
        this.rules = rules;
        this.file = file;
        this.layout = layout;
        this.problems = problems;
        rows = new RowReader(file, layout, problems);
        habitsOfColumns = layout.table().columns().stream()
                .map(column -> habitsOf(column.name()))
                .toArray(ColumnHabits[]::new);
    }

    /** The next row that can be understood; null after the last. */
    @Nullable Row next() {
        for (Row row = rows.next(); row != null; row = rows.next()) {
            if (understood(row)) {
                return row;
            }
        }
        return null;
    }

    /** Rows handed out or refused so far. */
    long read() {
        return rows.dataRows();
    }

    private boolean understood(Row row) {
        List<Supplier<Problem>> wrong = new ArrayList<>(0);
        List<Column> columns = layout.table().columns();
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            String cell = row.cell(i);
            if (cell != null) {
                try {
                    row.cells()[i] = column.kind().read(cell, habitsOfColumns[i]);
                } catch (BadCell bad) {
                    wrong.add(() -> Problem.ofCell(row.number(), column.name(), cell, bad));
                }
            } else if (column.required()) {
                wrong.add(() -> Problem.ofColumn(row.number(), column.name(), "cell.missing", column.name()));
            }
        }
        if (wrong.isEmpty()) {
            rules.check(row, wrong);
        }
        if (!wrong.isEmpty()) {
            problems.reject(wrong);
        }
        return wrong.isEmpty();
    }

    private ColumnHabits habitsOf(String column) {
        return new ColumnHabits() {
            @Override
            public DecimalMark decimalMark(String cell, DecimalMark open) throws BadCell {
                return habits().decimalMark(column, open);
            }

            @Override
            public DayOrder dayOrder(String cell) throws BadCell {
                return habits().dayOrder(column);
            }
        };
    }

    /** Found by another pass over the file, which most files never need. */
    Habits habits() {
        Habits found = habits;
        if (found == null) {
            try {
                found = Habits.of(file, layout);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            habits = found;
        }
        return found;
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
