package org.valueledger.valuation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Finds the point of a {@link GoalLine} nearest to the baseline that has a wanted improvement.
 *
 * <ol>
 *   <li>{@link GoalSamples} looks at the line in many places, close around the baseline and near every end
 *   <li>between two neighbours of which one has too little and one too much, halving finds where it changes
 *   <li>whatever was found counts only if the answers, rounded, give the improvement again: where the formula jumps over it
 *       they do not
 * </ol>
 */
final class GoalSearch {

    /** What improvements there are. Null: without limit. */
    record Reach(@Nullable BigDecimal from, @Nullable BigDecimal to) {

        /** In other terms, which may run the other way. */
        Reach map(UnaryOperator<BigDecimal> terms) {
            var first = from == null ? null : terms.apply(from);
            var last = to == null ? null : terms.apply(to);
            return terms.apply(BigDecimal.ONE).signum() < 0 ? new Reach(last, first) : new Reach(first, last);
        }
    }

    private static final int MOST_DIGITS = 12;
    private static final int HALVINGS = 90;
    private static final BigDecimal EXACT = new BigDecimal("1e-9");
    private static final BigDecimal AGREES = new BigDecimal("1e-6");

    /** Relative to the baseline's amount: what 12 digits of an answer cannot resolve. */
    private static final BigDecimal BELOW_DIGITS = new BigDecimal("1e-12");

    private final GoalLine line;
    private final BigDecimal wanted;
    private final GoalSamples samples;

    GoalSearch(GoalLine line, BigDecimal wanted) {
        this.line = line;
        this.wanted = wanted;
        this.samples = new GoalSamples(line);
    }

    Reach reach() {
        return samples.reach();
    }

    /** Null where there are none. */
    @Nullable Answers answers() {
        var places = places();
        places.sort(Comparator.comparing(BigDecimal::abs));
        for (var place : places) {
            var answers = rounded(place);
            if (answers != null) {
                return answers;
            }
        }
        return null;
    }

    /** Where the improvement may be the wanted one. */
    private List<BigDecimal> places() {
        var places = new ArrayList<BigDecimal>();
        GoalSamples.Sample before = null;
        for (var sample : samples.inOrder()) {
            if (before != null) {
                between(before, sample, places);
            }
            if (sample.improvement() != null && off(sample.improvement()).compareTo(tolerance(EXACT)) <= 0) {
                places.add(sample.at());
            }
            before = sample;
        }
        return places;
    }

    private void between(GoalSamples.Sample one, GoalSamples.Sample other, List<BigDecimal> places) {
        if (one.improvement() == null || other.improvement() == null) {
            return;
        }
        int left = side(one.improvement());
        int right = side(other.improvement());
        if (left == right) {
            return;
        }
        if (left == 0) {
            halve(other.at(), right, one.at(), places);
        } else {
            halve(one.at(), left, other.at(), places);
        }
    }

    /** Both sides of the change are kept: where the formula jumps, one of them may have what is wanted. */
    private void halve(BigDecimal outside, int side, BigDecimal inside, List<BigDecimal> places) {
        var out = outside;
        var in = inside;
        for (int i = 0; i < HALVINGS; i++) {
            var middle = out.add(in).divide(BigDecimal.TWO, Term.PRECISION);
            var improvement = line.improvement(middle);
            if (improvement == null) {
                return;
            }
            if (side(improvement) == side) {
                out = middle;
            } else {
                in = middle;
            }
        }
        places.add(out);
        places.add(in);
    }

    private int side(BigDecimal improvement) {
        return improvement.compareTo(wanted);
    }

    private BigDecimal off(BigDecimal improvement) {
        return improvement.subtract(wanted).abs();
    }

    private BigDecimal tolerance(BigDecimal relative) {
        return wanted.abs().multiply(relative);
    }

    /** With the fewest digits that are as good as exact, else with the most. */
    private @Nullable Answers rounded(BigDecimal place) {
        for (int digits = 1; digits <= MOST_DIGITS; digits++) {
            var answers = rounded(place, digits, tolerance(EXACT));
            if (answers != null) {
                return answers;
            }
        }
        var unresolved = line.size().multiply(BELOW_DIGITS);
        return rounded(place, MOST_DIGITS, tolerance(AGREES).max(unresolved));
    }

    private @Nullable Answers rounded(BigDecimal place, int digits, BigDecimal tolerance) {
        for (var mode : List.of(RoundingMode.HALF_EVEN, RoundingMode.FLOOR, RoundingMode.CEILING)) {
            var answers = line.at(place, new MathContext(digits, mode));
            var improvement = line.improvement(answers);
            if (improvement != null && off(improvement).compareTo(tolerance) <= 0 && line.isNear(answers, place)) {
                return answers;
            }
        }
        return null;
    }
}
