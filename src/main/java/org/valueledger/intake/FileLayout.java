package org.valueledger.intake;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.StringArrayHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where things stand in a file: found by trying each separator on its first rows and taking the one, and the row, in which
 * most of the wanted column names stand.
 *
 * @param separatorLine whether the file begins with a line such as {@code sep=;}, which spreadsheets do not count as a row
 * @param headerRow number of the row with the names
 * @param header the names as written
 * @param positions for each cell of a row its place among the table's columns; -1 where nothing wants it
 */
record FileLayout(
        Table table,
        Encoding encoding,
        char delimiter,
        boolean separatorLine,
        int headerRow,
        List<String> header,
        int[] positions) {

    private static final int SAMPLE = 128 * 1024;
    private static final int HEADER_WITHIN = 30;
    private static final char[] DELIMITERS = {',', ';', '\t', '|'};

    private record Candidate(char delimiter, int row, List<String> cells, int known) {

        boolean isBetterThan(Candidate other) {
            return known != other.known ? known > other.known : known == 0 && cells.size() > other.cells.size();
        }
    }

    static FileLayout of(Path file, Table table) throws IOException {
        Encoding encoding = Encoding.of(file);
        String start = start(file, encoding);
        boolean separatorLine =
                start.length() > 5 && start.regionMatches(true, 0, "sep=", 0, 4) && start.charAt(5) < ' ';
        Candidate best = new Candidate(',', 1, List.of(), 0);
        for (char delimiter : separatorLine ? new char[] {start.charAt(4)} : DELIMITERS) {
            Candidate candidate = bestRow(start, delimiter, separatorLine, table);
            best = candidate.isBetterThan(best) ? candidate : best;
        }
        int[] positions = best.cells().stream()
                .mapToInt(cell -> table.position(Cells.headerName(cell)))
                .toArray();
        return new FileLayout(table, encoding, best.delimiter(), separatorLine, best.row(), best.cells(), positions);
    }

    private static String start(Path file, Encoding encoding) throws IOException {
        try (Reader reader = reader(file, encoding)) {
            char[] chars = new char[SAMPLE];
            int length = 0;
            for (int n = 0; n >= 0 && length < SAMPLE; n = reader.read(chars, length, SAMPLE - length)) {
                length += n;
            }
            return new String(chars, 0, length);
        }
    }

    static Reader reader(Path file, Encoding encoding) throws IOException {
        InputStream in = Files.newInputStream(file);
        in.skipNBytes(encoding.mark());
        return new InputStreamReader(in, encoding.charset());
    }

    private static Candidate bestRow(String start, char delimiter, boolean separatorLine, Table table) {
        Candidate best = new Candidate(delimiter, 1, List.of(), 0);
        try (var rows = CsvReader.builder()
                .fieldSeparator(delimiter)
                .skipEmptyLines(false)
                .trimWhitespacesAroundQuotes(true)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .build(StringArrayHandler.of(), start)) {
            int row = separatorLine ? -1 : 0;
            for (String[] cells : rows) {
                if (++row > HEADER_WITHIN) {
                    break;
                }
                Candidate candidate = new Candidate(delimiter, row, withoutEmptyEnd(cells), known(cells, table));
                boolean firstWithText =
                        best.cells().isEmpty() && Arrays.stream(cells).anyMatch(cell -> !cell.isBlank());
                if (row > 0 && (firstWithText || candidate.known() > best.known())) {
                    best = candidate;
                }
            }
        } catch (CsvParseException | IOException e) {
            // The sample may end inside a cell, and the file may be broken further down: what was read so far decides
            // here.
            return best;
        }
        return best;
    }

    private static List<String> withoutEmptyEnd(String[] cells) {
        int end = cells.length;
        while (end > 0 && Cells.strip(cells[end - 1]).isEmpty()) {
            end--;
        }
        return List.of(cells).subList(0, end);
    }

    private static int known(String[] cells, Table table) {
        return (int) Arrays.stream(cells)
                .map(Cells::headerName)
                .distinct()
                .filter(name -> table.position(name) >= 0)
                .count();
    }

    /** Names every column that is missing, doubled or unknown. */
    void report(Problems problems) {
        Map<String, Integer> seen = new HashMap<>();
        header.forEach(cell -> seen.merge(Cells.headerName(cell), 1, Integer::sum));
        for (Column column : table.columns()) {
            int count = seen.getOrDefault(column.name(), 0);
            if (count == 0 && column.required()) {
                problems.rejectFile(
                        Problem.ofColumn(headerRow, column.name(), "header.missing", column.name(), names(header)));
            } else if (count > 1) {
                problems.rejectFile(Problem.ofColumn(headerRow, column.name(), "header.twice", column.name()));
            }
        }
        List<String> unknown = new ArrayList<>();
        for (int i = 0; i < positions.length; i++) {
            if (positions[i] < 0 && !Cells.strip(header.get(i)).isEmpty()) {
                unknown.add(header.get(i));
            }
        }
        unknown.forEach(name -> problems.notice(
                Problem.ofColumn(headerRow, Problem.shortened(name), "header.unknown", Problem.shortened(name))));
        if (headerRow > 1) {
            problems.notice(Problem.ofRow(headerRow, "header.later", Integer.toString(headerRow)));
        }
    }

    private static String names(List<String> header) {
        return Problem.shortened(String.join(", ", header));
    }
}
