package org.valueledger.businesscase;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.valueledger.intake.NumberStyle;
import org.valueledger.intake.Problem;
import org.valueledger.intake.TextTable;

/**
 * A file as rows of cells, with empty rows left out.
 *
 * @param commaSeparates see {@link NumberStyle#of}
 */
record CaseSheet(List<Row> rows, boolean commaSeparates) {

    /** @param number as a spreadsheet counts rows */
    record Row(long number, List<SheetCell> cells) {

        SheetCell cell(int column) {
            return column < 0 || column >= cells.size() ? SheetCell.EMPTY : cells.get(column);
        }
    }

    /** The file cannot be read as a table at all. */
    static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1;

        private final transient Problem problem;

        Unreadable(Problem problem) {
            super(problem.message(), null, false, false);
            this.problem = problem;
        }

        static Unreadable of(String key, Object... arguments) {
            return new Unreadable(new Problem(1, null, null, CaseTexts.of(key, arguments)));
        }

        Problem problem() {
            return problem;
        }
    }

    /** A zip is a spreadsheet, whatever the file is called; everything else is text. Blocks. */
    static CaseSheet of(byte[] file, Set<String> names) throws IOException, Unreadable {
        if (file.length == 0) {
            throw Unreadable.of("case.file.empty");
        }
        if (XlsxSheet.isZip(file)) {
            return XlsxSheet.read(file);
        }
        if (XlsxSheet.isOldSpreadsheet(file)) {
            throw Unreadable.of("case.file.old");
        }
        try {
            TextTable table = TextTable.of(file, names);
            return of(table);
        } catch (TextTable.Unreadable e) {
            throw new Unreadable(new Problem(e.row(), null, null, String.valueOf(e.getMessage())));
        }
    }

    private static CaseSheet of(TextTable table) {
        List<Row> rows = new ArrayList<>();
        for (TextTable.Line line : table.lines()) {
            List<SheetCell> cells =
                    line.cells().stream().<SheetCell>map(SheetCell.Text::new).toList();
            if (cells.stream().anyMatch(cell -> !cell.isEmpty())) {
                rows.add(new Row(line.number(), cells));
            }
        }
        return new CaseSheet(rows, table.commaSeparates());
    }
}
