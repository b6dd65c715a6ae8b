package org.valueledger.businesscase;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;
import org.valueledger.businesscase.CaseSheet.Unreadable;

/** The first sheet of a spreadsheet. The only class that knows the spreadsheet library. Blocks. */
final class XlsxSheet {

    /** What a file of 5 MB may grow to: a zip can promise little and hold a thousand times as much. */
    private static final long LARGEST_UNPACKED = 40L * 1024 * 1024;

    private static final int MOST_PARTS = 500;
    private static final int MOST_ROWS = 5_000;
    private static final int MOST_CELLS = 200_000;
    private static final int MOST_COLUMNS = 200;
    /** Spreadsheets show and compare 15 digits; those behind are noise of binary fractions. */
    private static final MathContext SHOWN_DIGITS = new MathContext(15);

    private int cells;

    private XlsxSheet() {}

    static boolean isZip(byte[] file) {
        return startsWith(file, 'P', 'K', 3, 4);
    }

    /** The format before 2007, which is no zip. */
    static boolean isOldSpreadsheet(byte[] file) {
        return startsWith(file, 0xD0, 0xCF, 0x11, 0xE0);
    }

    private static boolean startsWith(byte[] file, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (file.length <= i || (file[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    static CaseSheet read(byte[] file) throws Unreadable {
        try {
            checkSize(file);
            try (var book = new ReadableWorkbook(new ByteArrayInputStream(file), new ReadingOptions(true, true));
                    Stream<Row> rows = book.getFirstSheet().openStream()) {
                return new CaseSheet(new XlsxSheet().rows(rows), true);
            }
        } catch (IOException | RuntimeException e) {
            // The library has an exception of its own for some broken files, and any at all for others.
            throw Unreadable.of("case.file.broken");
        }
    }

    /** Unpacks everything once and counts, in the order and with the library in which it is read afterwards. */
    private static void checkSize(byte[] file) throws IOException, Unreadable {
        long size = 0;
        int parts = 0;
        byte[] buffer = new byte[8192];
        try (ZipFile zip = ZipFile.builder().setByteArray(file).get()) {
            Enumeration<ZipArchiveEntry> entries = zip.getEntries();
            while (entries.hasMoreElements()) {
                parts++;
                try (InputStream part = zip.getInputStream(entries.nextElement())) {
                    for (int n = part.read(buffer); n >= 0; n = part.read(buffer)) {
                        size += n;
                        if (size > LARGEST_UNPACKED || parts > MOST_PARTS) {
                            throw Unreadable.of("case.file.unpacked");
                        }
                    }
                }
            }
        }
    }

    private List<CaseSheet.Row> rows(Stream<Row> rows) throws Unreadable {
        List<CaseSheet.Row> read = new ArrayList<>();
        for (var each = rows.iterator(); each.hasNext(); ) {
            Row row = each.next();
            CaseSheet.Row taken = new CaseSheet.Row(row.getRowNum(), cells(row));
            if (taken.cells().stream().anyMatch(cell -> !cell.isEmpty())) {
                read.add(taken);
            }
            if (read.size() > MOST_ROWS || cells > MOST_CELLS) {
                throw Unreadable.of("case.file.rows", MOST_ROWS);
            }
        }
        return read;
    }

    private List<SheetCell> cells(Row row) {
        List<SheetCell> taken = new ArrayList<>();
        for (Cell cell : row) {
            cells++;
            if (taken.size() < MOST_COLUMNS) {
                taken.add(cell(cell));
            }
        }
        return List.copyOf(taken);
    }

    private static SheetCell cell(@Nullable Cell cell) {
        if (cell == null) {
            return SheetCell.EMPTY;
        }
        return switch (cell.getType()) {
            case EMPTY -> SheetCell.EMPTY;
            case ERROR -> new SheetCell.Strange(cell.getText(), "case.cell.error");
            case BOOLEAN -> new SheetCell.Strange(cell.getText(), "case.cell.boolean");
            case STRING, NUMBER, FORMULA -> value(cell);
        };
    }

    /** Of a formula, what the spreadsheet had worked out when it was saved. */
    private static SheetCell value(Cell cell) {
        Object value = cell.getValue();
        String raw = cell.getRawValue();
        if (value instanceof BigDecimal number) {
            return isDate(cell)
                    ? new SheetCell.Strange(cell.getText(), "case.cell.date")
                    : new SheetCell.Number(number.round(SHOWN_DIGITS), cell.getFormula() != null);
        }
        if (value instanceof String text) {
            return text.startsWith("#") && cell.getFormula() != null
                    ? new SheetCell.Strange(text, "case.cell.error")
                    : new SheetCell.Text(text.strip());
        }
        return new SheetCell.Strange("=" + cell.getFormula(), raw == null ? "case.cell.formula" : "case.cell.boolean");
    }

    /** A spreadsheet stores dates as numbers; only their format tells. */
    private static boolean isDate(Cell cell) {
        Integer id = cell.getDataFormatId();
        boolean builtIn = id != null && ((id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 58));
        String format = cell.getDataFormatString();
        return builtIn || (format != null && hasDateLetters(format));
    }

    /** Letters of years, months, days and hours outside of quotes, brackets and escapes. */
    private static boolean hasDateLetters(String format) {
        String bare = format.replaceAll("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.|_.", "");
        return !bare.equalsIgnoreCase("general") && bare.matches(".*[yYmMdDhH].*");
    }
}
