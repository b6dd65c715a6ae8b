package org.valueledger.valuation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * An amount that grows over time by jumps and by daily rates, each rate a straight line between two days. Additions are
 * exact, so that what begins also ends without a remainder.
 */
final class Accrual {

    private static final BigDecimal HALF = new BigDecimal("0.5");

    /** From {@code day} to the next step the amount is {@code amount + rate * t + slope * t * t / 2}, t in days. */
    record Step(long day, BigDecimal amount, BigDecimal rate, BigDecimal slope) {
        BigDecimal on(long epochDay) {
            return after(epochDay - day);
        }

        BigDecimal after(long days) {
            var t = BigDecimal.valueOf(days);
            return amount.add(rate.multiply(t))
                    .add(slope.multiply(t).multiply(t).multiply(HALF));
        }
    }

    private static final class Change {
        BigDecimal jump = BigDecimal.ZERO;
        BigDecimal rate = BigDecimal.ZERO;
        BigDecimal slope = BigDecimal.ZERO;
    }

    private final TreeMap<Long, Change> changes = new TreeMap<>();

    private Change on(long day) {
        return changes.computeIfAbsent(day, any -> new Change());
    }

    /** Makes sure that a step begins here. */
    void mark(LocalDate date) {
        on(date.toEpochDay());
    }

    void jump(LocalDate date, BigDecimal amount) {
        var change = on(date.toEpochDay());
        change.jump = change.jump.add(amount);
    }

    /** A rate per day that goes straight from one value to another; the two days differ. */
    void line(LocalDate from, LocalDate to, BigDecimal first, BigDecimal last) {
        var length = BigDecimal.valueOf(Days.between(from, to));
        var rise = last.subtract(first);
        var slope = rise.signum() == 0 ? BigDecimal.ZERO : rise.divide(length, Term.PRECISION);
        var start = on(from.toEpochDay());
        start.rate = start.rate.add(first);
        start.slope = start.slope.add(slope);
        var end = on(to.toEpochDay());
        end.rate = end.rate.subtract(first.add(slope.multiply(length)));
        end.slope = end.slope.subtract(slope);
    }

    List<Step> steps() {
        var steps = new ArrayList<Step>(changes.size());
        var last = new Step(0, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);
        for (var entry : changes.entrySet()) {
            long passed = entry.getKey() - last.day();
            var change = entry.getValue();
            last = new Step(
                    entry.getKey(),
                    last.after(passed).add(change.jump),
                    last.rate()
                            .add(last.slope().multiply(BigDecimal.valueOf(passed)))
                            .add(change.rate),
                    last.slope().add(change.slope));
            steps.add(last);
        }
        return steps;
    }

    /** The amounts on rising days, a jump of the day included. */
    List<BigDecimal> on(Iterable<LocalDate> risingDates) {
        var amounts = new ArrayList<BigDecimal>();
        var steps = steps();
        int next = 0;
        for (var date : risingDates) {
            long day = date.toEpochDay();
            while (next < steps.size() && steps.get(next).day() <= day) {
                next++;
            }
            amounts.add(
                    next == 0 ? BigDecimal.ZERO : steps.get(next - 1).on(day).round(Term.PRECISION));
        }
        return amounts;
    }
}
