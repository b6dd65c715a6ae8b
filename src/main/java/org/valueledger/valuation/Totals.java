package org.valueledger.valuation;

import java.math.BigDecimal;

/** Sums over drivers in one currency. */
final class Totals {

    BigDecimal delivered = BigDecimal.ZERO;
    BigDecimal lowBound = BigDecimal.ZERO;
    BigDecimal confirmed = BigDecimal.ZERO;
    BigDecimal stated = BigDecimal.ZERO;
    BigDecimal estimated = BigDecimal.ZERO;
    BigDecimal planned = BigDecimal.ZERO;
    BigDecimal shortfall = BigDecimal.ZERO;
    BigDecimal surplus = BigDecimal.ZERO;
    BigDecimal unmeasuredPlanned = BigDecimal.ZERO;
    BigDecimal weightedAttainment = BigDecimal.ZERO;
    BigDecimal attainmentWeight = BigDecimal.ZERO;

    void add(DriverValue driver, BigDecimal rate) {
        delivered = delivered.add(driver.delivered().multiply(rate));
        lowBound = lowBound.add(driver.lowBound().multiply(rate));
        confirmed = confirmed.add(driver.confirmed().multiply(rate));
        stated = stated.add(driver.stated().multiply(rate));
        estimated = estimated.add(driver.estimated().multiply(rate));
        planned = planned.add(driver.planned().multiply(rate));
        shortfall = shortfall.add(driver.shortfall().multiply(rate));
        surplus = surplus.add(driver.surplus().multiply(rate));
        unmeasuredPlanned = unmeasuredPlanned.add(driver.unmeasured().planned().multiply(rate));
        weigh(driver, driver.planned().multiply(rate));
    }

    /** Only inside this average is attainment limited to 0..1. */
    private void weigh(DriverValue driver, BigDecimal weight) {
        var latest = driver.latest();
        var attainment = latest == null ? null : latest.attainment();
        if (attainment != null && weight.signum() > 0) {
            var limited = attainment.max(BigDecimal.ZERO).min(BigDecimal.ONE);
            weightedAttainment = weightedAttainment.add(limited.multiply(weight));
            attainmentWeight = attainmentWeight.add(weight);
        }
    }
}
