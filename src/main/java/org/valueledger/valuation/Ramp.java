package org.valueledger.valuation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The share of a goal planned on each day: points joined by straight lines, 0 before the first, constant after the last. Two
 * points on one date are a jump; on that date the later one holds.
 *
 * @param points by date, at least one, shares from 0 to 1; sorted here, points of one date keep their order
 */
public record Ramp(List<Point> points) {

    /** @param share of the goal, 0 to 1 */
    public record Point(LocalDate date, BigDecimal share) {
        public Point {
            if (share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0) {
                throw new IllegalArgumentException(
                        "ramp share on " + date + " is " + share.toPlainString() + ", expected 0 to 1");
            }
        }
    }

    public Ramp {
        if (points.isEmpty()) {
            throw new IllegalArgumentException("ramp has no points, expected at least one");
        }
        var sorted = new ArrayList<>(points);
        sorted.sort(Comparator.comparing(Point::date));
        points = List.copyOf(sorted);
    }

    /** From nothing on value start to the whole goal on its date; the whole goal at once where that date is not later. */
    public static Ramp straight(LocalDate valueStart, LocalDate goalDate) {
        return goalDate.isAfter(valueStart)
                ? new Ramp(List.of(new Point(valueStart, BigDecimal.ZERO), new Point(goalDate, BigDecimal.ONE)))
                : new Ramp(List.of(new Point(valueStart, BigDecimal.ONE)));
    }

    public BigDecimal shareOn(LocalDate date) {
        var last = points.size() - 1;
        while (last >= 0 && points.get(last).date().isAfter(date)) {
            last--;
        }
        if (last < 0) {
            return BigDecimal.ZERO;
        }
        var before = points.get(last);
        if (last == points.size() - 1) {
            return before.share();
        }
        return onLine(before, points.get(last + 1), date);
    }

    /** A part of the ramp that is one straight line. */
    record Piece(LocalDate from, LocalDate to, BigDecimal first, BigDecimal last) {}

    /** The straight lines between two days; none where the share is 0 throughout before the first point. */
    List<Piece> pieces(LocalDate from, LocalDate to) {
        var pieces = new ArrayList<Piece>();
        for (int i = 0; i < points.size(); i++) {
            var begin = points.get(i);
            var end = i + 1 < points.size() ? points.get(i + 1) : new Point(LocalDate.MAX, begin.share());
            var start = Days.later(from, begin.date());
            var stop = end.date().isBefore(to) ? end.date() : to;
            if (start.isBefore(stop)) {
                pieces.add(new Piece(start, stop, onLine(begin, end, start), onLine(begin, end, stop)));
            }
        }
        return pieces;
    }

    private static BigDecimal onLine(Point before, Point after, LocalDate date) {
        var rise = after.share().subtract(before.share());
        if (rise.signum() == 0) {
            return before.share();
        }
        var passed = BigDecimal.valueOf(Days.between(before.date(), date));
        var length = BigDecimal.valueOf(Days.between(before.date(), after.date()));
        return before.share().add(rise.multiply(passed).divide(length, Term.PRECISION));
    }

    /** The share integrated over the days from {@code from} to {@code to} (share times days); 0 for an empty stretch. */
    public BigDecimal shareDays(LocalDate from, LocalDate to) {
        long start = from.toEpochDay();
        long end = to.toEpochDay();
        var sum = BigDecimal.ZERO;
        for (int i = 0; i + 1 < points.size(); i++) {
            sum = sum.add(shareDays(points.get(i), points.get(i + 1), start, end));
        }
        var last = points.getLast();
        long constant = end - Math.max(start, last.date().toEpochDay());
        return constant > 0 ? sum.add(last.share().multiply(BigDecimal.valueOf(constant))) : sum;
    }

    private static BigDecimal shareDays(Point before, Point after, long start, long end) {
        long origin = before.date().toEpochDay();
        long length = after.date().toEpochDay() - origin;
        long from = Math.max(start, origin) - origin;
        long to = Math.min(end - origin, length);
        if (to <= from) {
            return BigDecimal.ZERO;
        }
        var rise = after.share().subtract(before.share());
        // Share of the line is before + rise * day / length; its integral needs the sum of both ends.
        return before.share()
                .multiply(BigDecimal.valueOf(to - from))
                .add(rise.multiply(BigDecimal.valueOf((from + to) * (to - from)))
                        .divide(BigDecimal.valueOf(2 * length), Term.PRECISION));
    }
}
