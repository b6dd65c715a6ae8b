package org.valueledger.inventory;

import java.math.BigDecimal;
import java.util.Currency;
import org.jspecify.annotations.Nullable;
import org.valueledger.valuation.DriverTerms;
import org.valueledger.valuation.FormulaError;
import org.valueledger.valuation.GoalTarget;
import org.valueledger.valuation.Kind;

/**
 * What a driver is worth once its goal is reached.
 *
 * @param amount a year of it, a period where it is a flow, 0 where it only has to be kept
 * @param improvement of the formula's amount, in its own unit
 * @param currency null without a price
 */
record GoalValue(
        BigDecimal amount, BigDecimal improvement, @Nullable Currency currency, Kind kind) {

    /** @return null where nothing was agreed yet */
    static @Nullable GoalValue agreed(DriverFile file) {
        return of(SignedTerms.asAgreed(file));
    }

    /** @return null where nothing is proposed that is still open */
    static @Nullable GoalValue proposed(DriverFile file) {
        var proposal = file.openProposal();
        return proposal == null ? null : of(file.termsWith(proposal));
    }

    private static @Nullable GoalValue of(@Nullable DriverTerms terms) {
        if (terms == null) {
            return null;
        }
        try {
            GoalTarget target = GoalTarget.ofAnswers(terms);
            return new GoalValue(target.value(), target.improvement(), terms.currency(), terms.kind());
        } catch (FormulaError e) {
            // The goal's own page says why; here there is nothing to add up.
            return null;
        }
    }
}
