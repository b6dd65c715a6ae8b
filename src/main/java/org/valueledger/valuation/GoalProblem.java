package org.valueledger.valuation;

import java.util.Optional;

/**
 * Why a goal cannot be agreed as it stands.
 *
 * @see <a href="https://www.servicenow.com/docs/r/it-business-management/scenario-planning-in-spw/target-types-overview.html">Target
 *     types</a>
 */
public enum GoalProblem {
    /** Higher is better and the goal is lower than the baseline, or the reverse. */
    CONTRADICTS_DIRECTION,
    /** There is nothing to attain; such a driver can only be held steady. */
    EQUALS_BASELINE;

    /**
     * Compares the formula on the goal's answers with that on the baseline's, under the baseline's conditions. A hold driver
     * may have any goal.
     *
     * @throws FormulaError where the formula has no value for them
     */
    public static Optional<GoalProblem> of(DriverTerms terms) {
        if (terms.kind() == Kind.HOLD) {
            return Optional.empty();
        }
        var appraisal = new Appraisal(terms);
        var agreed = appraisal.agreed();
        return switch (appraisal.improvement(agreed.baseline(), agreed.goal()).signum()) {
            case 1 -> Optional.empty();
            case 0 -> Optional.of(EQUALS_BASELINE);
            default -> Optional.of(CONTRADICTS_DIRECTION);
        };
    }
}
