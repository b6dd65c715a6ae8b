package org.valueledger.valuation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.valueledger.quantity.Share;

/**
 * What both sides agreed about one value driver: everything but the readings.
 *
 * @param unitValue money per unit of the formula's result; 1 where the formula is already money
 * @param currency null where the driver has no price: value is then counted in the metric's own unit
 * @param valueStart the day from which value counts
 * @param cadenceDays days after which a reading is out of date; null: never
 */
public record DriverTerms(
        Direction direction,
        Kind kind,
        Formula formula,
        List<Question> questions,
        BigDecimal unitValue,
        @Nullable Currency currency,
        Share captureRate,
        Share attributionShare,
        LocalDate valueStart,
        LocalDate baselineDate,
        Answers baseline,
        LocalDate goalDate,
        Answers goal,
        Ramp ramp,
        @Nullable Integer cadenceDays) {

    /**
     * Finds what would fail later: evaluates the formula on these answers and on the baseline and goal under their
     * conditions.
     *
     * @throws FormulaError as {@link Formula#evaluate(Answers)}
     */
    public void check(Answers answers) {
        new Appraisal(this).amounts(answers);
    }

    /** The same agreement with another goal on the same day. */
    public DriverTerms withGoal(Answers other) {
        return new DriverTerms(
                direction,
                kind,
                formula,
                questions,
                unitValue,
                currency,
                captureRate,
                attributionShare,
                valueStart,
                baselineDate,
                baseline,
                goalDate,
                other,
                ramp,
                cadenceDays);
    }

    /** The formula on the baseline's answers. */
    public BigDecimal baselineAmount() {
        return formula.evaluate(baseline);
    }

    /** The formula on the goal's answers, under the baseline's conditions. */
    public BigDecimal goalAmount() {
        return new Appraisal(this).agreed().goal();
    }

    /**
     * Which way the metric moves when things get better: a share that rises may make a cost fall. The formula's direction
     * where the goal does not move the metric.
     */
    public Direction metricDirection() {
        int change = metric(goal).compareTo(metric(baseline));
        return change == 0 ? direction : change > 0 ? Direction.UP : Direction.DOWN;
    }

    /**
     * What people call the reading: the one answer that the product improves, or the formula's amount where there are
     * several of them.
     */
    public BigDecimal metric(Answers answers) {
        Question only = null;
        for (Question question : questions) {
            if (question.role() == Question.Role.PERFORMANCE) {
                if (only != null) {
                    return formula.evaluate(answers);
                }
                only = question;
            }
        }
        BigDecimal answer = only == null ? null : answers.byName().get(only.name());
        return answer == null ? formula.evaluate(answers) : answer;
    }
}
