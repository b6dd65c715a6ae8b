package org.valueledger.valuation;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What the points of a goal check compare, or the reason why there is nothing to compare. */
sealed interface GoalFigures {

    /**
     * The formula at baseline and goal, under the baseline's conditions.
     *
     * @param problem null where the goal lies in the wanted direction
     */
    record Known(
            BigDecimal baseline,
            GoalTarget goal,
            BigDecimal metric,
            BigDecimal improvementAtBaseline,
            @Nullable GoalProblem problem)
            implements GoalFigures {}

    record Missing(String problem) implements GoalFigures {}

    static GoalFigures of(DriverTerms terms) {
        try {
            var goal = GoalTarget.ofAnswers(terms);
            return new Known(
                    terms.baselineAmount(),
                    goal,
                    terms.metric(goal.answers()),
                    GoalTarget.ofAnswers(terms.withGoal(terms.baseline())).improvement(),
                    GoalProblem.of(terms).orElse(null));
        } catch (FormulaError problem) {
            return new Missing(String.valueOf(problem.getMessage()));
        }
    }
}
