package org.valueledger.library;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A template as the fields of a form: as it is stored, or as somebody has filled it in, right or wrong.
 *
 * @param values by field, as text
 * @param rows the questions with their answers in the example, without empty ones
 */
record TemplateForm(Map<String, String> values, List<Row> rows) {

    /** As the file calls them. */
    private static final List<String> TEXTS = List.of(
            "key",
            "name",
            "category",
            "tag",
            "whyBuy",
            "issue",
            "outcome",
            "capability",
            "stakeholder",
            "metric",
            "unit",
            "direction",
            "kind",
            "formula",
            "unitValue",
            "captureRate",
            "attributionShare",
            "cadenceDays",
            "evidence",
            "note");

    private static final List<String> FLAGS = List.of("cashable", "priced");
    private static final List<String> FIGURES = List.of("baselineAmount", "goalAmount", "value");
    private static final int SPARE_ROWS = 2;
    private static final int MOST_ROWS = 60;

    record Row(
            String name,
            String text,
            String unit,
            String role,
            String least,
            String most,
            String baseline,
            String goal) {

        private static final Row EMPTY = new Row("", "", "", "PERFORMANCE", "", "", "", "");

        private boolean isEmpty() {
            return Stream.of(name, text, unit, least, most, baseline, goal).allMatch(String::isBlank);
        }

        private ObjectNode question() {
            ObjectNode question = JsonNodeFactory.instance.objectNode();
            put(question, "name", name);
            put(question, "text", text);
            put(question, "unit", unit);
            put(question, "role", role);
            put(question, "least", least);
            put(question, "most", most);
            return question;
        }
    }

    /** What a new template starts with. */
    static TemplateForm empty() {
        return new TemplateForm(
                Map.of(
                        "unitValue",
                        "1",
                        "captureRate",
                        "1",
                        "attributionShare",
                        "1",
                        "cadenceDays",
                        "90",
                        "priced",
                        "true"),
                List.of());
    }

    static TemplateForm of(DriverTemplate template) {
        ObjectNode json = TemplateJson.of(template);
        Map<String, String> values = new HashMap<>();
        Stream.concat(TEXTS.stream(), FLAGS.stream())
                .filter(json::hasNonNull)
                .forEach(field -> values.put(field, json.path(field).asString()));
        FIGURES.forEach(
                field -> values.put(field, json.path("example").path(field).asString("")));
        values.put("industries", String.join("\n", template.industries()));
        List<Row> rows = template.questions().stream()
                .map(q -> row(q, template.example()))
                .toList();
        return new TemplateForm(values, rows);
    }

    private static Row row(TemplateQuestion question, TemplateExample example) {
        return new Row(
                question.name(),
                question.text(),
                question.unit() == null ? "" : question.unit(),
                question.role().name(),
                text(question.least()),
                text(question.most()),
                text(example.baseline().get(question.name())),
                text(example.goal().get(question.name())));
    }

    private static String text(@Nullable BigDecimal number) {
        return number == null ? "" : number.toPlainString();
    }

    static TemplateForm of(MultiValueMap<String, String> fields) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < MOST_ROWS; i++) {
            Row row = row(fields, "q" + i + ".");
            if (!row.isEmpty()) {
                rows.add(row);
            }
        }
        return new TemplateForm(Map.copyOf(fields.toSingleValueMap()), rows);
    }

    private static Row row(MultiValueMap<String, String> fields, String prefix) {
        var given = fields.toSingleValueMap();
        return new Row(
                given.getOrDefault(prefix + "name", ""),
                given.getOrDefault(prefix + "text", ""),
                given.getOrDefault(prefix + "unit", ""),
                given.getOrDefault(prefix + "role", "PERFORMANCE"),
                given.getOrDefault(prefix + "least", ""),
                given.getOrDefault(prefix + "most", ""),
                given.getOrDefault(prefix + "baseline", ""),
                given.getOrDefault(prefix + "goal", ""));
    }

    /** With room for further questions. */
    List<Row> rowsToFill() {
        List<Row> all = new ArrayList<>(rows);
        for (int i = 0; i < SPARE_ROWS; i++) {
            all.add(Row.EMPTY);
        }
        return all;
    }

    public String value(String field) {
        return values.getOrDefault(field, "");
    }

    /** As the file has it, so that page, API and file are checked in one place. */
    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        TEXTS.forEach(field -> put(json, field, value(field)));
        FLAGS.forEach(field -> json.put(field, value(field).equals("true")));
        ArrayNode industries = json.putArray("industries");
        value("industries")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .forEach(industries::add);
        ArrayNode questions = json.putArray("questions");
        ObjectNode example = json.putObject("example");
        FIGURES.forEach(field -> put(example, field, value(field)));
        ObjectNode baseline = example.putObject("baseline");
        ObjectNode goal = example.putObject("goal");
        for (Row row : rows) {
            questions.add(row.question());
            put(baseline, row.name().strip(), row.baseline());
            put(goal, row.name().strip(), row.goal());
        }
        return json;
    }

    private static void put(ObjectNode json, String field, String text) {
        if (!field.isEmpty() && !text.isBlank()) {
            json.put(field, text.strip());
        }
    }
}
