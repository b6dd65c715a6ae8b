package org.valueledger.sample;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.TemporalAdjusters;

/**
 * A day counted from the day of loading, so that the sample never grows old.
 *
 * <p>{@code -P3M6D} is a working day: three months and six days before, moved to Monday where that is a weekend.
 * {@code -P3M first} is the first day of that month, whatever its weekday, for contracts, periods and due dates.
 */
record SampleDay(Period offset, boolean firstOfMonth) {

    private static final String FIRST = " first";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static SampleDay of(String text) {
        boolean first = text.endsWith(FIRST);
        return new SampleDay(Period.parse(first ? text.substring(0, text.length() - FIRST.length()) : text), first);
    }

    LocalDate from(LocalDate today) {
        LocalDate day = today.plus(offset);
        if (firstOfMonth) {
            return day.withDayOfMonth(1);
        }
        boolean weekend = day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0;
        return weekend ? day.with(TemporalAdjusters.next(DayOfWeek.MONDAY)) : day;
    }
}
