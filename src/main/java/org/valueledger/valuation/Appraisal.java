package org.valueledger.valuation;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Set;

/**
 * The formula of one driver on its three sets of answers. Where no question is a condition, baseline and goal are evaluated
 * once for all readings.
 */
final class Appraisal {

    /** A(m), B(m) and G(m): the formula on a reading's answers, and on baseline and goal under its conditions. */
    record Amounts(BigDecimal amount, BigDecimal baseline, BigDecimal goal) {}

    private final DriverTerms terms;
    private final Set<String> conditions = new HashSet<>();
    private final BigDecimal price;
    private final Amounts agreed;

    /** @throws FormulaError where baseline or goal have no value */
    Appraisal(DriverTerms terms) {
        this.terms = terms;
        for (var question : terms.questions()) {
            if (question.role() == Question.Role.CONDITION) {
                conditions.add(question.name());
            }
        }
        this.price = terms.unitValue()
                .multiply(terms.captureRate().value())
                .multiply(terms.attributionShare().value());
        var baseline = terms.formula().evaluate(terms.baseline());
        this.agreed = new Amounts(baseline, baseline, under(terms.baseline(), terms.goal()));
    }

    private BigDecimal under(Answers conditionsOf, Answers performanceOf) {
        return terms.formula().evaluate(name -> (conditions.contains(name) ? conditionsOf : performanceOf)
                .byName()
                .get(name));
    }

    /** Baseline and goal as agreed, under the baseline's conditions; the amount is the baseline's. */
    Amounts agreed() {
        return agreed;
    }

    Amounts amounts(Answers measured) {
        var amount = terms.formula().evaluate(measured);
        return conditions.isEmpty()
                ? new Amounts(amount, agreed.baseline(), agreed.goal())
                : new Amounts(amount, under(measured, terms.baseline()), under(measured, terms.goal()));
    }

    /** The wanted direction counts as positive. */
    BigDecimal improvement(BigDecimal from, BigDecimal to) {
        return terms.direction() == Direction.UP ? to.subtract(from) : from.subtract(to);
    }

    /** What an improvement by 1 is worth: unit value, of which capture rate and attribution share are counted. */
    BigDecimal price() {
        return price;
    }

    private BigDecimal value(BigDecimal improvement) {
        return improvement.multiply(price, Term.PRECISION);
    }

    /** Confidence lowers only what was estimated, never what was measured. */
    BigDecimal value(BigDecimal improvement, Reading reading) {
        var value = value(improvement);
        return reading.grade() == EvidenceGrade.ESTIMATED
                ? value.multiply(reading.confidence().value(), Term.PRECISION)
                : value;
    }

    /** What the goal is worth: a year of it for a level, a period of it for a flow; nothing where it only has to be kept. */
    BigDecimal plannedValue() {
        return terms.kind() == Kind.HOLD ? BigDecimal.ZERO : value(improvement(agreed.baseline(), agreed.goal()));
    }
}
