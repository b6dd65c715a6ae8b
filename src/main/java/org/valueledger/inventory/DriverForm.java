package org.valueledger.inventory;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.valueledger.web.FormJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A value driver as the fields of a form: as it is stored, or as somebody has typed it, right or wrong.
 *
 * @param values by field, as text; shares in percent
 */
record DriverForm(Map<String, String> values, List<QuestionRow> questions) {

    static final String CAPTURE = "capturePercent";
    static final String ATTRIBUTION = "attributionPercent";
    private static final String QUESTIONS = "questions";

    /** As {@link DriverBody} calls them, in the order of the page. */
    private static final List<String> PLAIN = List.of(
            "externalId",
            "name",
            "category",
            "cashable",
            "whyBuy",
            "issue",
            "outcome",
            "capability",
            "stakeholder",
            "benefitOwner",
            "metric",
            "unit",
            "direction",
            "kind",
            "sharedMetric",
            "cadenceDays",
            "valueStart",
            "formula",
            "unitValue",
            "currency");

    static final List<String> FIELDS = java.util.stream.Stream.concat(
                    PLAIN.stream(), java.util.stream.Stream.of(CAPTURE, ATTRIBUTION))
            .toList();

    DriverForm {
        values = Map.copyOf(values);
        questions = List.copyOf(questions);
    }

    /** What a new driver starts with. */
    static DriverForm empty(String currency, LocalDate today) {
        return new DriverForm(
                Map.of(
                        "kind",
                        "LEVEL",
                        "unitValue",
                        "1",
                        "currency",
                        currency,
                        CAPTURE,
                        "100",
                        ATTRIBUTION,
                        "100",
                        "cadenceDays",
                        "90",
                        "valueStart",
                        today.toString()),
                List.of(QuestionRow.EMPTY));
    }

    static DriverForm of(DriverDefinition driver) {
        Map<String, String> values = new LinkedHashMap<>();
        ObjectNode stored = DriverRows.fields(driver);
        PLAIN.forEach(field -> values.put(field, stored.path(field).asString("")));
        values.put("unitValue", text(driver.unitValue()));
        values.put(CAPTURE, text(driver.captureRate().movePointRight(2)));
        values.put(ATTRIBUTION, text(driver.attributionShare().movePointRight(2)));
        return new DriverForm(
                values, driver.questions().stream().map(QuestionRow::of).toList());
    }

    static DriverForm typed(Map<String, List<String>> fields) {
        return read(FormJson.of(fields));
    }

    /** @return null for what no form of ours could have written */
    static @Nullable DriverForm written(@Nullable String text) {
        try {
            JsonNode json = text == null ? null : JsonMapper.shared().readTree(text);
            return json instanceof ObjectNode object ? read(object) : null;
        } catch (RuntimeException e) {
            return null;
        }
    }

    private static DriverForm read(ObjectNode json) {
        Map<String, String> values = new LinkedHashMap<>();
        FIELDS.forEach(field -> values.put(field, json.path(field).asString("")));
        List<QuestionRow> rows = new ArrayList<>();
        json.path(QUESTIONS).forEach(row -> rows.add(QuestionRow.read(row)));
        return new DriverForm(values, rows);
    }

    /** So that the next submission can tell what was changed here from what was changed elsewhere. */
    String written() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        FIELDS.forEach(field -> put(json, field, value(field)));
        ArrayNode rows = json.putArray(QUESTIONS);
        questions.forEach(row -> rows.add(row.json()));
        return json.toString();
    }

    public String value(String field) {
        return values.getOrDefault(field, "");
    }

    DriverForm withoutBlankQuestions() {
        List<QuestionRow> filled =
                questions.stream().filter(row -> !row.isBlank()).toList();
        return new DriverForm(values, filled.isEmpty() ? List.of(QuestionRow.EMPTY) : filled);
    }

    DriverForm withQuestion() {
        List<QuestionRow> more = new ArrayList<>(questions);
        more.add(QuestionRow.EMPTY);
        return new DriverForm(values, more);
    }

    /** @param place as a button says it; nothing is removed where it names no row */
    DriverForm withoutQuestion(String place) {
        List<QuestionRow> fewer = new ArrayList<>(questions);
        if (place.matches("[0-9]{1,4}") && Integer.parseInt(place) < fewer.size()) {
            fewer.remove(Integer.parseInt(place));
        }
        return new DriverForm(values, fewer.isEmpty() ? List.of(QuestionRow.EMPTY) : fewer);
    }

    /** @param answers by the questions' names, to try the formula on */
    DriverForm withSamples(Map<String, BigDecimal> answers) {
        List<QuestionRow> rows = questions.stream()
                .map(row -> row.withSample(text(answers.get(row.name()))))
                .toList();
        return new DriverForm(values, rows);
    }

    /** Under a locked baseline what turns answers into money is not asked: it stays as it was agreed. */
    DriverForm withAgreed(DriverDefinition driver) {
        DriverForm stored = of(driver);
        Map<String, String> kept = new LinkedHashMap<>(values);
        FIELDS.stream().filter(DriverForm::isFrozen).forEach(field -> kept.put(field, stored.value(field)));
        return new DriverForm(kept, stored.questions());
    }

    static boolean isFrozen(String field) {
        return List.of(CAPTURE, ATTRIBUTION, "direction", "kind", "valueStart", "formula", "unitValue", "currency")
                .contains(field);
    }

    /** As the API takes it, so that both are checked in one place. */
    ObjectNode body() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        PLAIN.forEach(field -> put(body, field, value(field)));
        put(body, "captureRate", fraction(value(CAPTURE)));
        put(body, "attributionShare", fraction(value(ATTRIBUTION)));
        List<QuestionRow> asked =
                questions.stream().filter(row -> !row.isBlank()).toList();
        if (!asked.isEmpty()) {
            ArrayNode rows = body.putArray(QUESTIONS);
            asked.forEach(row -> rows.add(row.question()));
        }
        return body;
    }

    /** What is no number stays as it is and is refused with everything else. */
    private static String fraction(String percent) {
        BigDecimal number = QuestionRow.number(percent);
        return number == null ? percent : number.movePointLeft(2).toPlainString();
    }

    static void put(ObjectNode json, String field, String text) {
        if (!text.isBlank()) {
            json.put(field, text.strip());
        }
    }

    static String text(@Nullable BigDecimal number) {
        return number == null ? "" : number.stripTrailingZeros().toPlainString();
    }
}
