package org.valueledger.valuation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What people state about a goal besides the driver's terms, so that it can be checked. Null: not stated.
 *
 * @param ranges physical limits by the question's name; a question without one has none
 * @param addressableValue the most money a year that could be had, at margin; asked where higher is better
 * @param sharesInGroup the attribution shares of all drivers that draw on the same metric, this one included; null: shares
 *     no metric
 * @param evidence own pilot, comparable customer or published study
 * @param evidenceFrom one end of the range that the evidence showed, in terms of {@link DriverTerms#metric}
 * @param evidenceTo the other end; the two may stand in either order
 * @param confidence that the goal will be reached, as a fraction
 * @param confidenceBy the person who stands for it
 * @param riskAdjustment what the forecast leaves out for risk, as a fraction
 */
public record GoalBasis(
        Map<String, AnswerRange> ranges,
        @Nullable Boolean capabilityContracted,
        @Nullable LocalDate capabilityLiveOn,
        @Nullable BigDecimal addressableValue,
        @Nullable BigDecimal sharesInGroup,
        @Nullable String evidence,
        @Nullable BigDecimal evidenceFrom,
        @Nullable BigDecimal evidenceTo,
        @Nullable BigDecimal confidence,
        @Nullable String confidenceBy,
        @Nullable BigDecimal riskAdjustment,
        @Nullable String unit,
        @Nullable String dataSource,
        @Nullable String dataSupplier,
        @Nullable LocalDate baselinePeriodStart,
        @Nullable LocalDate firstMeasurementOn,
        @Nullable Attribution attribution) {

    public GoalBasis {
        ranges = Map.copyOf(ranges);
        refuseUnlessFraction("confidence", confidence);
        refuseUnlessFraction("risk adjustment", riskAdjustment);
    }

    private static void refuseUnlessFraction(String name, @Nullable BigDecimal value) {
        if (value != null && (value.signum() < 0 || value.compareTo(BigDecimal.ONE) > 0)) {
            throw new IllegalArgumentException(name + " is " + value + ", expected 0 to 1");
        }
    }
}
