package org.valueledger.valuation;

import java.math.BigDecimal;
import java.time.LocalDate;

/** Lays drivers and cost out in time, in the customer's currency. */
final class Accruals {

    private Accruals() {}

    /** @param rate units of the customer's currency for one of the driver's */
    static void delivered(Accrual accrual, DriverValue driver, BigDecimal rate) {
        var before = BigDecimal.ZERO;
        for (var reading : driver.readings()) {
            var stretch = reading.stretch();
            if (stretch == null) {
                continue;
            }
            var after = daily(reading.value().multiply(rate), 365);
            if (stretch.from().equals(stretch.to())) {
                accrual.jump(stretch.to(), stretch.delivered().multiply(rate));
            } else if (driver.terms().kind() == Kind.FLOW) {
                evenly(
                        accrual,
                        stretch.from(),
                        stretch.to(),
                        stretch.delivered().multiply(rate));
            } else {
                accrual.line(stretch.from(), stretch.to(), before, after);
            }
            before = after;
        }
    }

    /** Along the ramp over each stretch, and on over the unmeasured time. */
    static void planned(Accrual accrual, DriverValue driver, BigDecimal rate) {
        for (var reading : driver.readings()) {
            var stretch = reading.stretch();
            if (stretch != null && stretch.planned().signum() != 0) {
                alongRamp(accrual, driver.terms().ramp(), stretch, rate);
            }
        }
        var unmeasured = driver.unmeasured();
        if (unmeasured.planned().signum() != 0) {
            var zero = BigDecimal.ZERO;
            var rest = new Stretch(unmeasured.since(), driver.asOf(), zero, zero, unmeasured.planned());
            alongRamp(accrual, driver.terms().ramp(), rest, rate);
        }
    }

    private static void alongRamp(Accrual accrual, Ramp ramp, Stretch stretch, BigDecimal rate) {
        var amount = stretch.planned().multiply(rate);
        if (stretch.from().equals(stretch.to())) {
            accrual.jump(stretch.to(), amount);
            return;
        }
        // Planned is proportional to the ramp, so its share of the stretch's share-days gives the daily rate.
        var perShareDay = amount.divide(ramp.shareDays(stretch.from(), stretch.to()), Term.PRECISION);
        for (var piece : ramp.pieces(stretch.from(), stretch.to())) {
            accrual.line(
                    piece.from(),
                    piece.to(),
                    piece.first().multiply(perShareDay, Term.PRECISION),
                    piece.last().multiply(perShareDay, Term.PRECISION));
        }
    }

    static void cost(Accrual accrual, ContractCost cost, LocalDate until, BigDecimal sign) {
        if (until.isBefore(cost.start())) {
            return;
        }
        accrual.jump(cost.start(), cost.oneOffCost().multiply(sign));
        if (until.isAfter(cost.start())) {
            var daily = daily(cost.yearlyAmount().multiply(sign), 365);
            accrual.line(cost.start(), until, daily, daily);
        }
    }

    private static void evenly(Accrual accrual, LocalDate from, LocalDate to, BigDecimal amount) {
        var daily = daily(amount, Days.between(from, to));
        accrual.line(from, to, daily, daily);
    }

    private static BigDecimal daily(BigDecimal amount, long days) {
        return amount.divide(BigDecimal.valueOf(days), Term.PRECISION);
    }
}
