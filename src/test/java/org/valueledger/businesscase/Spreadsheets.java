package org.valueledger.businesscase;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Small spreadsheets for tests. */
final class Spreadsheets {

    private Spreadsheets() {}

    static byte[] of(Consumer<Worksheet> cells) {
        var out = new ByteArrayOutputStream();
        try (var book = new Workbook(out, "Test", "1.0")) {
            cells.accept(book.newWorksheet("Case"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** A simple CSV text as a spreadsheet: what looks like a number becomes one, and per cent a formatted fraction. */
    static byte[] fromCsv(String csv) {
        return of(sheet -> {
            String[] lines = csv.strip().split("\n");
            for (int row = 0; row < lines.length; row++) {
                String[] cells =
                        lines[row].replaceAll("\"([^\"]*),([^\"]*)\"", "$1 -$2").split(",", -1);
                for (int column = 0; column < cells.length; column++) {
                    put(sheet, row, column, cells[column]);
                }
            }
        });
    }

    private static void put(Worksheet sheet, int row, int column, String cell) {
        if (cell.matches("-?[0-9.]+")) {
            sheet.value(row, column, new BigDecimal(cell));
        } else if (cell.matches("[0-9.]+%")) {
            sheet.value(row, column, new BigDecimal(cell.replace("%", "")).movePointLeft(2));
            sheet.style(row, column).format("0%").set();
        } else if (!cell.isEmpty()) {
            sheet.value(row, column, cell);
        }
    }

    /** The same file with something replaced in its first sheet, for what the writer cannot write. */
    static byte[] with(byte[] file, String before, String after) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var in = ZipFile.builder().setByteArray(file).get();
                var zip = new ZipOutputStream(out)) {
            for (var entry : Collections.list(in.getEntries())) {
                String text = new String(in.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                zip.putNextEntry(new ZipEntry(entry.getName()));
                boolean sheet = entry.getName().endsWith("sheet1.xml");
                if (sheet && !text.contains(before)) {
                    throw new AssertionError(before + " is not in " + text);
                }
                zip.write((sheet ? text.replace(before, after) : text).getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }

    /** A few kilobytes that unpack to many megabytes. */
    static byte[] bomb(int megabytes) throws IOException {
        var out = new ByteArrayOutputStream();
        byte[] zeros = new byte[1024 * 1024];
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("xl/sharedStrings.xml"));
            for (int i = 0; i < megabytes; i++) {
                zip.write(zeros);
            }
        }
        return out.toByteArray();
    }
}
