package org.valueledger.intake;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.StringArrayHandler;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A small file as rows of text, whatever its encoding and separator: for tables whose columns are not known beforehand.
 *
 * @param commaSeparates whether cells are separated by anything but semicolons
 */
public record TextTable(List<Line> lines, boolean commaSeparates) {

    private static final char[] DELIMITERS = {',', ';', '\t', '|'};
    private static final int HEADER_WITHIN = 30;
    private static final int LONGEST_CELL = 64 * 1024;

    /**
     * @param number as a spreadsheet counts rows
     * @param cells without white space around them
     */
    public record Line(long number, List<String> cells) {}

    /** The file is no table; the message says from which row on. */
    public static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1;

        private final long row;

        Unreadable(long row, String message) {
            super(message, null, false, false);
            this.row = row;
        }

        public long row() {
            return row;
        }
    }

    /**
     * Reads with the separator that finds most of the wanted names in one of the first rows. Blocks.
     *
     * @param names some columns that the file should have, as {@link #columnName} makes them
     */
    public static TextTable of(byte[] bytes, Set<String> names) throws IOException, Unreadable {
        Path file = Files.createTempFile("value-ledger-", ".csv");
        try {
            Files.write(file, bytes);
            String text;
            try (Reader reader = FileLayout.reader(file, Encoding.of(file))) {
                var whole = new StringWriter();
                reader.transferTo(whole);
                text = whole.toString();
            }
            return best(text, names);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** A header's name as it is compared: lower case, spaces and hyphens as underscores. */
    public static String columnName(String cell) {
        return Cells.headerName(cell);
    }

    private static TextTable best(String text, Set<String> names) throws Unreadable {
        boolean separatorLine = text.length() > 5 && text.regionMatches(true, 0, "sep=", 0, 4) && text.charAt(5) < ' ';
        if (separatorLine) {
            return read(text, text.charAt(4), true);
        }
        char best = ',';
        long most = -1;
        for (char delimiter : DELIMITERS) {
            long known = known(text, delimiter, names);
            if (known > most) {
                most = known;
                best = delimiter;
            }
        }
        return read(text, best, false);
    }

    private static long known(String text, char delimiter, Set<String> names) {
        long most = 0;
        try (var rows = reader(text, delimiter)) {
            int row = 0;
            for (String[] cells : rows) {
                if (++row > HEADER_WITHIN) {
                    break;
                }
                most = Math.max(
                        most,
                        List.of(cells).stream()
                                .map(Cells::headerName)
                                .filter(names::contains)
                                .count());
            }
        } catch (CsvParseException | IOException e) {
            // With another separator it may well be readable.
            return most;
        }
        return most;
    }

    private static TextTable read(String text, char delimiter, boolean separatorLine) throws Unreadable {
        List<Line> lines = new ArrayList<>();
        long number = separatorLine ? -1 : 0;
        try (var rows = reader(text, delimiter)) {
            for (String[] cells : rows) {
                number++;
                if (number > 0) {
                    lines.add(new Line(
                            number, List.of(cells).stream().map(Cells::strip).toList()));
                }
            }
        } catch (CsvParseException | IOException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new Unreadable(number + 1, Texts.of("row.unreadable", String.valueOf(cause.getMessage())));
        }
        return new TextTable(List.copyOf(lines), delimiter != ';');
    }

    private static CsvReader<String[]> reader(String text, char delimiter) {
        return CsvReader.builder()
                .fieldSeparator(delimiter)
                .skipEmptyLines(false)
                .trimWhitespacesAroundQuotes(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .build(StringArrayHandler.builder().maxFieldSize(LONGEST_CELL).build(), text);
    }
}
