package org.valueledger.position;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.valueledger.valuation.DriverTerms;
import org.valueledger.valuation.DriverValue;
import org.valueledger.valuation.Reading;
import org.valueledger.valuation.Status;
import org.valueledger.valuation.ValuedReading;

/**
 * A driver's latest valuation: one row of {@code driver_position}.
 *
 * @param baseline the one performance answer where there is exactly one, else the formula's result; likewise goal and
 *     measured
 * @param staleAfter the last day on which the newest reading is within the cadence; null: it never grows old
 */
public record DriverPosition(
        long driverId,
        long customerId,
        BigDecimal baseline,
        BigDecimal goal,
        @Nullable BigDecimal measured,
        @Nullable LocalDate measuredOn,
        @Nullable BigDecimal measuredAmount,
        @Nullable BigDecimal adjustedBaseline,
        @Nullable BigDecimal adjustedGoal,
        @Nullable BigDecimal improvement,
        @Nullable BigDecimal attainment,
        BigDecimal delivered,
        BigDecimal lowBound,
        BigDecimal confirmed,
        BigDecimal stated,
        BigDecimal planned,
        BigDecimal shortfall,
        BigDecimal surplus,
        @Nullable BigDecimal realisationRate,
        Status status,
        @Nullable LocalDate staleAfter) {

    /**
     * The row to store. It is valued on the day of the newest reading, so that it does not depend on today: a list
     * compares today with {@code staleAfter} to find a driver out of date.
     */
    static DriverPosition latest(DriverBook book) {
        LocalDate day = book.readings().stream()
                .map(Reading::date)
                .max(LocalDate::compareTo)
                .orElse(book.terms().valueStart());
        return of(book, book.valueOn(day));
    }

    /** The row as it stands on the day of the valuation. */
    public static DriverPosition of(DriverBook book, DriverValue value) {
        DriverTerms terms = book.terms();
        ValuedReading newest = value.latest();
        return new DriverPosition(
                book.driverId(),
                book.customerId(),
                terms.metric(terms.baseline()),
                terms.metric(terms.goal()),
                newest == null ? null : terms.metric(newest.reading().answers()),
                newest == null ? null : newest.reading().date(),
                newest == null ? null : newest.amount(),
                newest == null ? null : newest.adjustedBaseline(),
                newest == null ? null : newest.adjustedGoal(),
                newest == null ? null : newest.improvement(),
                newest == null ? null : newest.attainment(),
                value.delivered(),
                value.lowBound(),
                value.confirmed(),
                value.stated(),
                value.planned(),
                value.shortfall(),
                value.surplus(),
                value.realisationRate(),
                value.status(),
                staleAfter(terms, newest));
    }

    private static @Nullable LocalDate staleAfter(DriverTerms terms, @Nullable ValuedReading newest) {
        Integer cadence = terms.cadenceDays();
        return newest == null || cadence == null
                ? null
                : newest.reading().date().plusDays(cadence);
    }
}
