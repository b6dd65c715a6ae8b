package org.valueledger.valuation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The line through the baseline along which a goal is sought: at 0 lies the baseline, at x every performance answer that the
 * formula uses has moved by x times itself, and stops where its range ends. One that stands alone moves up where x is
 * positive, and by x if it is zero; of several each moves the way that improves, and those without an effect stay.
 */
final class GoalLine {

    /** How far one answer is moved alone to see what improves: first a little, then as much as there is. */
    private static final List<BigDecimal> TRIALS =
            List.of(new BigDecimal("0.01"), new BigDecimal("0.1"), new BigDecimal("0.5"), BigDecimal.ONE);

    private record Mover(String name, BigDecimal start, BigDecimal step, AnswerRange range) {

        Mover by(BigDecimal other) {
            return new Mover(name, start, other, range);
        }

        BigDecimal at(BigDecimal x) {
            return isResting(x)
                    ? range.nearest(start)
                    : range.nearest(start.add(step.multiply(x, Term.PRECISION), Term.PRECISION));
        }

        BigDecimal at(BigDecimal x, MathContext digits) {
            return isResting(x) ? at(x) : range.nearest(plain(at(x).round(digits)));
        }

        private boolean isResting(BigDecimal x) {
            return x.signum() == 0 || step.signum() == 0;
        }

        /** Where it meets the end of its range on one side; null: there is none. */
        @Nullable BigDecimal end(boolean forwards) {
            var limit = forwards == step.signum() > 0 ? range.most() : range.least();
            return limit == null ? null : limit.subtract(start).divide(step, Term.PRECISION);
        }
    }

    private final DriverTerms terms;
    private final BigDecimal baselineAmount;
    private final List<Mover> movers = new ArrayList<>();

    /** @throws FormulaError where the formula has no value at the baseline */
    GoalLine(DriverTerms terms, Map<String, AnswerRange> ranges) {
        this.terms = terms;
        this.baselineAmount = terms.baselineAmount();
        for (var question : terms.questions()) {
            var name = question.name();
            if (question.role() == Question.Role.PERFORMANCE
                    && terms.formula().variables().contains(name)) {
                var start = Objects.requireNonNull(terms.baseline().byName().get(name));
                movers.add(new Mover(name, start, start, ranges.getOrDefault(name, AnswerRange.ANY)));
            }
        }
        if (movers.size() > 1) {
            movers.replaceAll(mover -> mover.by(improving(mover)));
        } else {
            movers.replaceAll(mover -> mover.start().signum() == 0 ? mover.by(BigDecimal.ONE) : mover);
        }
    }

    /** The step in the direction that improves; 0 where moving the answer alone changes nothing. */
    private BigDecimal improving(Mover mover) {
        for (var trial : TRIALS) {
            for (var x : List.of(trial, trial.negate())) {
                var answers = new HashMap<>(terms.baseline().byName());
                answers.put(mover.name(), mover.start().add(mover.start().multiply(x)));
                var improvement = improvement(new Answers(answers));
                if (improvement != null && improvement.signum() != 0) {
                    return improvement.signum() == x.signum()
                            ? mover.start()
                            : mover.start().negate();
                }
            }
        }
        return BigDecimal.ZERO;
    }

    /** Where the moving answers meet the ends of their ranges on one side; null in place of one that never does. */
    List<@Nullable BigDecimal> ends(boolean forwards) {
        var ends = new ArrayList<@Nullable BigDecimal>();
        for (var mover : movers) {
            if (mover.step().signum() != 0) {
                ends.add(mover.end(forwards));
            }
        }
        return ends;
    }

    /** How large the baseline's amount is; what is tiny beside it cannot be told from nothing. */
    BigDecimal size() {
        return baselineAmount.abs();
    }

    /** All answers, those that moved rounded, but never beyond their range. */
    Answers at(BigDecimal x, MathContext digits) {
        var answers = new HashMap<>(terms.baseline().byName());
        movers.forEach(mover -> answers.put(mover.name(), mover.at(x, digits)));
        return new Answers(answers);
    }

    /** Whether rounding left every answer within a hundredth of where it was: on a plateau any answer gives the same. */
    boolean isNear(Answers answers, BigDecimal x) {
        return movers.stream().allMatch(mover -> {
            var exact = mover.at(x);
            var rounded = answers.byName().getOrDefault(mover.name(), mover.start());
            var allowed = exact.abs().max(mover.start().abs()).movePointLeft(2);
            return rounded.subtract(exact).abs().compareTo(allowed) <= 0;
        });
    }

    /** As people write it: 20, neither 2E+1 nor 20.000. */
    private static BigDecimal plain(BigDecimal number) {
        var shortest = number.stripTrailingZeros();
        return shortest.scale() < 0 ? shortest.setScale(0) : shortest;
    }

    /** Null where the formula has no value. */
    @Nullable BigDecimal improvement(Answers answers) {
        try {
            var moved = terms.formula().evaluate(answers).subtract(baselineAmount);
            return moved.multiply(terms.direction().sign());
        } catch (FormulaError noValue) {
            return null;
        }
    }

    @Nullable BigDecimal improvement(BigDecimal x) {
        return improvement(at(x, Term.PRECISION));
    }
}
