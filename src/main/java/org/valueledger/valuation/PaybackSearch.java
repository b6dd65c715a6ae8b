package org.valueledger.valuation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;

/**
 * The first day on which cumulative value reaches cumulative cost, found without looking at every day: between two steps the
 * balance is a parabola. A day on which nothing has been paid yet does not count.
 */
final class PaybackSearch {

    /** A balance this close to zero, in units of the currency, is zero: it lies below what 34 digits can tell. */
    private static final BigDecimal NOTHING = new BigDecimal("-1E-18");

    private PaybackSearch() {}

    /** @param balance value minus cost */
    static Payback find(Accrual balance, ContractCost cost, LocalDate measuredUntil) {
        var first = cost.oneOffCost().signum() > 0 ? cost.start() : cost.start().plusDays(1);
        if (measuredUntil.isBefore(first)) {
            return new Payback.NotYet();
        }
        balance.mark(first);
        long end = measuredUntil.toEpochDay();
        var steps = balance.steps();
        for (int i = 0; i < steps.size() && steps.get(i).day() <= end; i++) {
            var step = steps.get(i);
            long next = i + 1 < steps.size() ? Math.min(end, steps.get(i + 1).day() - 1) : end;
            if (step.day() >= first.toEpochDay()) {
                long found = firstReached(step, next - step.day());
                if (found >= 0) {
                    var day = LocalDate.ofEpochDay(step.day() + found);
                    return new Payback.On(day, Days.between(cost.start(), day));
                }
            }
        }
        return new Payback.NotYet();
    }

    /** @return days after the step's own, or -1 */
    private static long firstReached(Accrual.Step step, long length) {
        if (reached(step, 0)) {
            return 0;
        }
        long summit = summit(step, length);
        if (!reached(step, summit)) {
            return -1;
        }
        long before = 0;
        while (summit - before > 1) {
            long middle = (before + summit) / 2;
            if (reached(step, middle)) {
                summit = middle;
            } else {
                before = middle;
            }
        }
        return summit;
    }

    /** The day with the highest balance; one that falls again is searched only up to there. */
    private static long summit(Accrual.Step step, long length) {
        if (step.slope().signum() >= 0) {
            return length;
        }
        var top = step.rate().divide(step.slope().negate(), Term.PRECISION);
        return top.max(BigDecimal.ZERO)
                .min(BigDecimal.valueOf(length))
                .setScale(0, RoundingMode.HALF_UP)
                .longValue();
    }

    private static boolean reached(Accrual.Step step, long days) {
        return step.after(days).compareTo(NOTHING) >= 0;
    }
}
