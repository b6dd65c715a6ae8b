package org.valueledger.businesscase;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One line of the case while its rows are read. */
final class FileLine {

    /** What plain amounts become: one variable, and one step that is the total. */
    static final String AMOUNT = "amount";

    static final String TOTAL = "total";

    /** A cell that a problem of the maths can be traced back to. */
    record Place(long row, String column) {}

    final boolean benefit;
    final String ref;
    final long firstRow;
    private final Map<String, String> texts = new LinkedHashMap<>();
    private final Map<String, JsonNode> variables = new LinkedHashMap<>();
    private final Map<String, String> steps = new LinkedHashMap<>();
    private final List<String> active = new ArrayList<>();
    private final Map<String, Place> places = new HashMap<>();
    private @Nullable JsonNode risk;
    private boolean plain;

    FileLine(boolean benefit, String ref, long firstRow) {
        this.benefit = benefit;
        this.ref = ref;
        this.firstRow = firstRow;
    }

    /** @return whether nothing else was said before */
    boolean text(String field, String text) {
        String before = texts.putIfAbsent(field, text);
        return before == null || before.equals(text);
    }

    boolean risk(JsonNode number, Place place) {
        boolean first = risk == null || risk.equals(number);
        risk = number;
        places.put("riskAdjustment", place);
        return first;
    }

    void active(List<String> periods, Place place) {
        active.addAll(periods);
        places.put("activePeriods", place);
    }

    void amounts(JsonNode amounts, Place place) {
        plain = true;
        variables.put(AMOUNT, amounts);
        steps.put(TOTAL, AMOUNT);
        places.put("variables." + AMOUNT, place);
        places.put("steps." + TOTAL, place);
    }

    void variable(String name, JsonNode figures, Place place) {
        variables.put(name, figures);
        places.put("variables." + name, place);
    }

    void step(String name, String formula, Place place) {
        steps.put(name, formula);
        places.put("steps." + name, place);
    }

    boolean has(String item) {
        return variables.containsKey(item) || steps.containsKey(item);
    }

    boolean isPlain() {
        return plain;
    }

    boolean hasSteps() {
        return !steps.isEmpty();
    }

    boolean hasItems() {
        return !plain && !(variables.isEmpty() && steps.isEmpty());
    }

    /** @param field as a business case's error names it */
    Place place(String field) {
        return places.getOrDefault(field, new Place(firstRow, CaseColumns.REF));
    }

    ObjectNode json() {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("ref", ref);
        texts.forEach(line::put);
        variables.forEach(line.putObject("variables")::set);
        ArrayNode list = line.putArray("steps");
        steps.forEach((name, formula) -> list.addObject().put("name", name).put("formula", formula));
        if (risk != null) {
            line.set("riskAdjustment", risk);
        }
        if (!active.isEmpty()) {
            active.forEach(line.putArray("activePeriods")::add);
        }
        return line;
    }
}
