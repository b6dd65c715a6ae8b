package org.valueledger.library;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.valueledger.valuation.Direction;
import org.valueledger.valuation.Kind;
import org.valueledger.valuation.Question;

/**
 * One version of a reusable value driver. Numbers are kept without idle zeros, so that two templates that say the same are
 * equal.
 *
 * @param key lasting name, lower case
 * @param version 1, 2, 3…; 0 while it is not stored
 * @param tag {@code productivity}, {@code risk} or null
 * @param cashable whether money really leaves or enters an account
 * @param direction which way the formula's result is better
 * @param unitValue money per unit of the formula's result; 1 where the formula is already money
 * @param priced false: the value is counted in the metric's own unit
 * @param captureRate the default; a fraction
 * @param attributionShare the default; a fraction
 * @param cadenceDays days after which a reading is out of date; null: never
 * @param evidence what usually proves the readings
 */
public record DriverTemplate(
        String key,
        int version,
        String name,
        List<String> industries,
        RoiCategory category,
        @Nullable String tag,
        boolean cashable,
        String whyBuy,
        String issue,
        String outcome,
        String capability,
        String stakeholder,
        String metric,
        String unit,
        Direction direction,
        Kind kind,
        List<TemplateQuestion> questions,
        String formula,
        BigDecimal unitValue,
        boolean priced,
        BigDecimal captureRate,
        BigDecimal attributionShare,
        @Nullable Integer cadenceDays,
        String evidence,
        TemplateExample example) {

    /** What a template says that suits everybody. */
    public static final String ALL_INDUSTRIES = "All industries";

    public DriverTemplate {
        industries = List.copyOf(industries);
        questions = List.copyOf(questions);
    }

    DriverTemplate at(int newVersion) {
        return new DriverTemplate(
                key,
                newVersion,
                name,
                industries,
                category,
                tag,
                cashable,
                whyBuy,
                issue,
                outcome,
                capability,
                stakeholder,
                metric,
                unit,
                direction,
                kind,
                questions,
                formula,
                unitValue,
                priced,
                captureRate,
                attributionShare,
                cadenceDays,
                evidence,
                example);
    }

    /**
     * Which way the metric moves when things get better: a share that rises may make a cost fall. Told by the example where
     * one answer improves, else as the formula's result.
     */
    public Direction metricDirection() {
        List<String> improved = questionNames().stream().filter(this::improves).toList();
        if (improved.size() != 1) {
            return direction;
        }
        BigDecimal before = example.baseline().get(improved.getFirst());
        BigDecimal after = example.goal().get(improved.getFirst());
        int change = before == null || after == null ? 0 : after.compareTo(before);
        return change == 0 ? direction : change > 0 ? Direction.UP : Direction.DOWN;
    }

    /** Whether both say the same, whatever their versions. */
    boolean saysTheSameAs(DriverTemplate other) {
        return at(0).equals(other.at(0));
    }

    List<String> questionNames() {
        return questions.stream().map(TemplateQuestion::name).toList();
    }

    boolean improves(String question) {
        return questions.stream().anyMatch(q -> q.name().equals(question) && q.role() == Question.Role.PERFORMANCE);
    }
}
