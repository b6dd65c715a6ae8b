package org.valueledger.valuation;

import java.math.BigDecimal;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Every value that a part of a formula may take: from least to most, perhaps without zero.
 *
 * @param nonZero zero is left out although it lies between the ends
 */
record Interval(BigDecimal least, BigDecimal most, boolean nonZero) {

    /** Stands for infinity: far beyond {@link Term#LARGEST_MAGNITUDE}, so that no formula gets there by itself. */
    private static final BigDecimal ENDLESS = new BigDecimal("1e400");

    private static final BigDecimal FAR = new BigDecimal("1e200");
    private static final int HIGHEST_POWER = 50;

    static final Interval ANY = new Interval(ENDLESS.negate(), ENDLESS, false);
    static final Interval TRUE = point(BigDecimal.ONE);
    static final Interval FALSE = point(BigDecimal.ZERO);
    static final Interval TRUE_OR_FALSE = new Interval(BigDecimal.ZERO, BigDecimal.ONE, false);

    Interval {
        least = bounded(least);
        most = bounded(most);
    }

    private static BigDecimal bounded(BigDecimal end) {
        if (end.abs().compareTo(FAR) < 0) {
            return end;
        }
        return end.signum() > 0 ? ENDLESS : ENDLESS.negate();
    }

    static Interval point(BigDecimal value) {
        return new Interval(value, value, false);
    }

    static Interval of(AnswerRange range) {
        return new Interval(or(range.least(), ENDLESS.negate()), or(range.most(), ENDLESS), false);
    }

    private static BigDecimal or(@Nullable BigDecimal end, BigDecimal without) {
        return end == null ? without : end;
    }

    boolean isPoint() {
        return least.compareTo(most) == 0;
    }

    boolean holdsZero() {
        return !nonZero && least.signum() <= 0 && most.signum() >= 0;
    }

    Interval withoutZero() {
        return new Interval(least, most, true);
    }

    /** The part that lies within other ends; null: no end. Nothing changes where none does. */
    Interval within(@Nullable BigDecimal from, @Nullable BigDecimal to) {
        var higher = from == null ? least : least.max(from);
        var lower = to == null ? most : most.min(to);
        return higher.compareTo(lower) > 0 ? this : new Interval(higher, lower, nonZero);
    }

    Interval or(Interval other) {
        return new Interval(least.min(other.least), most.max(other.most), !holdsZero() && !other.holdsZero());
    }

    Interval negate() {
        return new Interval(most.negate(), least.negate(), nonZero);
    }

    /** Of two that are never negative, and of which one is never zero, the sum is never zero. */
    Interval plus(Interval other) {
        var above = least.signum() >= 0 && other.least.signum() >= 0;
        var below = most.signum() <= 0 && other.most.signum() <= 0;
        return new Interval(
                least.add(other.least, Term.WORKING),
                most.add(other.most, Term.WORKING),
                (above || below) && !(holdsZero() && other.holdsZero()));
    }

    Interval times(Interval other) {
        return combined(other, (one, another) -> one.multiply(another, Term.WORKING), !other.holdsZero());
    }

    /** Divided by what is not zero in the other; the ends are divided as the formula divides, to the last digit. */
    Interval over(Interval other) {
        if (other.least.signum() < 0 && other.most.signum() > 0 || other.isZero()) {
            return holdsZero() ? ANY : ANY.withoutZero();
        }
        int side = other.least.signum() < 0 ? -1 : 1;
        return combined(other, (one, another) -> quotient(one, another, side), true);
    }

    /** Close to a divisor of zero the quotient has no end. */
    private static BigDecimal quotient(BigDecimal dividend, BigDecimal divisor, int side) {
        return divisor.signum() == 0
                ? ENDLESS.multiply(BigDecimal.valueOf((long) dividend.signum() * side))
                : dividend.divide(divisor, Term.WORKING);
    }

    private Interval combined(Interval other, BinaryOperator<BigDecimal> ends, boolean otherIsNonZero) {
        var one = ends.apply(least, other.least);
        var two = ends.apply(least, other.most);
        var three = ends.apply(most, other.least);
        var four = ends.apply(most, other.most);
        return new Interval(
                one.min(two).min(three.min(four)), one.max(two).max(three.max(four)), !holdsZero() && otherIsNonZero);
    }

    boolean isZero() {
        return isPoint() && least.signum() == 0;
    }

    Interval power(Interval exponent) {
        var whole = exponent.isPoint() && exponent.least.stripTrailingZeros().scale() <= 0;
        if (whole && exponent.least.abs().intValue() <= HIGHEST_POWER) {
            int times = exponent.least.intValue();
            return times < 0 && least.signum() <= 0 && most.signum() >= 0
                    ? point(BigDecimal.ONE).over(raised(-times))
                    : raised(times);
        }
        return least.signum() >= 0 ? new Interval(BigDecimal.ZERO, ENDLESS, !holdsZero()) : ANY;
    }

    private Interval raised(int times) {
        var one = least.pow(times, Term.WORKING);
        var other = most.pow(times, Term.WORKING);
        var turns = times % 2 == 0 && least.signum() < 0 && most.signum() > 0;
        return new Interval(turns ? BigDecimal.ZERO : one.min(other), one.max(other), times <= 0 || !holdsZero());
    }

    Interval rounded(Interval places) {
        if (!places.isPoint()) {
            return ANY;
        }
        return new Interval(rounded(least, places.least), rounded(most, places.least), false);
    }

    private static BigDecimal rounded(BigDecimal end, BigDecimal places) {
        return end.abs().compareTo(FAR) < 0 ? Term.rounded(end, places) : end;
    }
}
