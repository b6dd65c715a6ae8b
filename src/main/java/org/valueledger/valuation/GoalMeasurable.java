package org.valueledger.valuation;

import static org.valueledger.valuation.GoalCheck.Reason.ATTRIBUTION_CHOSEN;
import static org.valueledger.valuation.GoalCheck.Reason.BASELINE_DATED;
import static org.valueledger.valuation.GoalCheck.Reason.CADENCE_GIVEN;
import static org.valueledger.valuation.GoalCheck.Reason.FIRST_MEASUREMENT_GIVEN;
import static org.valueledger.valuation.GoalCheck.Reason.FORMULA_EVALUATES;
import static org.valueledger.valuation.GoalCheck.Reason.SOURCE_GIVEN;
import static org.valueledger.valuation.GoalCheck.Reason.SUPPLIER_GIVEN;
import static org.valueledger.valuation.GoalCheck.Reason.UNIT_GIVEN;

import java.math.BigDecimal;
import java.util.List;

/** Will anybody be able to say whether the goal was reached? What cannot be measured is listed as intangible instead. */
final class GoalMeasurable {

    private final DriverTerms terms;
    private final GoalBasis basis;
    private final GoalFigures figures;
    private final GoalPoints points = new GoalPoints(GoalCheck.Criterion.MEASURABLE);

    GoalMeasurable(DriverTerms terms, GoalBasis basis, GoalFigures figures) {
        this.terms = terms;
        this.basis = basis;
        this.figures = figures;
    }

    List<GoalCheck.Point> points() {
        points.addGiven(UNIT_GIVEN, GoalPoints.stated(basis.unit()));
        formula();
        points.addGiven(SOURCE_GIVEN, GoalPoints.stated(basis.dataSource()));
        points.addGiven(SUPPLIER_GIVEN, GoalPoints.stated(basis.dataSupplier()));
        baseline();
        var cadence = terms.cadenceDays();
        points.add(CADENCE_GIVEN, cadence != null && cadence > 0, cadence == null ? null : BigDecimal.valueOf(cadence));
        firstMeasurement();
        var attribution = basis.attribution();
        points.addGiven(ATTRIBUTION_CHOSEN, attribution == null ? null : attribution.name());
        return points.inOrder();
    }

    /** An improvement that is worth nothing, or less, promises no value. */
    private void formula() {
        switch (figures) {
            case GoalFigures.Missing missing -> points.add(FORMULA_EVALUATES, false, missing.problem());
            case GoalFigures.Known known -> {
                var atBaseline = known.improvementAtBaseline();
                var goal = known.goal();
                var promises = terms.kind() == Kind.HOLD
                        || goal.value().signum() == goal.improvement().signum();
                points.add(FORMULA_EVALUATES, atBaseline.signum() == 0 && promises, atBaseline, goal.value());
            }
        }
    }

    private void baseline() {
        var end = terms.baselineDate();
        var start = basis.baselinePeriodStart();
        if (start == null) {
            points.add(BASELINE_DATED, false, end);
            return;
        }
        points.add(BASELINE_DATED, start.isBefore(end), end, start, BigDecimal.valueOf(Days.between(start, end)));
    }

    private void firstMeasurement() {
        var first = basis.firstMeasurementOn();
        var inTime = first != null && first.isAfter(terms.baselineDate()) && !first.isAfter(terms.goalDate());
        points.add(FIRST_MEASUREMENT_GIVEN, inTime, terms.goalDate(), first);
    }
}
