package org.valueledger.businesscase;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.valueledger.businesscase.CaseForm.FormLine;
import org.valueledger.businesscase.CaseForm.StepText;
import org.valueledger.businesscase.CaseForm.Variable;
import tools.jackson.databind.JsonNode;

/** Fills the form with what is stored, so that it can be changed. */
final class CaseFormWriter {

    private CaseFormWriter() {}

    /** Four periods and one benefit to begin with. */
    static CaseForm empty(String currency) {
        var form = new CaseForm();
        form.heading.put("currency", currency);
        form.heading.put(CaseForm.DISCOUNT_RATE, "10");
        form.periods.addAll(List.of("Initial", "Year 1", "Year 2", "Year 3"));
        CaseFormChange.apply(form, "add-benefit");
        CaseFormChange.apply(form, "add-cost");
        form.added = null;
        return form;
    }

    static CaseForm of(StoredCase stored) {
        var form = new CaseForm();
        JsonNode content = stored.content();
        form.heading.put("name", Objects.requireNonNullElse(stored.heading().name(), ""));
        form.heading.put("source", Objects.requireNonNullElse(stored.heading().source(), ""));
        form.heading.put("note", "");
        form.heading.put("currency", content.path("currency").asString(""));
        form.heading.put(CaseForm.DISCOUNT_RATE, perCent(content.path("discountRate")));
        content.path("periods").forEach(period -> form.periods.add(period.asString("")));
        content.path("benefits").forEach(line -> form.lines.add(line(line, true, form.periods)));
        content.path("costs").forEach(line -> form.lines.add(line(line, false, form.periods)));
        return form;
    }

    private static FormLine line(JsonNode node, boolean benefit, List<String> periods) {
        var line = new FormLine();
        line.benefit = benefit;
        line.ref = node.path("ref").asString("");
        line.name = node.path("name").asString(line.ref);
        line.category = node.path("category").asString("");
        line.risk = perCent(node.path("riskAdjustment"));
        periods.forEach(period -> line.active.add(isActive(node.path("activePeriods"), period)));
        line.formulas = !isPlain(node, line);
        if (line.formulas) {
            node.path("variables")
                    .properties()
                    .forEach(variable -> line.variables.add(
                            new Variable(variable.getKey(), numbers(variable.getValue(), periods.size(), false))));
            node.path("steps")
                    .forEach(step -> line.steps.add(new StepText(
                            step.path("name").asString(""), step.path("formula").asString(""))));
        }
        line.amounts.addAll(numbers(node.path("variables").path(FileLine.AMOUNT), periods.size(), !line.formulas));
        return line;
    }

    private static boolean isActive(JsonNode active, String period) {
        return !active.isArray()
                || active.valueStream().anyMatch(name -> name.asString("").equals(period));
    }

    /** One variable that is the total, in every period. */
    private static boolean isPlain(JsonNode node, FormLine line) {
        return node.path("steps").size() == 1
                && node.path("variables").size() == 1
                && node.path("steps").path(0).path("formula").asString("").equals(FileLine.AMOUNT)
                && node.path("variables").has(FileLine.AMOUNT)
                && !line.active.contains(false);
    }

    /** @param everywhere whether one number is repeated: where plain amounts are typed, an empty field is nothing */
    private static List<String> numbers(JsonNode figures, int periods, boolean everywhere) {
        List<String> numbers = new ArrayList<>();
        if (figures.isArray()) {
            for (int missing = figures.size(); missing < periods; missing++) {
                numbers.add("0");
            }
            figures.forEach(number -> numbers.add(plain(number)));
        }
        for (int i = numbers.size(); i < periods; i++) {
            boolean said = !figures.isArray() && !figures.isMissingNode() && (i == 0 || everywhere);
            numbers.add(said ? plain(figures) : "");
        }
        return numbers;
    }

    private static String perCent(JsonNode fraction) {
        return fraction.isMissingNode() || fraction.isNull()
                ? ""
                : number(fraction).movePointRight(2).stripTrailingZeros().toPlainString();
    }

    private static String plain(JsonNode node) {
        BigDecimal number = number(node);
        return number.signum() == 0 ? "0" : number.toPlainString();
    }

    /** Bodies may spell a number as text. */
    private static BigDecimal number(JsonNode node) {
        return node.isString() ? new BigDecimal(node.stringValue().strip()) : node.decimalValue();
    }
}
