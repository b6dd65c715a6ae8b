package org.valueledger.inventory;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.valueledger.valuation.DriverTerms;

/** A driver's terms once a goal or an amendment is signed. */
final class SignedTerms {

    private SignedTerms() {}

    /** @return null where the driver still has no goal, and so no value */
    static @Nullable DriverTerms of(Signing.Matter matter) {
        return switch (matter) {
            case Signing.GoalMatter goal -> goal.driver().termsWith(goal.proposal());
            case Signing.AmendmentMatter amendment ->
                over(
                        amendment.driver(),
                        amendment.amendment().takenOn(),
                        amendment.amendment().answers());
        };
    }

    /** Under the goal as it stands, over another baseline. */
    static @Nullable DriverTerms over(DriverFile driver, LocalDate takenOn, List<BigDecimal> baseline) {
        DriverFile.Goal goal = driver.goal();
        return goal == null ? null : goal.over(driver.definition(), takenOn, baseline);
    }

    /** As agreed now; null without a goal. */
    static @Nullable DriverTerms asAgreed(DriverFile driver) {
        DriverFile.Baseline baseline = driver.baseline();
        return baseline == null ? null : over(driver, baseline.takenOn(), baseline.answers());
    }
}
