package org.valueledger.intake;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.StringArrayHandler;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file's rows, one after the other; memory does not grow with the file. Empty lines and notes below the table are left out,
 * rows with too many or too few cells are reported and left out.
 */
final class RowReader implements Closeable {

    private static final int LONGEST_CELL = 1024 * 1024;
    /** More rows with only a first cell than this are no note but a broken table. */
    private static final int LONGEST_NOTE = 200;

    private record Held(long number, String text) {}

    private final FileLayout layout;
    private final Problems problems;
    private final CsvReader<String[]> csv;
    private final CloseableIterator<String[]> rows;
    private final int width;
    private final Deque<Held> notes = new ArrayDeque<>();
    private long number;
    private long dataRows;
    private boolean ended;

    RowReader(Path file, FileLayout layout, Problems problems) throws IOException {
        this.layout = layout;
        this.problems = problems;
        width = layout.table().columns().size();
        csv = CsvReader.builder()
                .fieldSeparator(layout.delimiter())
                .skipEmptyLines(false)
                .trimWhitespacesAroundQuotes(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .maxBufferSize(LONGEST_CELL)
                .build(
                        StringArrayHandler.builder().maxFieldSize(LONGEST_CELL).build(),
                        FileLayout.reader(file, layout.encoding()));
        rows = csv.iterator();
        number = layout.separatorLine() ? -1 : 0;
    }

    /** The next row that holds data; null after the last. */
    @Nullable Row next() {
        for (String[] cells = read(); cells != null; cells = read()) {
            if (number <= layout.headerRow()) {
                continue;
            }
            int filled = filled(cells);
            if (filled == 0) {
                continue;
            }
            if (isNote(cells, filled)) {
                hold(new Held(number, cells[0]));
                continue;
            }
            rejectNotes();
            if (filled > layout.header().size()
                    || cells.length < layout.header().size()) {
                rejectWidth(cells.length, filled);
                continue;
            }
            dataRows++;
            return new Row(number, inColumns(cells));
        }
        return null;
    }

    /** Rows handed out or refused so far. */
    long dataRows() {
        return dataRows;
    }

    private String @Nullable [] read() {
        if (ended) {
            return null;
        }
        try {
            if (rows.hasNext()) {
                number++;
                return rows.next();
            }
            notes.forEach(
                    note -> problems.notice(Problem.ofRow(note.number(), "row.note", Problem.shortened(note.text()))));
        } catch (CsvParseException e) {
            problems.rejectFile(Problem.ofRow(number + 1, "row.unreadable", reason(e)));
        }
        ended = true;
        return null;
    }

    private static String reason(CsvParseException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return String.valueOf(cause.getMessage());
    }

    /** How many cells there are up to the last that is not empty. */
    private static int filled(String[] cells) {
        int filled = cells.length;
        while (filled > 0 && Cells.strip(cells[filled - 1]).isEmpty()) {
            filled--;
        }
        return filled;
    }

    /** Only the first cell, or a sentence that its own separators have cut into fewer cells than a row needs. */
    private boolean isNote(String[] cells, int filled) {
        if (layout.header().size() == 1) {
            return false;
        }
        return filled == 1
                || (cells.length < layout.header().size()
                        && filled < 4
                        && cells[0].strip().indexOf(' ') > 0);
    }

    private void hold(Held note) {
        notes.add(note);
        if (notes.size() > LONGEST_NOTE) {
            rejectNotes();
        }
    }

    /** What looked like a note was followed by data, so it is a row that lacks its cells. */
    private void rejectNotes() {
        while (!notes.isEmpty()) {
            Held note = notes.remove();
            dataRows++;
            problems.reject(
                    List.of(() -> Problem.ofRow(note.number(), "row.onlyFirst", Problem.shortened(note.text()))));
        }
    }

    private void rejectWidth(int length, int filled) {
        dataRows++;
        long row = number;
        int wanted = layout.header().size();
        String cells = Integer.toString(filled > wanted ? filled : length);
        problems.reject(List.of(() -> Problem.ofRow(
                row, filled > wanted ? "row.tooManyCells" : "row.tooFewCells", cells, Integer.toString(wanted))));
    }

    private @Nullable String[] inColumns(String[] cells) {
        @Nullable String[] inColumns = new String[width];
        int[] positions = layout.positions();
        for (int i = 0; i < positions.length; i++) {
            if (positions[i] >= 0) {
                String cell = Cells.strip(cells[i]);
                inColumns[positions[i]] = cell.isEmpty() ? null : cell;
            }
        }
        return inColumns;
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
