package org.valueledger.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Files that others collected because programs stumble over them; where they come from stands beside them. */
class MessyFilesTest {

    private static final Path MESSY = Path.of("src/test/resources/messy-csv");

    static Stream<Path> spectrum() throws IOException {
        return Files.list(MESSY.resolve("csv-spectrum/csvs")).sorted();
    }

    static Stream<Path> csvkit() throws IOException {
        return Files.list(MESSY.resolve("csvkit")).sorted();
    }

    /** Our columns are not theirs, so the cells are taken by place: exactly what a program that knows CSV expects. */
    private static List<List<String>> cells(Path file) throws IOException {
        FileLayout found = FileLayout.of(file, Table.MEASUREMENTS);
        int[] places = new int[found.header().size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = i < Table.MEASUREMENTS.columns().size() ? i : -1;
        }
        FileLayout layout = new FileLayout(
                found.table(),
                found.encoding(),
                found.delimiter(),
                found.separatorLine(),
                found.headerRow(),
                found.header(),
                places);
        List<List<String>> cells = new ArrayList<>();
        try (RowReader rows = new RowReader(file, layout, new Problems())) {
            for (Row row = rows.next(); row != null; row = rows.next()) {
                List<String> line = new ArrayList<>();
                for (int i = 0; i < places.length; i++) {
                    line.add(row.cell(i) == null ? "" : row.cell(i));
                }
                cells.add(line);
            }
        }
        return cells;
    }

    @ParameterizedTest
    @MethodSource("spectrum")
    void readsWhatTheSpectrumExpects(Path file) throws IOException {
        String name = file.getFileName().toString().replace(".csv", ".json");
        JsonNode expected = JsonMapper.shared().readTree(MESSY.resolve("csv-spectrum/json/" + name));
        List<List<String>> wanted = new ArrayList<>();
        (expected.isArray() ? expected : JsonMapper.shared().createArrayNode().add(expected)).forEach(row -> {
            List<String> line = new ArrayList<>();
            row.forEach(cell -> line.add(cell.asString()));
            wanted.add(line);
        });
        assertThat(cells(file)).isEqualTo(wanted);
    }

    @ParameterizedTest
    @MethodSource("csvkit")
    void neverFailsOnAFileButSaysWhatIsMissing(Path file) throws IOException {
        Problems problems = new Problems();
        FileLayout layout = FileLayout.of(file, Table.MEASUREMENTS);
        layout.report(problems);
        assertThat(problems.errors()).extracting(Problem::column).contains("customer_id", "driver_id", "date", "value");
    }

    @ParameterizedTest
    @CsvSource({
        "test_utf8_bom.csv, UTF-8, 'foo', 'ʤ'",
        "test_utf16_big.csv, UTF-16BE, 'a', 'ʤ'",
        "test_utf16_little.csv, UTF-16LE, 'a', 'ʤ'",
        "test_latin1.csv, windows-1252, 'a', '©'"
    })
    void readsEncodings(String name, String charset, String firstHeader, String lastCell) throws IOException {
        Path file = MESSY.resolve("csvkit").resolve(name);
        FileLayout layout = FileLayout.of(file, Table.MEASUREMENTS);
        assertThat(layout.encoding().charset().name()).isEqualTo(charset);
        assertThat(layout.header().getFirst()).isEqualTo(firstHeader);
        assertThat(cells(file).getLast().getLast()).isEqualTo(lastCell);
    }

    @ParameterizedTest
    @CsvSource({"sniff_limit.csv, ';'", "dummy.tsv, '\t'", "mac_newlines.csv, ','"})
    void findsSeparators(String name, char delimiter) throws IOException {
        Path file = MESSY.resolve("csvkit").resolve(name);
        assertThat(FileLayout.of(file, Table.MEASUREMENTS).delimiter()).isEqualTo(delimiter);
        assertThat(cells(file).getFirst()).startsWith("1", "2", "3");
    }

    @Test
    void readsCarriageReturnsAsLineEnds() throws IOException {
        assertThat(cells(MESSY.resolve("csvkit/mac_newlines.csv")).get(1).getFirst())
                .startsWith("Once upon");
    }
}
