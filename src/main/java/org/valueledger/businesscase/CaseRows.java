package org.valueledger.businesscase;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.valueledger.businesscase.FileLine.Place;
import org.valueledger.web.Problem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads a file's rows below the header: settings, and lines of one or more rows. */
final class CaseRows {

    private static final Map<String, String> SETTINGS = Map.of(
            "currency",
            "currency",
            "discount_rate",
            "discountRate",
            "name",
            "name",
            "source",
            "source",
            "note",
            "note");

    private final CaseSheet sheet;
    private final CaseColumns columns;
    private final FileProblems problems;
    private final CaseCells cells;
    private final Map<String, FileLine> lines = new LinkedHashMap<>();
    private final Map<String, JsonNode> settings = new LinkedHashMap<>();
    private final Map<String, Long> settingRows = new LinkedHashMap<>();
    private @Nullable FileLine current;

    CaseRows(CaseSheet sheet, CaseColumns columns, FileProblems problems) {
        this.sheet = sheet;
        this.columns = columns;
        this.problems = problems;
        this.cells = new CaseCells(sheet, columns, problems);
    }

    void read() {
        for (CaseSheet.Row row :
                sheet.rows().subList(columns.row() + 1, sheet.rows().size())) {
            cells.checkNames(row);
            read(row);
        }
        for (String setting : List.of("currency", "discount_rate")) {
            if (!settingRows.containsKey(setting)) {
                problems.column(columns.headerRow(), CaseColumns.KIND, "case.setting.missing", setting);
            }
        }
        if (lines.isEmpty() && problems.isEmpty()) {
            problems.column(columns.headerRow(), CaseColumns.KIND, "case.noLines");
        }
        lines.values().stream()
                .filter(line -> !line.hasSteps())
                .forEach(line -> problems.column(line.firstRow, CaseColumns.FORMULA, "case.line.noTotal", line.ref));
    }

    private void read(CaseSheet.Row row) {
        String kind = columns.cell(row, CaseColumns.KIND).shown().toLowerCase(Locale.ROOT);
        switch (kind) {
            case "setting", "settings" -> setting(row);
            case "benefit", "benefits" -> line(row, true);
            case "cost", "costs" -> line(row, false);
            case "" -> more(row);
            default ->
                problems.cell(
                        row.number(), CaseColumns.KIND, columns.cell(row, CaseColumns.KIND), "case.kind.expected");
        }
    }

    private void setting(CaseSheet.Row row) {
        SheetCell ref = columns.cell(row, CaseColumns.REF);
        String name = ref.shown().toLowerCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
        SheetCell value = columns.cell(row, CaseColumns.NAME);
        String field = SETTINGS.get(name);
        if (field == null) {
            problems.cell(row.number(), CaseColumns.REF, ref, "case.setting.unknown");
        } else if (value.isEmpty()) {
            problems.column(row.number(), CaseColumns.NAME, "case.setting.empty", name);
        } else if (settingRows.put(name, row.number()) != null) {
            problems.cell(row.number(), CaseColumns.REF, ref, "case.setting.twice");
        } else {
            JsonNode read = name.equals("discount_rate")
                    ? cells.number(row, CaseColumns.NAME, value)
                    : JsonNodeFactory.instance.stringNode(
                            name.equals("currency") ? value.shown().toUpperCase(Locale.ROOT) : value.shown());
            settings.put(field, read);
        }
    }

    /** A row without a kind goes on with the line above it. */
    private void more(CaseSheet.Row row) {
        SheetCell ref = columns.cell(row, CaseColumns.REF);
        FileLine line = current;
        if (line == null
                || !(ref.isEmpty() || ref.shown().equals(line.ref))
                || columns.cell(row, CaseColumns.ITEM).isEmpty()) {
            problems.column(row.number(), CaseColumns.KIND, "case.kind.missing");
        } else {
            cells.into(line, row);
        }
    }

    private void line(CaseSheet.Row row, boolean benefit) {
        SheetCell ref = columns.cell(row, CaseColumns.REF);
        if (ref.isEmpty()) {
            problems.column(row.number(), CaseColumns.REF, "case.ref.missing");
            current = null;
            return;
        }
        FileLine line = lines.computeIfAbsent(ref.shown(), name -> new FileLine(benefit, name, row.number()));
        current = line;
        if (line.benefit != benefit) {
            problems.cell(
                    row.number(),
                    CaseColumns.KIND,
                    columns.cell(row, CaseColumns.KIND),
                    "case.kind.other",
                    line.ref,
                    line.firstRow);
        } else {
            cells.into(line, row);
        }
    }

    /** The case as a request would spell it. */
    ObjectNode body() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        settings.forEach(body::set);
        columns.periodNames().forEach(body.putArray("periods")::add);
        ArrayNode benefits = body.putArray("benefits");
        ArrayNode costs = body.putArray("costs");
        lines.values().forEach(line -> (line.benefit ? benefits : costs).add(line.json()));
        return body;
    }

    void trace(NotEvaluable error) {
        FileLine line = error.line() == null ? null : lines.get(error.line());
        Place place = line == null ? whole(error.field()) : line.place(error.field());
        problems.sentence(place.row(), place.column(), null, error.sentence());
    }

    /** @param field such as {@code benefits[0].ref} */
    void trace(Problem.Field field) {
        String path = field.field();
        String sentence =
                CaseTexts.of("case.field", path, field.value() == null ? "–" : field.value(), field.expected());
        int dot = path.indexOf("].");
        FileLine line = dot < 0 ? null : line(path.substring(0, dot));
        Place place = line == null ? whole(path) : line.place(path.substring(dot + 2));
        problems.sentence(place.row(), place.column(), field.value(), sentence);
    }

    private @Nullable FileLine line(String start) {
        int bracket = start.indexOf('[');
        boolean benefit = start.startsWith("benefits");
        List<FileLine> same = new ArrayList<>(lines.values());
        same.removeIf(line -> line.benefit != benefit);
        int index = Integer.parseInt(start.substring(bracket + 1));
        return index < same.size() ? same.get(index) : null;
    }

    private Place whole(String field) {
        for (var setting : SETTINGS.entrySet()) {
            Long row = settingRows.get(setting.getKey());
            if (setting.getValue().equals(field) && row != null) {
                return new Place(row, CaseColumns.NAME);
            }
        }
        return new Place(columns.headerRow(), field);
    }
}
