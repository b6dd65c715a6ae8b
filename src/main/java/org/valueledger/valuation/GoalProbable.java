package org.valueledger.valuation;

import static org.valueledger.valuation.GoalCheck.Reason.CONFIDENT;
import static org.valueledger.valuation.GoalCheck.Reason.EVIDENCE_GIVEN;
import static org.valueledger.valuation.GoalCheck.Reason.WITHIN_EVIDENCE;

import java.math.BigDecimal;
import java.util.List;

/** Is there reason to believe that the goal will be reached? */
final class GoalProbable {

    private static final BigDecimal SURE = new BigDecimal("0.70");
    private static final BigDecimal EVEN = new BigDecimal("0.50");

    /** The largest adjustment in the published studies, used there for broad claims of productivity. */
    private static final BigDecimal RAISED_RISK = new BigDecimal("0.25");

    private final GoalBasis basis;
    private final GoalFigures figures;
    private final GoalPoints points = new GoalPoints(GoalCheck.Criterion.PROBABLE);

    GoalProbable(GoalBasis basis, GoalFigures figures) {
        this.basis = basis;
        this.figures = figures;
    }

    List<GoalCheck.Point> points() {
        var from = basis.evidenceFrom();
        var to = basis.evidenceTo();
        var evidence = GoalPoints.stated(basis.evidence());
        points.add(EVIDENCE_GIVEN, evidence != null && from != null && to != null, evidence);
        if (from != null && to != null && figures instanceof GoalFigures.Known known) {
            withinEvidence(known.metric(), new AnswerRange(from.min(to), from.max(to)));
        }
        confident();
        return points.inOrder();
    }

    private void withinEvidence(BigDecimal metric, AnswerRange shown) {
        points.add(
                WITHIN_EVIDENCE,
                shown.holds(metric) || riskIsRaised(),
                metric,
                shown.least(),
                shown.most(),
                basis.riskAdjustment());
    }

    private void confident() {
        var confidence = basis.confidence();
        if (confidence == null) {
            points.add(CONFIDENT, false);
            return;
        }
        var by = GoalPoints.stated(basis.confidenceBy());
        var enough = confidence.compareTo(SURE) >= 0 || confidence.compareTo(EVEN) >= 0 && riskIsRaised();
        points.add(CONFIDENT, enough && by != null, confidence, risk(), by);
    }

    private boolean riskIsRaised() {
        return risk().compareTo(RAISED_RISK) >= 0;
    }

    private BigDecimal risk() {
        var risk = basis.riskAdjustment();
        return risk == null ? BigDecimal.ZERO : risk;
    }
}
