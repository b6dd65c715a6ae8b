package org.valueledger.valuation;

import java.math.BigDecimal;
import java.time.LocalDate;

/** Lengths between dates; a date is a point, a year has 365 days (actual/365). */
final class Days {

    static final BigDecimal YEAR = BigDecimal.valueOf(365);

    private Days() {}

    static long between(LocalDate from, LocalDate to) {
        return to.toEpochDay() - from.toEpochDay();
    }

    static BigDecimal ofYearly(BigDecimal yearly, LocalDate from, LocalDate to) {
        return yearly.multiply(BigDecimal.valueOf(between(from, to))).divide(YEAR, Term.PRECISION);
    }

    static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
