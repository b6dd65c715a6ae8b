package org.valueledger.valuation;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether a goal is possible, probable and measurable, point by point. All points must pass before the goal is agreed, or a
 * named person accepts the exception.
 *
 * <p>A point that does not apply is left out: for a hold driver direction, distance and money; without a price the money;
 * without a shared metric the shares; without a range of evidence the comparison with it. Where the formula has no value,
 * the points that need one are left out too and no criterion passes.
 *
 * @param points in the order of {@link Reason}, each at most once
 * @see <a href="https://thepmgentleman.com/managing-successful-programmes-foundation-benefits-management/">MSP: validating
 *     a benefit</a>
 */
public record GoalCheck(List<Point> points) {

    public enum Criterion {
        POSSIBLE,
        PROBABLE,
        MEASURABLE
    }

    /**
     * One thing that was looked at.
     *
     * @param arguments numbers, dates and names for the words, as {@link Reason} lists them; fewer where not all are stated
     */
    public record Point(Criterion criterion, Reason reason, boolean passed, List<Object> arguments) {
        public Point {
            arguments = List.copyOf(arguments);
        }
    }

    /** Each with its arguments; those in brackets only where stated. */
    public enum Reason {
        /** The formula does not move the wrong way: amount at baseline, amount at goal. */
        DIRECTION_AGREES,
        /** There is something to attain: amount at baseline, amount at goal. */
        DIFFERS_FROM_BASELINE,
        /** Every performance answer of the goal is inside its range: of the first that is not its name, answer, limit. */
        WITHIN_LIMITS,
        /**
         * The money moved, before capture rate and attribution share, is at most what the status quo costs (lower is
         * better) or the addressable value a year (higher is better; a flow's period is as long as its cadence, a year
         * without one): money, [limit].
         */
        WITHIN_STATUS_QUO,
        /** No arguments. */
        CAPABILITY_CONTRACTED,
        /** Goal date, [live date]. */
        CAPABILITY_LIVE_BEFORE_GOAL,
        /** Sum of the shares. */
        SHARES_WITHIN_WHOLE,
        /** A source and the range that it showed: [source]. */
        EVIDENCE_GIVEN,
        /** Or the risk adjustment is at least 25 %: metric at goal, lower end, upper end, [risk adjustment]. */
        WITHIN_EVIDENCE,
        /**
         * At least 70 % by a named person, or at least 50 % with a risk adjustment of at least 25 %: [confidence], then
         * risk adjustment (0 where not stated), [person].
         */
        CONFIDENT,
        /** [Unit]. */
        UNIT_GIVEN,
        /**
         * No improvement at the baseline, a value at the goal that has the improvement's sign: improvement at the baseline,
         * value at the goal; or only the problem as text where the formula has no value.
         */
        FORMULA_EVALUATES,
        /** [Source]. */
        SOURCE_GIVEN,
        /** [Person]. */
        SUPPLIER_GIVEN,
        /** The period begins before the baseline's date: that date, [start, days between; 365 are advised]. */
        BASELINE_DATED,
        /** [Days]. */
        CADENCE_GIVEN,
        /** After the baseline's date, not after the goal's: goal date, [first measurement]. */
        FIRST_MEASUREMENT_GIVEN,
        /** [The method's name]. */
        ATTRIBUTION_CHOSEN
    }

    public GoalCheck {
        points = List.copyOf(points);
    }

    public static GoalCheck of(DriverTerms terms, GoalBasis basis) {
        var figures = GoalFigures.of(terms);
        var points = new ArrayList<Point>();
        points.addAll(new GoalPossible(terms, basis, figures).points());
        points.addAll(new GoalProbable(basis, figures).points());
        points.addAll(new GoalMeasurable(terms, basis, figures).points());
        return new GoalCheck(points);
    }

    public boolean passed() {
        return failed().isEmpty();
    }

    /** Whether all points of a criterion passed, and the formula has the figures that they rest on. */
    public boolean passed(Criterion criterion) {
        return failed().stream()
                .noneMatch(point -> point.criterion() == criterion || point.reason() == Reason.FORMULA_EVALUATES);
    }

    public List<Point> failed() {
        return points.stream().filter(point -> !point.passed()).toList();
    }
}
