package org.valueledger.inventory;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.valueledger.inventory.DriverDefinition.Asked;
import org.valueledger.valuation.AskedQuestion;
import org.valueledger.valuation.Direction;
import org.valueledger.valuation.FormulaAdvice;
import org.valueledger.valuation.FormulaAdvice.Severity;
import org.valueledger.valuation.Kind;
import org.valueledger.valuation.Question;
import org.valueledger.web.JsonFields;
import tools.jackson.databind.JsonNode;

/**
 * A value driver as a request spells it.
 *
 * @param key null: one is made from the name
 */
record DriverBody(@Nullable String key, DriverDefinition definition) {

    private static final List<String> CATEGORIES = List.of("COST_REDUCTION", "COST_AVOIDANCE", "REVENUE_INCREASE");
    private static final int MOST_QUESTIONS = 50;

    /** @param today when value starts, where the body does not say */
    static DriverBody read(JsonNode body, LocalDate today) {
        return JsonFields.read(body, fields -> from(fields, today));
    }

    private static DriverBody from(JsonFields fields, LocalDate today) {
        var definition = new DriverDefinition(
                fields.requiredText("name", 200),
                category(fields),
                flag(fields, "cashable"),
                fields.text("whyBuy", 2000),
                fields.text("issue", 2000),
                fields.text("outcome", 2000),
                fields.text("capability", 2000),
                fields.text("stakeholder", 200),
                fields.text("benefitOwner", 200),
                fields.text("metric", 200),
                fields.text("unit", 200),
                direction(fields),
                Objects.requireNonNullElse(fields.oneOf("kind", Kind.class), Kind.LEVEL),
                questions(fields),
                Objects.requireNonNullElse(fields.text("formula", 2000), "metric"),
                Objects.requireNonNullElse(fields.number("unitValue"), BigDecimal.ONE),
                currency(fields),
                share(fields, "captureRate"),
                share(fields, "attributionShare"),
                fields.text("sharedMetric", 200),
                Objects.requireNonNullElse(fields.date("valueStart"), today),
                cadence(fields));
        checkFormula(fields, definition);
        return new DriverBody(fields.text("externalId", 200), definition);
    }

    private static @Nullable String category(JsonFields fields) {
        String category = fields.text("category", 60);
        String spelled = category == null
                ? null
                : category.toUpperCase(java.util.Locale.ROOT).replace('-', '_');
        if (spelled != null && !CATEGORIES.contains(spelled)) {
            fields.refuse("category", category, "cost_reduction, cost_avoidance or revenue_increase");
        }
        return spelled;
    }

    private static @Nullable Boolean flag(JsonFields fields, String field) {
        JsonNode node = fields.node(field);
        String text =
                node.isMissingNode() || node.isNull() ? "" : node.asString("").strip();
        if (!text.isEmpty() && !List.of("true", "false").contains(text)) {
            fields.refuse(field, JsonFields.shown(node), "true or false");
        }
        return text.isEmpty() ? null : (Boolean) Boolean.parseBoolean(text);
    }

    private static Direction direction(JsonFields fields) {
        Direction direction = fields.oneOf("direction", Direction.class);
        if (direction == null) {
            fields.missing("direction", "up where higher is better, down where lower is better");
        }
        return direction == null ? Direction.UP : direction;
    }

    /** Without any the driver asks for its metric. */
    private static List<Asked> questions(JsonFields fields) {
        List<Asked> questions = fields.list("questions", DriverBody::question);
        if (questions == null) {
            return List.of(new Asked("metric", null, fields.text("unit", 200), Question.Role.PERFORMANCE, null, null));
        }
        if (questions.isEmpty() || questions.size() > MOST_QUESTIONS) {
            fields.refuse("questions", questions.size() + " questions", "1 to " + MOST_QUESTIONS + " questions");
        }
        return questions;
    }

    private static Asked question(JsonFields fields) {
        BigDecimal least = fields.number("least");
        BigDecimal most = fields.number("most");
        if (least != null && most != null && least.compareTo(most) > 0) {
            fields.refuse("most", most.toPlainString(), "a number not below " + least.toPlainString());
            least = null;
        }
        String name = fields.requiredText("name", 60);
        if (!name.isEmpty() && !name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
            fields.refuse("name", name, "letters, digits and underscores, a letter first");
        }
        return new Asked(
                name,
                fields.text("text", 1000),
                fields.text("unit", 200),
                Objects.requireNonNullElse(fields.oneOf("role", Question.Role.class), Question.Role.PERFORMANCE),
                least,
                most);
    }

    private static @Nullable String currency(JsonFields fields) {
        String code = fields.text("currency", 3);
        try {
            return code == null ? null : Currency.getInstance(code).getCurrencyCode();
        } catch (IllegalArgumentException e) {
            fields.refuse("currency", code, "a code of ISO 4217 such as EUR, or nothing for a driver without a price");
            return null;
        }
    }

    private static BigDecimal share(JsonFields fields, String field) {
        BigDecimal share = Objects.requireNonNullElse(fields.number(field), BigDecimal.ONE);
        if (share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0) {
            fields.refuse(field, share.toPlainString(), "a fraction from 0 to 1");
            return BigDecimal.ONE;
        }
        return share;
    }

    private static @Nullable Integer cadence(JsonFields fields) {
        BigDecimal days = fields.number("cadenceDays");
        if (days == null) {
            return null;
        }
        boolean whole = days.stripTrailingZeros().scale() <= 0;
        if (!whole || days.signum() <= 0 || days.compareTo(BigDecimal.valueOf(3650)) > 0) {
            fields.refuse("cadenceDays", days.toPlainString(), "a whole number of days from 1 to 3650");
            return null;
        }
        return days.intValueExact();
    }

    private static void checkFormula(JsonFields fields, DriverDefinition definition) {
        advice(definition).findings().stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .forEach(finding -> fields.refuse("formula", definition.formula(), sentence(finding)));
    }

    /** The maths' own opinion of the formula, without sample answers. */
    static FormulaAdvice advice(DriverDefinition definition) {
        return FormulaAdvice.of(
                definition.formula(),
                definition.questions().stream()
                        .map(q -> new AskedQuestion(q.name(), q.role(), q.unit(), q.range(), null))
                        .toList(),
                definition.kind(),
                definition.isPriced(),
                definition.unitValue());
    }

    private static String sentence(FormulaAdvice.Finding finding) {
        return switch (finding.code()) {
            case UNKNOWN_NAME ->
                "only names of questions; " + finding.arguments().getFirst() + " is none"
                        + (finding.arguments().size() > 1
                                ? ", perhaps " + finding.arguments().get(1)
                                : "");
            case UNIT_CLASH -> "quantities of one unit to be added or compared, not " + finding.arguments();
            case DIVISION_BY_ZERO -> "no division by zero";
            case NO_PERFORMANCE_QUESTION -> "at least one question with the role performance in the formula";
            default ->
                finding.detail().isEmpty()
                        ? finding.code()
                                        .name()
                                        .toLowerCase(java.util.Locale.ROOT)
                                        .replace('_', ' ') + " "
                                + Arrays.toString(finding.arguments().toArray())
                        : finding.detail();
        };
    }
}
