package org.valueledger.inventory;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.valueledger.quantity.Share;
import org.valueledger.valuation.AnswerRange;
import org.valueledger.valuation.Answers;
import org.valueledger.valuation.Direction;
import org.valueledger.valuation.DriverTerms;
import org.valueledger.valuation.Formula;
import org.valueledger.valuation.FormulaError;
import org.valueledger.valuation.Kind;
import org.valueledger.valuation.Question;
import org.valueledger.valuation.Ramp;

/**
 * What somebody wants a value driver to be; every field has been checked by itself.
 *
 * @param category COST_REDUCTION, COST_AVOIDANCE or REVENUE_INCREASE; null: not said
 * @param cashable whether money really leaves or enters an account; null: not said
 * @param unitValue money per unit of the formula's result; 1 where the formula is already money
 * @param currency null: no price
 * @param sharedMetric drivers of one customer with the same name here share an improvement
 * @param valueStart the day from which value counts
 */
public record DriverDefinition(
        String name,
        @Nullable String category,
        @Nullable Boolean cashable,
        @Nullable String whyBuy,
        @Nullable String issue,
        @Nullable String outcome,
        @Nullable String capability,
        @Nullable String stakeholder,
        @Nullable String benefitOwner,
        @Nullable String metric,
        @Nullable String unit,
        Direction direction,
        Kind kind,
        List<Asked> questions,
        String formula,
        BigDecimal unitValue,
        @Nullable String currency,
        BigDecimal captureRate,
        BigDecimal attributionShare,
        @Nullable String sharedMetric,
        LocalDate valueStart,
        @Nullable Integer cadenceDays) {

    public DriverDefinition {
        questions = List.copyOf(questions);
    }

    /**
     * One question of the driver.
     *
     * @param least the smallest answer that is possible at all; null: none
     */
    public record Asked(
            String name,
            @Nullable String text,
            @Nullable String unit,
            Question.Role role,
            @Nullable BigDecimal least,
            @Nullable BigDecimal most) {

        public AnswerRange range() {
            return new AnswerRange(least, most);
        }

        boolean isCondition() {
            return role == Question.Role.CONDITION;
        }

        /** The question in words, or its name where it has none. */
        String asked() {
            return text == null ? name : text;
        }
    }

    /** The question of this name in words. */
    String asked(String name) {
        return questions.stream()
                .filter(q -> q.name().equals(name))
                .map(Asked::asked)
                .findFirst()
                .orElse(name);
    }

    List<Question> askedQuestions() {
        return questions.stream().map(q -> new Question(q.name(), q.role())).toList();
    }

    Map<String, AnswerRange> ranges() {
        return questions.stream().collect(Collectors.toMap(Asked::name, Asked::range));
    }

    boolean isPriced() {
        return currency != null;
    }

    /**
     * What the formula makes of a baseline's answers, which no goal changes.
     *
     * @throws FormulaError where it has no value for them
     */
    BigDecimal baselineAmount(LocalDate takenOn, List<BigDecimal> answers) {
        return terms(takenOn, answers, takenOn.plusYears(1), answers, null).baselineAmount();
    }

    /** @param ramp null: straight from value start to the goal's date */
    DriverTerms terms(
            LocalDate baselineOn,
            List<BigDecimal> baseline,
            LocalDate dueOn,
            List<BigDecimal> goal,
            @Nullable Ramp ramp) {
        List<Question> asked = askedQuestions();
        return new DriverTerms(
                direction,
                kind,
                Formula.parse(formula, asked.stream().map(Question::name).toList()),
                asked,
                unitValue,
                currency == null ? null : Currency.getInstance(currency),
                new Share(captureRate),
                new Share(attributionShare),
                valueStart,
                baselineOn,
                Answers.inOrderOf(asked, baseline),
                dueOn,
                Answers.inOrderOf(asked, goal),
                ramp == null ? Ramp.straight(valueStart, dueOn) : ramp,
                cadenceDays);
    }
}
