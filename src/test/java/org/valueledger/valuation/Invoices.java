package org.valueledger.valuation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.valueledger.quantity.Share;

/**
 * Handling invoices: 14 / 60 h * 48,000 a year * 42 = 470,400 a year today, 201,600 at 6 minutes; of the 268,800 between them
 * one half is counted.
 */
final class Invoices {

    static final String FORMULA = "minutes / 60 * invoices * hourly_cost";
    static final List<Question> QUESTIONS = List.of(
            new Question("minutes", Question.Role.PERFORMANCE),
            new Question("invoices", Question.Role.CONDITION),
            new Question("hourly_cost", Question.Role.CONDITION));
    static final LocalDate BASELINE = LocalDate.of(2025, 1, 1);
    static final LocalDate GOAL = LocalDate.of(2025, 12, 31);

    private Invoices() {}

    static DriverTerms terms() {
        return to("6");
    }

    static DriverTerms to(String minutes) {
        return driver(Direction.DOWN, Kind.LEVEL, FORMULA, QUESTIONS, answers("14"), answers(minutes), "0.5");
    }

    static Answers answers(String minutes) {
        return named("minutes", minutes, "invoices", "48000", "hourly_cost", "42");
    }

    /** One performance question called metric, counted in full. */
    static DriverTerms plain(Direction direction, String formula, String baseline) {
        return driver(
                direction,
                Kind.LEVEL,
                formula,
                List.of(new Question("metric", Question.Role.PERFORMANCE)),
                Drivers.metric(baseline),
                Drivers.metric(baseline),
                "1");
    }

    static DriverTerms driver(
            Direction direction,
            Kind kind,
            String formula,
            List<Question> questions,
            Answers baseline,
            Answers goal,
            String capture) {
        return new DriverTerms(
                direction,
                kind,
                Formula.parse(formula, questions.stream().map(Question::name).toList()),
                questions,
                BigDecimal.ONE,
                Drivers.EUR,
                Drivers.share(capture),
                Share.WHOLE,
                BASELINE,
                BASELINE,
                baseline,
                GOAL,
                goal,
                Ramp.straight(BASELINE, GOAL),
                90);
    }

    static Answers named(String... namesAndValues) {
        var answers = new HashMap<String, BigDecimal>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            answers.put(namesAndValues[i], new BigDecimal(namesAndValues[i + 1]));
        }
        return new Answers(answers);
    }

    static AnswerRange range(@Nullable String least, @Nullable String most) {
        return new AnswerRange(
                least == null ? null : new BigDecimal(least), most == null ? null : new BigDecimal(most));
    }

    static Map<String, AnswerRange> metricWithin(@Nullable String least, @Nullable String most) {
        return Map.of("metric", range(least, most));
    }
}
