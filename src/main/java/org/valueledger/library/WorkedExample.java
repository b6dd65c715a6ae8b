package org.valueledger.library;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.valueledger.quantity.Share;
import org.valueledger.valuation.Answers;
import org.valueledger.valuation.DriverTerms;
import org.valueledger.valuation.Formula;
import org.valueledger.valuation.FormulaError;
import org.valueledger.valuation.Kind;
import org.valueledger.valuation.Question;
import org.valueledger.valuation.Ramp;

/**
 * A template's example as the maths evaluates it, by the same terms as a customer's driver.
 *
 * @param improvement in the wanted direction
 * @param value money, or the metric's own unit where the template has no price
 */
record WorkedExample(BigDecimal baselineAmount, BigDecimal goalAmount, BigDecimal improvement, BigDecimal value) {

    /** An example has no dates and no currency; the maths asks for some, and its amounts depend on neither. */
    private static final LocalDate SOME_DAY = LocalDate.EPOCH;

    /** @throws FormulaError where the answers have no value */
    static WorkedExample of(DriverTemplate template, Formula formula) {
        DriverTerms terms = terms(template, formula);
        BigDecimal baseline = TemplateParts.plain(terms.baselineAmount());
        BigDecimal goal = TemplateParts.plain(terms.goalAmount());
        BigDecimal improvement =
                goal.subtract(baseline).multiply(template.direction().sign());
        BigDecimal value = template.kind() == Kind.HOLD ? BigDecimal.ZERO : value(template, improvement);
        return new WorkedExample(baseline, goal, improvement, value);
    }

    private static BigDecimal value(DriverTemplate template, BigDecimal improvement) {
        return TemplateParts.plain(improvement
                .multiply(template.unitValue())
                .multiply(template.captureRate())
                .multiply(template.attributionShare())
                .round(MathContext.DECIMAL128));
    }

    private static DriverTerms terms(DriverTemplate template, Formula formula) {
        List<Question> questions = template.questions().stream()
                .map(question -> new Question(question.name(), question.role()))
                .toList();
        return new DriverTerms(
                template.direction(),
                template.kind(),
                formula,
                questions,
                template.unitValue(),
                template.priced() ? Currency.getInstance("EUR") : null,
                new Share(template.captureRate()),
                new Share(template.attributionShare()),
                SOME_DAY,
                SOME_DAY,
                new Answers(template.example().baseline()),
                SOME_DAY.plusYears(1),
                new Answers(template.example().goal()),
                Ramp.straight(SOME_DAY, SOME_DAY.plusYears(1)),
                template.cadenceDays());
    }
}
