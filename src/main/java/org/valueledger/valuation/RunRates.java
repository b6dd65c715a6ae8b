package org.valueledger.valuation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The present yearly pace. For a level the newest rate, seen over its last stretch; for a flow the periods of the last
 * twelve months scaled to a year by days. Below a year it may be a season (CalTRACK 4.1.2).
 */
final class RunRates {

    private RunRates() {}

    static @Nullable RunRate of(DriverTerms terms, List<ValuedReading> readings) {
        if (readings.isEmpty()) {
            return null;
        }
        var latest = readings.getLast();
        var stretch = latest.stretch();
        if (stretch == null) {
            return null;
        }
        return terms.kind() == Kind.FLOW ? ofPeriods(readings) : over(stretch.from(), stretch.to(), latest.value());
    }

    private static @Nullable RunRate ofPeriods(List<ValuedReading> readings) {
        LocalDate end = readings.getLast().reading().date();
        LocalDate start = end;
        long days = 0;
        var sum = BigDecimal.ZERO;
        for (int i = readings.size() - 1; i >= 0 && Days.between(start, end) < 365; i--) {
            var stretch = readings.get(i).stretch();
            if (stretch != null) {
                start = stretch.from();
                days += Days.between(stretch.from(), stretch.to());
                sum = sum.add(stretch.delivered());
            }
        }
        return days == 0
                ? null
                : over(start, end, sum.multiply(Days.YEAR).divide(BigDecimal.valueOf(days), Term.PRECISION));
    }

    private static RunRate over(LocalDate start, LocalDate end, BigDecimal perYear) {
        return new RunRate(perYear, start, end, Days.between(start, end) < 365);
    }
}
