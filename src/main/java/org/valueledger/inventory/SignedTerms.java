package org.valueledger.inventory;

import org.jspecify.annotations.Nullable;
import org.valueledger.valuation.DriverTerms;

/** A driver's terms once a goal or an amendment is signed. */
final class SignedTerms {

    private SignedTerms() {}

    /** @return null where the driver still has no goal, and so no value */
    static @Nullable DriverTerms of(Signing.Matter matter) {
        return switch (matter) {
            case Signing.GoalMatter goal -> goal.driver().termsWith(goal.proposal());
            case Signing.AmendmentMatter amendment -> amended(amendment.driver(), amendment.amendment());
        };
    }

    /** Under the goal as it stands, over another baseline. */
    static @Nullable DriverTerms amended(DriverFile driver, DriverFile.Amendment amendment) {
        DriverFile.Goal goal = driver.goal();
        return goal == null
                ? null
                : driver.definition()
                        .terms(
                                amendment.takenOn(),
                                amendment.answers(),
                                goal.dueOn(),
                                goal.answers(),
                                DriverFile.ramp(goal.rampDates(), goal.rampShares()));
    }

    /** As agreed now; null without a goal. */
    static @Nullable DriverTerms asAgreed(DriverFile driver) {
        DriverFile.Goal goal = driver.goal();
        return goal == null || driver.baseline() == null
                ? null
                : driver.termsWith(goal.answers(), goal.dueOn(), goal.rampDates(), goal.rampShares());
    }
}
