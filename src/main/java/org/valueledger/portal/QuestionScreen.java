package org.valueledger.portal;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.valueledger.inventory.DriverDefinition.Asked;
import org.valueledger.inventory.DriverFile;
import org.valueledger.valuation.Kind;
import org.valueledger.valuation.Question;

/**
 * One driver's questions as the contact sees them.
 *
 * @param meanwhileBy who saved other answers meanwhile; null: nobody
 */
record QuestionScreen(
        DriverFile driver,
        AnswerForm form,
        List<Line> lines,
        Map<String, String> problems,
        @Nullable String meanwhileBy) {

    /**
     * @param hint what is expected
     * @param meanwhile another answer that was saved after the screen was opened; null: none
     */
    record Line(
            String field,
            String label,
            String unit,
            String hint,
            String value,
            @Nullable String problem,
            @Nullable String meanwhile) {}

    static QuestionScreen of(DriverFile driver, AnswerForm form, Map<String, Object[]> found, Words say) {
        var stored = AnswerForm.of(driver);
        boolean changed = !form.seen().equals(stored.seen());
        Map<String, String> problems = new java.util.LinkedHashMap<>();
        found.forEach((field, message) -> problems.put(field, say.of(String.valueOf(message[0]))));
        List<Line> lines = driver.definition().questions().stream()
                .map(asked -> line(driver, asked, form, changed ? stored : form, problems, say))
                .toList();
        var draft = driver.draft();
        return new QuestionScreen(
                driver,
                new AnswerForm(
                        stored.seen(), form.answers(), form.takenOn(), form.periodStart(), form.source(), form.grade()),
                lines,
                problems,
                changed && draft != null ? draft.changedBy() : null);
    }

    public boolean isPeriod() {
        return driver.definition().kind() == Kind.FLOW || !form.periodStart().isEmpty();
    }

    private static Line line(
            DriverFile driver,
            Asked asked,
            AnswerForm form,
            AnswerForm other,
            Map<String, String> problems,
            Words say) {
        String field = AnswerForm.ANSWER + asked.name();
        String theirs = other.answers().getOrDefault(asked.name(), "");
        return new Line(
                field,
                Objects.requireNonNullElse(asked.text(), asked.name()),
                unit(driver, asked),
                hint(asked, say),
                form.answers().getOrDefault(asked.name(), ""),
                problems.get(field),
                form.differs(asked.name(), other) ? (theirs.isEmpty() ? "–" : theirs) : null);
    }

    /** The library writes "money" where the customer's currency belongs. */
    private static String unit(DriverFile driver, Asked asked) {
        String currency = driver.definition().currency();
        return asked.unit() == null ? "" : asked.unit().replace("money", currency == null ? "money" : currency);
    }

    private static String hint(Asked asked, Words say) {
        String range = range(asked, say);
        if (asked.role() == Question.Role.PERFORMANCE) {
            return range;
        }
        return range.isEmpty() ? say.of("answer.condition") : range + " " + say.of("answer.condition");
    }

    private static String range(Asked asked, Words say) {
        BigDecimal least = asked.least();
        BigDecimal most = asked.most();
        if (least != null && most != null) {
            return say.of("answer.range", number(least, say), number(most, say));
        }
        if (least != null) {
            return say.of("answer.least", number(least, say));
        }
        return most == null ? "" : say.of("answer.most", number(most, say));
    }

    private static String number(BigDecimal number, Words say) {
        NumberFormat format = NumberFormat.getNumberInstance(say.formats().locale());
        format.setMaximumFractionDigits(6);
        return format.format(number);
    }
}
