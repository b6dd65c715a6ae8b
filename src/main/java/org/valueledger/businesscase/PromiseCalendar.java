package org.valueledger.businesscase;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Lays a case's periods on the contract: the initial period is its first day, and each other one lasts a year, with its amount
 * spread evenly over that year's days.
 *
 * @param outlay whether the first period is the initial one
 */
record PromiseCalendar(LocalDate start, boolean outlay) {

    /** What of the amounts, one per period, was promised up to a day. */
    BigDecimal until(List<BigDecimal> amounts, LocalDate day) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = 0; i < amounts.size(); i++) {
            sum = sum.add(until(amounts.get(i), outlay ? i - 1 : i, day));
        }
        return sum;
    }

    /** @param year counted from the contract's start; below 0 for the initial period */
    private BigDecimal until(BigDecimal amount, int year, LocalDate day) {
        if (year < 0) {
            return day.isBefore(start) ? BigDecimal.ZERO : amount;
        }
        LocalDate first = start.plusYears(year);
        LocalDate next = start.plusYears(year + 1L);
        if (!day.isAfter(first)) {
            return BigDecimal.ZERO;
        }
        return day.isBefore(next)
                ? amount.multiply(days(first, day)).divide(days(first, next), MathContext.DECIMAL128)
                : amount;
    }

    private static BigDecimal days(LocalDate from, LocalDate to) {
        return BigDecimal.valueOf(ChronoUnit.DAYS.between(from, to));
    }
}
