package org.valueledger.valuation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** The share of a goal planned on each day. */
public record Ramp(List<Point> points) {
    public record Point(LocalDate date, BigDecimal share) {}

    public static Ramp straight(LocalDate valueStart, LocalDate goalDate) {
        return new Ramp(List.of(new Point(valueStart, BigDecimal.ZERO), new Point(goalDate, BigDecimal.ONE)));
    }
}
