package org.valueledger.valuation;

import static org.valueledger.valuation.GoalCheck.Reason.CAPABILITY_CONTRACTED;
import static org.valueledger.valuation.GoalCheck.Reason.CAPABILITY_LIVE_BEFORE_GOAL;
import static org.valueledger.valuation.GoalCheck.Reason.DIFFERS_FROM_BASELINE;
import static org.valueledger.valuation.GoalCheck.Reason.DIRECTION_AGREES;
import static org.valueledger.valuation.GoalCheck.Reason.SHARES_WITHIN_WHOLE;
import static org.valueledger.valuation.GoalCheck.Reason.WITHIN_LIMITS;
import static org.valueledger.valuation.GoalCheck.Reason.WITHIN_STATUS_QUO;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Can the goal be reached at all? */
final class GoalPossible {

    private final DriverTerms terms;
    private final GoalBasis basis;
    private final GoalFigures figures;
    private final GoalPoints points = new GoalPoints(GoalCheck.Criterion.POSSIBLE);

    GoalPossible(DriverTerms terms, GoalBasis basis, GoalFigures figures) {
        this.terms = terms;
        this.basis = basis;
        this.figures = figures;
    }

    List<GoalCheck.Point> points() {
        if (figures instanceof GoalFigures.Known known && terms.kind() != Kind.HOLD) {
            direction(known);
        }
        limits();
        if (figures instanceof GoalFigures.Known known && terms.kind() != Kind.HOLD && terms.currency() != null) {
            money(known);
        }
        capability();
        if (basis.sharesInGroup() != null) {
            var sum = basis.sharesInGroup();
            points.add(SHARES_WITHIN_WHOLE, sum.compareTo(BigDecimal.ONE) <= 0, sum);
        }
        return points.inOrder();
    }

    private void direction(GoalFigures.Known known) {
        var goal = known.goal().amount();
        points.add(DIRECTION_AGREES, known.problem() != GoalProblem.CONTRADICTS_DIRECTION, known.baseline(), goal);
        points.add(DIFFERS_FROM_BASELINE, known.problem() != GoalProblem.EQUALS_BASELINE, known.baseline(), goal);
    }

    private void limits() {
        for (var question : terms.questions()) {
            @Nullable BigDecimal answer = terms.goal().byName().get(question.name());
            if (question.role() == Question.Role.PERFORMANCE && answer != null) {
                var limit = basis.ranges()
                        .getOrDefault(question.name(), AnswerRange.ANY)
                        .limitBrokenBy(answer);
                if (limit != null) {
                    points.add(WITHIN_LIMITS, false, question.name(), answer, limit);
                    return;
                }
            }
        }
        points.add(WITHIN_LIMITS, true);
    }

    private void money(GoalFigures.Known known) {
        var moved = known.goal().improvement().multiply(terms.unitValue(), Term.PRECISION);
        if (terms.direction() == Direction.DOWN) {
            withinMoney(moved, known.baseline().multiply(terms.unitValue(), Term.PRECISION));
        } else {
            withinMoney(aYear(moved), basis.addressableValue());
        }
    }

    private void withinMoney(BigDecimal moved, @Nullable BigDecimal limit) {
        points.add(WITHIN_STATUS_QUO, limit != null && moved.compareTo(limit) <= 0, moved, limit);
    }

    private BigDecimal aYear(BigDecimal amount) {
        var cadence = terms.cadenceDays();
        return terms.kind() == Kind.FLOW && cadence != null && cadence > 0
                ? amount.multiply(Days.YEAR).divide(BigDecimal.valueOf(cadence), Term.PRECISION)
                : amount;
    }

    private void capability() {
        points.add(CAPABILITY_CONTRACTED, Boolean.TRUE.equals(basis.capabilityContracted()));
        var live = basis.capabilityLiveOn();
        points.add(
                CAPABILITY_LIVE_BEFORE_GOAL, live != null && live.isBefore(terms.goalDate()), terms.goalDate(), live);
    }
}
