package org.valueledger.inventory;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.valueledger.valuation.AnswerRange;
import org.valueledger.valuation.AskedQuestion;
import org.valueledger.valuation.Question;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A question as the form of its driver has it.
 *
 * @param sample an answer to try the formula on; it is not stored
 */
record QuestionRow(String name, String text, String unit, String role, String least, String most, String sample) {

    static final QuestionRow EMPTY = new QuestionRow("", "", "", "PERFORMANCE", "", "", "");

    private static final int MOST_DIGITS = 30;

    static QuestionRow of(DriverDefinition.Asked asked) {
        return new QuestionRow(
                asked.name(),
                asked.text() == null ? "" : asked.text(),
                asked.unit() == null ? "" : asked.unit(),
                asked.role().name(),
                DriverForm.text(asked.least()),
                DriverForm.text(asked.most()),
                "");
    }

    static QuestionRow read(JsonNode row) {
        return new QuestionRow(
                row.path("name").asString(""),
                row.path("text").asString("").replaceAll("\\s+", " "),
                row.path("unit").asString(""),
                row.path("role").asString("PERFORMANCE"),
                row.path("least").asString(""),
                row.path("most").asString(""),
                row.path("sample").asString(""));
    }

    static QuestionRow of(Map<String, String> cells) {
        return new QuestionRow(
                cells.getOrDefault("name", ""),
                cells.getOrDefault("text", ""),
                cells.getOrDefault("unit", ""),
                cells.getOrDefault("role", "PERFORMANCE"),
                cells.getOrDefault("least", ""),
                cells.getOrDefault("most", ""),
                cells.getOrDefault("sample", ""));
    }

    QuestionRow withSample(String answer) {
        return new QuestionRow(name, text, unit, role, least, most, answer);
    }

    /** What is stored of it, by field. */
    Map<String, String> cells() {
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put("text", text);
        cells.put("name", name);
        cells.put("unit", unit);
        cells.put("role", role);
        cells.put("least", least);
        cells.put("most", most);
        return cells;
    }

    boolean isBlank() {
        return Stream.of(name, text, unit, least, most).allMatch(String::isBlank);
    }

    ObjectNode question() {
        ObjectNode question = JsonNodeFactory.instance.objectNode();
        cells().forEach((field, value) -> DriverForm.put(question, field, value));
        return question;
    }

    ObjectNode json() {
        ObjectNode json = question();
        DriverForm.put(json, "sample", sample);
        return json;
    }

    /** As far as it can be understood while it is typed. */
    AskedQuestion asked() {
        BigDecimal from = number(least);
        BigDecimal to = number(most);
        boolean ordered = from == null || to == null || from.compareTo(to) <= 0;
        return new AskedQuestion(
                name.strip(),
                role.equals("CONDITION") ? Question.Role.CONDITION : Question.Role.PERFORMANCE,
                unit,
                ordered ? new AnswerRange(from, to) : AnswerRange.ANY,
                number(sample));
    }

    /** @return null for what is no number, or one with more digits than the API takes */
    static @Nullable BigDecimal number(String text) {
        try {
            BigDecimal number = new BigDecimal(text.strip());
            boolean usual = number.precision() <= MOST_DIGITS && Math.abs(number.scale()) <= MOST_DIGITS;
            return usual ? number : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
