package org.valueledger.valuation;

import java.math.BigDecimal;

/** What an agreed goal is worth once it is reached. */
public final class GoalWorth {

    private GoalWorth() {}

    /**
     * A year of the reached goal under the baseline's conditions, in the driver's currency or its metric's own unit. A flow's
     * period is taken to be as long as its cadence, or a year without one; a hold driver's goal is worth nothing more.
     *
     * @throws FormulaError where the formula has no value for baseline or goal
     */
    public static BigDecimal aYear(DriverTerms terms) {
        var worth = new Appraisal(terms).plannedValue();
        var cadence = terms.cadenceDays();
        return terms.kind() == Kind.FLOW && cadence != null
                ? worth.multiply(Days.YEAR).divide(BigDecimal.valueOf(cadence), Term.PRECISION)
                : worth;
    }
}
