package org.valueledger.valuation;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A goal in its three guises: as answers, as a percentage and as money. Each can be stated, and the others follow.
 *
 * <p>A goal stated as percentage or money moves the performance answers that the formula uses away from the baseline's;
 * conditions stay as they were. Several move by the same part of what they were, each the way that improves, and each until
 * its range ends; one that is zero, or alone changes nothing, stays. Of several solutions the one nearest to the baseline is
 * taken. Answers get as few digits as give the wanted figure, at most 12.
 *
 * @param answers with the baseline's conditions
 * @param amount the formula on these answers
 * @param improvement the wanted direction counts as positive
 * @param percent improvement as a part of the baseline's amount without its sign, a fraction; null where that amount is zero
 * @param value after unit value, capture rate and attribution share: of a year, or of a flow's period; 0 for a hold driver
 */
public record GoalTarget(
        Answers answers,
        BigDecimal amount,
        BigDecimal improvement,
        @Nullable BigDecimal percent,
        BigDecimal value) {

    /** No answers give what is wanted. */
    public static final class Unreachable extends RuntimeException {

        private final @Nullable BigDecimal from;
        private final @Nullable BigDecimal to;

        Unreachable(BigDecimal wanted, GoalSearch.Reach reach) {
            super("no answers give " + wanted + ", expected from " + shown(reach.from()) + " to " + shown(reach.to()));
            this.from = reach.from();
            this.to = reach.to();
        }

        private static String shown(@Nullable BigDecimal end) {
            return end == null ? "any" : end.toString();
        }

        /** The least that can be had, in the terms of what was wanted (fraction or money); null: without limit. */
        public @Nullable BigDecimal from() {
            return from;
        }

        /**
         * The most that can be had; null: without limit. What is wanted may still lie between the two where the formula
         * jumps.
         */
        public @Nullable BigDecimal to() {
            return to;
        }
    }

    /**
     * The goal in the terms.
     *
     * @throws FormulaError where the formula has no value at baseline or goal
     */
    public static GoalTarget ofAnswers(DriverTerms terms) {
        var appraisal = new Appraisal(terms);
        var agreed = appraisal.agreed();
        var improvement = appraisal.improvement(agreed.baseline(), agreed.goal());
        return new GoalTarget(
                underBaselineConditions(terms),
                agreed.goal(),
                improvement,
                agreed.baseline().signum() == 0
                        ? null
                        : improvement.divide(agreed.baseline().abs(), Term.PRECISION),
                appraisal.plannedValue());
    }

    private static Answers underBaselineConditions(DriverTerms terms) {
        var answers = new HashMap<>(terms.goal().byName());
        for (var question : terms.questions()) {
            if (question.role() == Question.Role.CONDITION) {
                answers.remove(question.name());
                var condition = terms.baseline().byName().get(question.name());
                if (condition != null) {
                    answers.put(question.name(), condition);
                }
            }
        }
        return new Answers(answers);
    }

    /** As {@link #byPercent(DriverTerms, BigDecimal, Map)}, without limits. */
    public static GoalTarget byPercent(DriverTerms terms, BigDecimal fraction) {
        return byPercent(terms, fraction, Map.of());
    }

    /**
     * Improves the formula's amount by a part of the baseline's amount. The goal's answers in the terms do not matter.
     *
     * @param fraction 0.2 for 20 % better
     * @param ranges limits of the answers, by the question's name
     * @throws Unreachable where no answers give it; also for any fraction but 0 of a baseline of zero
     * @throws FormulaError where the formula has no value at the baseline
     */
    public static GoalTarget byPercent(DriverTerms terms, BigDecimal fraction, Map<String, AnswerRange> ranges) {
        var size = terms.baselineAmount().abs();
        if (size.signum() == 0) {
            return worthNothing(terms, fraction, ranges);
        }
        var improvement = fraction.multiply(size, Term.PRECISION);
        return improved(terms, improvement, ranges, fraction, reached -> reached.divide(size, Term.PRECISION));
    }

    /** As {@link #byMoney(DriverTerms, BigDecimal, Map)}, without limits. */
    public static GoalTarget byMoney(DriverTerms terms, BigDecimal value) {
        return byMoney(terms, value, Map.of());
    }

    /**
     * Finds the answers that are worth an amount. The goal's answers in the terms do not matter.
     *
     * @param value of a year, or of a flow's period, after unit value, capture rate and attribution share
     * @param ranges limits of the answers, by the question's name
     * @throws Unreachable where no answers give it; also for anything but 0 where an improvement is worth nothing
     * @throws FormulaError where the formula has no value at the baseline
     */
    public static GoalTarget byMoney(DriverTerms terms, BigDecimal value, Map<String, AnswerRange> ranges) {
        var price =
                terms.kind() == Kind.HOLD ? BigDecimal.ZERO : new Appraisal(terms.withGoal(terms.baseline())).price();
        if (price.signum() == 0) {
            return worthNothing(terms, value, ranges);
        }
        var improvement = value.divide(price, Term.PRECISION);
        return improved(terms, improvement, ranges, value, reached -> reached.multiply(price, Term.PRECISION));
    }

    private static GoalTarget worthNothing(DriverTerms terms, BigDecimal wanted, Map<String, AnswerRange> ranges) {
        if (wanted.signum() != 0) {
            throw new Unreachable(wanted, new GoalSearch.Reach(BigDecimal.ZERO, BigDecimal.ZERO));
        }
        return improved(terms, BigDecimal.ZERO, ranges, wanted, reached -> reached);
    }

    /** @param inTermsOfWanted what an improvement is, said in the terms of what was wanted */
    private static GoalTarget improved(
            DriverTerms terms,
            BigDecimal improvement,
            Map<String, AnswerRange> ranges,
            BigDecimal wanted,
            UnaryOperator<BigDecimal> inTermsOfWanted) {
        var search = new GoalSearch(new GoalLine(terms, ranges), improvement);
        var answers = search.answers();
        if (answers == null) {
            throw new Unreachable(wanted, search.reach().map(inTermsOfWanted));
        }
        return ofAnswers(terms.withGoal(answers));
    }
}
