package org.valueledger.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as they really are, from their bytes to understood rows. */
class FileLayerTest {

    private static final String HEADER = "customer_id,driver_id,date,value,source\n";

    @TempDir
    Path folder;

    private final Problems problems = new Problems();

    private List<Row> read(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("file.csv"), bytes);
        FileLayout layout = FileLayout.of(file, Table.MEASUREMENTS);
        layout.report(problems);
        List<Row> rows = new ArrayList<>();
        if (problems.isFatal()) {
            return rows;
        }
        try (CheckedRows checked =
                new CheckedRows(file, layout, RowRules.of(Table.MEASUREMENTS, LocalDate.of(2024, 12, 31)), problems)) {
            for (Row row = checked.next(); row != null; row = checked.next()) {
                rows.add(row);
            }
        }
        return rows;
    }

    private List<Row> read(String text) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] withMark(String text, Charset charset, int... mark) throws IOException {
        var bytes = new ByteArrayOutputStream();
        for (int b : mark) {
            bytes.write(b);
        }
        bytes.write(text.getBytes(charset));
        return bytes.toByteArray();
    }

    private String onlyError() {
        assertThat(problems.errors()).hasSize(1);
        return problems.errors().getFirst().message();
    }

    @Test
    void readsEveryEncodingAlike() throws IOException {
        String text = HEADER + "0042,D1,2024-03-31,12.5,Zürich\n";
        for (byte[] bytes : List.of(
                text.getBytes(StandardCharsets.UTF_8),
                withMark(text, StandardCharsets.UTF_8, 0xEF, 0xBB, 0xBF),
                withMark(text, StandardCharsets.UTF_16LE, 0xFF, 0xFE),
                withMark(text, StandardCharsets.UTF_16BE, 0xFE, 0xFF),
                text.getBytes(StandardCharsets.UTF_16LE),
                text.getBytes(StandardCharsets.UTF_16BE),
                text.getBytes(StandardCharsets.ISO_8859_1))) {
            Row row = read(bytes).getFirst();
            assertThat(row.cells())
                    .startsWith("0042", "D1", "2024-03-31", "12.5")
                    .endsWith("Zürich");
        }
        assertThat(problems.errors()).isEmpty();
    }

    @Test
    void readsAnEuroSignOfWindows() throws IOException {
        assertThat(read((HEADER + "C,D,2024-03-31,1,paid in €\n").getBytes(Charset.forName("windows-1252")))
                        .getFirst()
                        .cell(7))
                .isEqualTo("paid in €");
    }

    @Test
    void seesALetterWithAnAccentFarBehindTheStart() throws IOException {
        String rows = "C,D,2024-03-31,1,plain\n".repeat(20_000);
        byte[] bytes = (HEADER + rows + "C,D,2024-04-30,1,Zürich\n").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(read(bytes).getLast().cell(7)).isEqualTo("Zürich");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void findsTheSeparator(String separator) throws IOException {
        String text = (HEADER + "C,D,2024-03-31,12.5,x\n").replace(",", separator);
        assertThat(read(text).getFirst().cell(3)).isEqualTo("12.5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void countsRowsAsASpreadsheetDoes(String lineEnd) throws IOException {
        String text = (HEADER + "\nC,D,2024-03-31,1,\"two\nlines\"\n\n\nC,D,2024-04-30,2,\n").replace("\n", lineEnd);
        List<Row> rows = read(text);
        assertThat(rows).extracting(Row::number).containsExactly(3L, 6L);
        assertThat(rows.getFirst().cell(7)).isEqualTo("two lines");
    }

    @Test
    void readsASpreadsheetsSeparatorLine() throws IOException {
        Row row = read("sep=;\r\ncustomer_id;driver_id;date;value\r\nC;D;2024-03-31;1,7\r\n")
                .getFirst();
        assertThat(row.number()).isEqualTo(2);
        assertThat(row.cell(3)).isEqualTo("1.7");
    }

    @Test
    void findsTheHeaderBelowALetterhead() throws IOException {
        Row row = read("Monthly export\n\n" + HEADER + "C,D,2024-03-31,1,\n").getFirst();
        assertThat(row.number()).isEqualTo(4);
        assertThat(problems.notices()).extracting(Problem::row).containsExactly(3L);
    }

    @Test
    void takesHeaderNamesInAnySpelling() throws IOException {
        Row row = read("Customer ID; DRIVER-ID ;\"Date\";Value;\nC;D;2024-03-31;1;\n")
                .getFirst();
        assertThat(row.cells()).startsWith("C", "D", "2024-03-31", "1");
    }

    @Test
    void namesMissingDoubledAndUnknownColumns() throws IOException {
        read("customer_id,driver_id,driver_id,value,colour\nC,D,D,1,red\n");
        assertThat(problems.isFatal()).isTrue();
        assertThat(problems.errors()).extracting(Problem::column).containsExactlyInAnyOrder("date", "driver_id");
        assertThat(problems.notices()).extracting(Problem::column).containsExactly("colour");
    }

    @Test
    void namesRowsWithTooManyOrTooFewCells() throws IOException {
        List<Row> rows = read(HEADER + "C,D,2024-03-31,1,x,y\nC,D,2024-03-31\nC,D,2024-04-30,1,x,,\n");
        assertThat(rows).extracting(Row::number).containsExactly(4L);
        assertThat(problems.errors()).extracting(Problem::row).containsExactly(2L, 3L);
        assertThat(problems.rejectedRows()).isEqualTo(2);
    }

    @Test
    void leavesOutNotesBelowTheTableAndSaysSo() throws IOException {
        List<Row> rows = read(HEADER
                + "C,D,2024-03-31,1,x\n\nSource: ERP export\n\"All figures unaudited\",,,,\nMade by us, on request\n");
        assertThat(rows).hasSize(1);
        assertThat(problems.errors()).isEmpty();
        assertThat(problems.notices()).extracting(Problem::row).containsExactly(4L, 5L, 6L);
    }

    @Test
    void refusesALonelyFirstCellInsideTheTable() throws IOException {
        assertThat(read(HEADER + "C,,,,\nC,D,2024-03-31,1,x\n")).hasSize(1);
        assertThat(onlyError()).contains("Only the first cell");
    }

    @Test
    void namesRowColumnValueAndWhatWasExpected() throws IOException {
        read(HEADER + "C,D,2024-03-31,twelve,x\nC,,2024-03-31,1,x\n");
        Problem bad = problems.errors().getFirst();
        assertThat(bad).isEqualTo(new Problem(2, "value", "twelve", bad.message()));
        assertThat(bad.message()).contains("twelve").contains("Expected digits");
        assertThat(problems.errors().getLast().column()).isEqualTo("driver_id");
    }

    @Test
    void stripsZeroBytesAroundACellAndRefusesThemInside() throws IOException {
        List<Row> rows = read(HEADER + "\0C,D,2024-03-31,1,x\0\nC,D,2024-04-30,1,x\0y\n");
        assertThat(rows).hasSize(1);
        assertThat(rows.getFirst().cell(0)).isEqualTo("C");
        assertThat(onlyError()).contains("zero byte");
    }

    @Test
    void namesTheRowWhoseQuoteIsNeverClosed() throws IOException {
        read(HEADER + "C,D,2024-03-31,1,x\nC,D,2024-04-30,1,\"x\nC,D,2024-05-31,1,x\n");
        assertThat(problems.isFatal()).isTrue();
        assertThat(problems.errors().getFirst().row()).isEqualTo(3);
    }

    @Test
    void decidesAnOpenMarkByTheColumnsOtherNumbers() throws IOException {
        String header = "customer_id;driver_id;date;value\n";
        assertThat(read(header + "C;D;2024-01-31;1,234\nC;D;2024-02-29;2,5\n")
                        .getFirst()
                        .cell(3))
                .isEqualTo("1.234");
        assertThat(read(header + "C;D;2024-01-31;1,234\nC;D;2024-02-29;1,234,567\n")
                        .getFirst()
                        .cell(3))
                .isEqualTo("1234");
        assertThat(read(header + "C;D;2024-01-31;1.234\nC;D;2024-02-29;2,5\n")
                        .getFirst()
                        .cell(3))
                .isEqualTo("1234");
    }

    @Test
    void decidesAnOpenMarkByTheFilesOtherColumns() throws IOException {
        Row row = read("customer_id;driver_id;date;value;condition\nC;D;2024-01-31;1,234;2,5\n")
                .getFirst();
        assertThat(row.cell(3)).isEqualTo("1.234");
    }

    @Test
    void refusesAnOpenMarkThatNothingDecides() throws IOException {
        assertThat(read(HEADER + "C,D,2024-01-31,\"1,234\",\nC,D,2024-02-29,12,\n"))
                .hasSize(1);
        assertThat(onlyError()).contains("1,234").contains("nothing else in the file shows which");
    }

    @Test
    void readsAPointAsAFractionWhereCommasSeparate() throws IOException {
        assertThat(read(HEADER + "C,D,2024-01-31,12.345,\n").getFirst().cell(3)).isEqualTo("12.345");
        assertThat(read((HEADER + "C,D,2024-01-31,12.345,\n").replace(',', ';')))
                .isEmpty();
        assertThat(onlyError()).contains("12.345");
    }

    @Test
    void refusesAnOpenMarkInAColumnThatContradictsItself() throws IOException {
        read("customer_id;driver_id;date;value\nC;D;2024-01-31;1,5\nC;D;2024-02-29;2.5\nC;D;2024-03-31;1,234\n");
        assertThat(onlyError()).contains("row 3 has \"2.5\"").contains("row 2 has \"1,5\"");
    }

    @Test
    void decidesTheDayByTheColumnsOtherDates() throws IOException {
        assertThat(read(HEADER + "C,D,03/04/2024,1,\nC,D,31/03/2024,1,\n")
                        .getFirst()
                        .cell(2))
                .isEqualTo("2024-04-03");
        assertThat(read(HEADER + "C,D,03/04/2024,1,\nC,D,3/31/2024,1,\n")
                        .getFirst()
                        .cell(2))
                .isEqualTo("2024-03-04");
    }

    @Test
    void refusesDatesThatNothingDecides() throws IOException {
        read(HEADER + "C,D,03/04/2024,1,\n");
        assertThat(onlyError()).contains("day or the month first");
    }

    @Test
    void refusesEveryNumberedDateOfAColumnThatContradictsItself() throws IOException {
        List<Row> rows = read(HEADER + "C,D,31/03/2024,1,\nC,D,03/31/2024,1,\nC,D,2024-05-31,1,\n");
        assertThat(rows).hasSize(1);
        assertThat(problems.errors()).hasSize(2).allSatisfy(problem -> assertThat(problem.message())
                .contains("row 2")
                .contains("row 3"));
    }

    @Test
    void refusesReadingsOfTheFutureAndPeriodsThatEndBeforeTheyBegin() throws IOException {
        read(
                "customer_id,driver_id,date,value,period_start\nC,D,2025-01-01,1,\nC,D,2025-01-02,1,\nC,D,2024-03-31,1,2024-04-01\n");
        assertThat(problems.errors()).extracting(Problem::row).containsExactly(3L, 4L);
        assertThat(problems.errors()).extracting(Problem::column).containsExactly("date", "period_start");
    }

    @Test
    void countsAllErrorsButListsAThousand() throws IOException {
        read(HEADER + "C,D,2024-03-31,x,\n".repeat(1_500));
        assertThat(problems.errors()).hasSize(Problems.LISTED);
        assertThat(problems.errorCount()).isEqualTo(1_500);
        assertThat(problems.rejectedRows()).isEqualTo(1_500);
    }

    @Test
    void saysThatAnEmptyFileHasNoColumns() throws IOException {
        read("");
        assertThat(problems.errors())
                .extracting(Problem::column)
                .containsExactly("customer_id", "driver_id", "date", "value");
    }
}
