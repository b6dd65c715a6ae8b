package org.valueledger.valuation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The improvement in many places of a {@link GoalLine}: at every fiftieth of the baseline, at ever larger distances, ever
 * closer to the ends, to zero and to whatever has no value, and at the tops and bottoms in between.
 */
final class GoalSamples {

    /** @param improvement null where the formula has no value */
    record Sample(BigDecimal at, @Nullable BigDecimal improvement) {}

    private static final int STEPS = 100;
    private static final int NEAREST = -12;
    private static final int FARTHEST = 18;
    private static final List<BigDecimal> DIGITS = List.of(BigDecimal.ONE, new BigDecimal(3));
    private static final int NARROWINGS = 60;
    private static final BigDecimal THIRD = BigDecimal.ONE.divide(new BigDecimal(3), Term.PRECISION);

    /** An improvement that changes by less than this part over the last step has come to its limit. */
    private static final BigDecimal STILL = new BigDecimal("1e-6");

    private final GoalLine line;
    private final NavigableMap<BigDecimal, Sample> samples = new TreeMap<>();

    GoalSamples(GoalLine line) {
        this.line = line;
        aroundTheBaseline();
        closeTo(BigDecimal.ONE.negate());
        closeTo(BigDecimal.ONE);
        acrossTheRanges();
        closeToGaps();
        topsAndBottoms();
    }

    List<Sample> inOrder() {
        return List.copyOf(samples.values());
    }

    private void add(BigDecimal x) {
        if (!samples.containsKey(x)) {
            samples.put(x, new Sample(x, line.improvement(x)));
        }
    }

    private void aroundTheBaseline() {
        add(BigDecimal.ZERO);
        for (int i = 1; i <= STEPS; i++) {
            add(BigDecimal.valueOf(2L * i, 2));
            add(BigDecimal.valueOf(-2L * i, 2));
        }
        for (int power = NEAREST; power <= FARTHEST; power++) {
            for (var digit : DIGITS) {
                add(digit.scaleByPowerOfTen(power));
                add(digit.scaleByPowerOfTen(power).negate());
            }
        }
    }

    private void closeTo(BigDecimal point) {
        add(point);
        var size = point.abs().max(STILL);
        for (int power = NEAREST; power < 0; power++) {
            var distance = size.scaleByPowerOfTen(power);
            add(point.add(distance));
            add(point.subtract(distance));
        }
    }

    private void acrossTheRanges() {
        var ends = Stream.concat(line.ends(false).stream(), line.ends(true).stream())
                .filter(Objects::nonNull)
                .sorted()
                .toList();
        ends.forEach(this::closeTo);
        if (ends.size() > 1) {
            var from = ends.getFirst();
            var step = ends.getLast().subtract(from).divide(BigDecimal.valueOf(2L * STEPS), Term.PRECISION);
            for (int i = 1; i < 2 * STEPS; i++) {
                add(from.add(step.multiply(BigDecimal.valueOf(i), Term.PRECISION)));
            }
        }
    }

    private void closeToGaps() {
        Sample before = null;
        for (var sample : inOrder()) {
            if (before != null && (before.improvement() == null) != (sample.improvement() == null)) {
                var gap = before.improvement() == null ? before.at() : sample.at();
                var value = before.improvement() == null ? sample.at() : before.at();
                for (int power = NEAREST; power < 0; power++) {
                    add(gap.add(value.subtract(gap).scaleByPowerOfTen(power)));
                }
            }
            before = sample;
        }
    }

    /** Equal neighbours count as one, so that a stair is no top. */
    private void topsAndBottoms() {
        var uneven = new ArrayList<Sample>();
        for (var sample : inOrder()) {
            if (!uneven.isEmpty() && isEqual(uneven.getLast(), sample)) {
                continue;
            }
            uneven.add(sample);
        }
        for (int i = 1; i + 1 < uneven.size(); i++) {
            int left = rise(uneven.get(i - 1), uneven.get(i));
            int right = rise(uneven.get(i + 1), uneven.get(i));
            if (left != 0 && left == right) {
                narrow(uneven.get(i - 1).at(), uneven.get(i + 1).at(), left);
            }
        }
    }

    private static boolean isEqual(Sample one, Sample other) {
        return one.improvement() != null
                && other.improvement() != null
                && one.improvement().compareTo(other.improvement()) == 0;
    }

    /** +1 where the second has more than the first; 0 where one has no value. */
    private static int rise(Sample from, Sample to) {
        return from.improvement() == null || to.improvement() == null
                ? 0
                : to.improvement().compareTo(from.improvement());
    }

    /** Cuts thirds off the side that is farther from the top, or from the bottom where the sign is negative. */
    private void narrow(BigDecimal least, BigDecimal most, int sign) {
        var from = least;
        var to = most;
        for (int i = 0; i < NARROWINGS; i++) {
            var third = to.subtract(from).multiply(THIRD, Term.PRECISION);
            var one = from.add(third);
            var other = to.subtract(third);
            var atOne = line.improvement(one);
            var atOther = line.improvement(other);
            if (atOne == null || atOther == null) {
                return;
            }
            if (atOne.compareTo(atOther) * sign < 0) {
                from = one;
            } else {
                to = other;
            }
        }
        add(from.add(to).divide(BigDecimal.TWO, Term.PRECISION));
    }

    GoalSearch.Reach reach() {
        var valued = samples.values().stream()
                .filter(sample -> sample.improvement() != null)
                .toList();
        return new GoalSearch.Reach(extreme(valued, -1), extreme(valued, 1));
    }

    private @Nullable BigDecimal extreme(List<Sample> valued, int sign) {
        Sample best = null;
        for (var sample : valued) {
            if (best == null || rise(best, sample) == sign) {
                best = sample;
            }
        }
        return best == null || isStillGrowing(valued, best) ? null : best.improvement();
    }

    /** At the last place looked at, on a side where an answer may go on for ever. */
    private boolean isStillGrowing(List<Sample> valued, Sample best) {
        int size = valued.size();
        if (size < 2) {
            return false;
        }
        if (line.ends(false).contains(null) && best.equals(valued.getFirst())) {
            return differ(best, valued.get(1));
        }
        return line.ends(true).contains(null) && best.equals(valued.getLast()) && differ(best, valued.get(size - 2));
    }

    private static boolean differ(Sample one, Sample other) {
        if (one.improvement() == null || other.improvement() == null) {
            return false;
        }
        var difference = one.improvement().subtract(other.improvement()).abs();
        return difference.compareTo(one.improvement().abs().multiply(STILL)) > 0;
    }
}
