package org.valueledger.businesscase;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.valueledger.intake.TextTable;

/**
 * Where things stand in a file: the columns that every file has, and one for each period.
 *
 * @param row index of the header among the sheet's rows
 * @param places by column name
 */
record CaseColumns(int row, long headerRow, Map<String, Integer> places, List<Period> periods) {

    static final String KIND = "kind";
    static final String REF = "ref";
    static final String NAME = "name";
    static final String CATEGORY = "category";
    static final String RISK = "risk_adjustment";
    static final String ITEM = "item";
    static final String FORMULA = "formula";
    /** Not in every file: the periods in which a line counts, separated by a bar. */
    static final String ACTIVE = "active_periods";

    static final Set<String> NAMES = Set.of(KIND, REF, NAME, CATEGORY, RISK, ITEM, FORMULA, ACTIVE);
    private static final List<String> NEEDED = List.of(KIND, REF, NAME);
    private static final int WITHIN = 30;

    record Period(String name, int column) {}

    /** @return null where there is no header; that is reported */
    static @Nullable CaseColumns of(CaseSheet sheet, FileProblems problems) {
        int best = -1;
        long most = 0;
        for (int i = 0; i < Math.min(WITHIN, sheet.rows().size()); i++) {
            long known = sheet.rows().get(i).cells().stream()
                    .map(cell -> TextTable.columnName(cell.shown()))
                    .distinct()
                    .filter(NAMES::contains)
                    .count();
            if (known > most) {
                most = known;
                best = i;
            }
        }
        if (best < 0) {
            problems.column(1, null, "case.header.none");
            return null;
        }
        return of(best, sheet.rows().get(best), problems);
    }

    private static CaseColumns of(int index, CaseSheet.Row header, FileProblems problems) {
        Map<String, Integer> places = new LinkedHashMap<>();
        List<Period> periods = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < header.cells().size(); i++) {
            SheetCell cell = header.cells().get(i);
            String name = TextTable.columnName(cell.shown());
            if (cell.isEmpty()) {
                continue;
            }
            if (cell instanceof SheetCell.Strange strange) {
                problems.cell(header.number(), letters(i), strange, strange.problem());
            } else if (!seen.add(name)) {
                problems.cell(header.number(), cell.shown(), cell, "case.header.twice");
            } else if (NAMES.contains(name)) {
                places.put(name, i);
            } else {
                periods.add(new Period(cell.shown(), i));
            }
        }
        NEEDED.stream()
                .filter(name -> !places.containsKey(name))
                .forEach(name -> problems.column(header.number(), name, "case.header.missing", name));
        if (periods.isEmpty()) {
            problems.column(header.number(), null, "case.header.noPeriods");
        }
        return new CaseColumns(index, header.number(), places, List.copyOf(periods));
    }

    SheetCell cell(CaseSheet.Row row, String name) {
        return row.cell(places.getOrDefault(name, -1));
    }

    boolean isNamed(int column) {
        return places.containsValue(column) || periods.stream().anyMatch(period -> period.column() == column);
    }

    List<String> periodNames() {
        return periods.stream().map(Period::name).toList();
    }

    /** A column as a spreadsheet names it. */
    static String letters(int column) {
        String letters = "";
        for (int rest = column; rest >= 0; rest = rest / 26 - 1) {
            letters = (char) ('A' + rest % 26) + letters;
        }
        return letters;
    }
}
