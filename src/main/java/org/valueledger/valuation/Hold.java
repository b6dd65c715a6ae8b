package org.valueledger.valuation;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Drivers that only have to be kept: periods met / periods elapsed.
 *
 * @see <a href="https://www.servicenow.com/docs/r/it-business-management/scenario-planning-in-spw/target-types-overview.html">Target
 *     types: maintain</a>
 */
final class Hold {

    /** How far a metric may move to the worse side where the goal is the baseline itself, as a part of the goal. */
    private static final BigDecimal TOLERANCE = new BigDecimal("0.05");

    private Hold() {}

    static boolean isKept(Direction direction, Appraisal.Amounts amounts) {
        var goal = amounts.goal();
        var allowed = goal.compareTo(amounts.baseline()) == 0 ? goal.abs().multiply(TOLERANCE) : BigDecimal.ZERO;
        var better = amounts.amount().subtract(goal).multiply(direction.sign());
        return better.add(allowed).signum() >= 0;
    }

    /** Over the readings on and after value start; null without one. */
    static @Nullable BigDecimal share(DriverTerms terms, List<ValuedReading> readings) {
        if (terms.kind() != Kind.HOLD) {
            return null;
        }
        long kept = 0;
        long all = 0;
        for (var reading : readings) {
            if (reading.stretch() != null) {
                all++;
                kept += Boolean.TRUE.equals(reading.held()) ? 1 : 0;
            }
        }
        return all == 0 ? null : BigDecimal.valueOf(kept).divide(BigDecimal.valueOf(all), Term.PRECISION);
    }
}
