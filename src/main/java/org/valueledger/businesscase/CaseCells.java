package org.valueledger.businesscase;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.valueledger.businesscase.CaseColumns.Period;
import org.valueledger.businesscase.FileLine.Place;
import org.valueledger.intake.NumberStyle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Takes single rows of a line apart, and numbers out of their cells. */
final class CaseCells {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final CaseColumns columns;
    private final FileProblems problems;
    private final NumberStyle style;

    CaseCells(CaseSheet sheet, CaseColumns columns, FileProblems problems) {
        this.columns = columns;
        this.problems = problems;
        this.style = NumberStyle.of(numbers(sheet, columns), sheet.commaSeparates());
    }

    /** All texts that should be numbers. */
    private static List<String> numbers(CaseSheet sheet, CaseColumns columns) {
        List<String> numbers = new ArrayList<>();
        for (CaseSheet.Row row :
                sheet.rows().subList(columns.row() + 1, sheet.rows().size())) {
            columns.periods().forEach(period -> addText(numbers, row.cell(period.column())));
            addText(numbers, columns.cell(row, CaseColumns.RISK));
            if (columns.cell(row, CaseColumns.REF).shown().equalsIgnoreCase("discount_rate")) {
                addText(numbers, columns.cell(row, CaseColumns.NAME));
            }
        }
        return numbers;
    }

    private static void addText(List<String> numbers, SheetCell cell) {
        if (cell instanceof SheetCell.Text text && !text.isEmpty()) {
            numbers.add(text.shown());
        }
    }

    /** What stands below no name would be lost without a word. */
    void checkNames(CaseSheet.Row row) {
        for (int i = 0; i < row.cells().size(); i++) {
            SheetCell cell = row.cells().get(i);
            if (!cell.isEmpty() && !columns.isNamed(i)) {
                problems.cell(row.number(), CaseColumns.letters(i), cell, "case.cell.noColumn");
            }
        }
    }

    void into(FileLine line, CaseSheet.Row row) {
        for (String column : List.of(CaseColumns.NAME, CaseColumns.CATEGORY)) {
            SheetCell text = columns.cell(row, column);
            if (!text.isEmpty() && !line.text(column, text.shown())) {
                problems.cell(row.number(), column, text, "case.line.other", line.ref, line.firstRow);
            }
        }
        risk(line, row);
        active(line, row);
        SheetCell item = columns.cell(row, CaseColumns.ITEM);
        if (!item.isEmpty()) {
            item(line, row, item);
        } else if (!columns.cell(row, CaseColumns.FORMULA).isEmpty()) {
            problems.column(row.number(), CaseColumns.ITEM, "case.item.missing");
        } else if (filled(row) > 0) {
            amounts(line, row);
        }
    }

    private void risk(FileLine line, CaseSheet.Row row) {
        SheetCell cell = columns.cell(row, CaseColumns.RISK);
        if (!cell.isEmpty()
                && !line.risk(number(row, CaseColumns.RISK, cell), new Place(row.number(), CaseColumns.RISK))) {
            problems.cell(row.number(), CaseColumns.RISK, cell, "case.line.other", line.ref, line.firstRow);
        }
    }

    private void active(FileLine line, CaseSheet.Row row) {
        SheetCell cell = columns.cell(row, CaseColumns.ACTIVE);
        if (!cell.isEmpty()) {
            List<String> names = List.of(cell.shown().split("\\s*\\|\\s*"));
            line.active(names, new Place(row.number(), CaseColumns.ACTIVE));
        }
    }

    private void amounts(FileLine line, CaseSheet.Row row) {
        if (line.isPlain() || line.hasItems()) {
            problems.column(row.number(), CaseColumns.ITEM, "case.line.amountsAndItems", line.ref);
            return;
        }
        ArrayNode amounts = JSON.arrayNode();
        for (Period period : columns.periods()) {
            SheetCell cell = row.cell(period.column());
            amounts.add(cell.isEmpty() ? JSON.numberNode(BigDecimal.ZERO) : number(row, period.name(), cell));
        }
        line.amounts(
                amounts, new Place(row.number(), columns.periods().getFirst().name()));
    }

    private void item(FileLine line, CaseSheet.Row row, SheetCell item) {
        SheetCell formula = columns.cell(row, CaseColumns.FORMULA);
        if (line.isPlain()) {
            problems.cell(row.number(), CaseColumns.ITEM, item, "case.line.itemsAndAmounts", line.ref);
        } else if (line.has(item.shown())) {
            problems.cell(row.number(), CaseColumns.ITEM, item, "case.item.twice", line.ref);
        } else if (formula.isEmpty()) {
            line.variable(item.shown(), figures(row, item), new Place(row.number(), CaseColumns.ITEM));
        } else {
            step(line, row, item, formula);
        }
    }

    /** A refused one counts as a step all the same, or the line would seem to have no total besides. */
    private void step(FileLine line, CaseSheet.Row row, SheetCell item, SheetCell formula) {
        if (filled(row) > 0) {
            problems.cell(row.number(), CaseColumns.FORMULA, formula, "case.item.formulaAndNumbers");
        } else if (formula instanceof SheetCell.Strange strange) {
            problems.cell(row.number(), CaseColumns.FORMULA, strange, strange.problem());
        } else if (formula instanceof SheetCell.Number number && number.workedOut()) {
            problems.cell(row.number(), CaseColumns.FORMULA, formula, "case.item.workedOut");
        }
        String text =
                formula.shown().startsWith("=") ? formula.shown().substring(1).strip() : formula.shown();
        line.step(item.shown(), text, new Place(row.number(), CaseColumns.FORMULA));
    }

    /** One number in the first period only means every period; an initial one may be left empty. */
    private JsonNode figures(CaseSheet.Row row, SheetCell item) {
        List<Period> periods = columns.periods();
        int filled = filled(row);
        boolean first = !row.cell(periods.getFirst().column()).isEmpty();
        if (filled == 0) {
            problems.cell(row.number(), CaseColumns.ITEM, item, "case.item.empty");
        } else if (filled == 1 && first) {
            return number(
                    row, periods.getFirst().name(), row.cell(periods.getFirst().column()));
        }
        ArrayNode figures = JSON.arrayNode();
        for (Period period : periods) {
            SheetCell cell = row.cell(period.column());
            boolean mayBeEmpty = period.equals(periods.getFirst()) || filled == 0;
            if (cell.isEmpty() && !mayBeEmpty) {
                problems.column(row.number(), period.name(), "case.item.gap", item.shown());
            }
            figures.add(cell.isEmpty() ? JSON.numberNode(BigDecimal.ZERO) : number(row, period.name(), cell));
        }
        return figures;
    }

    private int filled(CaseSheet.Row row) {
        return (int) columns.periods().stream()
                .filter(period -> !row.cell(period.column()).isEmpty())
                .count();
    }

    /** A stand-in where the cell is no number, which is reported. */
    JsonNode number(CaseSheet.Row row, String column, SheetCell cell) {
        switch (cell) {
            case SheetCell.Number number -> {
                return JSON.numberNode(number.value());
            }
            case SheetCell.Strange strange -> problems.cell(row.number(), column, strange, strange.problem());
            case SheetCell.Text text -> {
                var read = style.read(text.shown());
                if (read.number() != null) {
                    return JSON.numberNode(read.number());
                }
                problems.sentence(
                        row.number(), column, FileProblems.shortened(text.shown()), String.valueOf(read.problem()));
            }
        }
        return JSON.numberNode(BigDecimal.ZERO);
    }
}
