package org.valueledger.valuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.valueledger.quantity.Share;

/** What holds for every goal that is stated as money or as a percentage. A failure names the seed that repeats it. */
class GoalTargetPropertiesTest {

    private static final int CASES = 60;
    private static final BigDecimal AGREES = new BigDecimal("1e-6");

    /** In one or two performance answers and one condition, from straight to jumping. */
    private static final List<String> FORMULAS = List.of(
            "a * n",
            "a / 60 * n * 42 + 1000",
            "a * n + 5 * a",
            "n * 1000 / (a + 5)",
            "(a - 20) ^ 2 * n",
            "a ^ 3 - 40 * a ^ 2 + n",
            "a * b * n",
            "a * n + b ^ 2",
            "a * n / (b + 1)",
            "min(a * n, 3000) + b",
            "max(a - 12, 0) * n",
            "if(a > 30, 30 * n, a * n)",
            "if(a < 10, a * n, a * n * 2 - 5)",
            "round(a * n, 2)",
            "a ^ 0.5 * n");

    private final class Sample {
        final Random random;
        final DriverTerms terms;
        final Map<String, AnswerRange> ranges = new HashMap<>();

        Sample(long seed) {
            random = new Random(seed);
            var formula = FORMULAS.get(random.nextInt(FORMULAS.size()));
            terms = terms(formula);
            for (var name : List.of("a", "b")) {
                if (random.nextBoolean() || formula.contains("^ 0.5") || formula.contains("/ (")) {
                    ranges.put(name, new AnswerRange(BigDecimal.ZERO, random.nextBoolean() ? decimal(90, 400) : null));
                }
            }
        }

        private DriverTerms terms(String formula) {
            var questions = new ArrayList<Question>();
            questions.add(new Question("a", Question.Role.PERFORMANCE));
            questions.add(new Question("b", Question.Role.PERFORMANCE));
            questions.add(new Question("n", Question.Role.CONDITION));
            var baseline = new Answers(Map.of("a", decimal(1, 60), "b", decimal(1, 60), "n", decimal(1, 5000)));
            return new DriverTerms(
                    random.nextBoolean() ? Direction.UP : Direction.DOWN,
                    random.nextBoolean() ? Kind.LEVEL : Kind.FLOW,
                    Formula.parse(formula, List.of("a", "b", "n")),
                    questions,
                    decimal(1, 90),
                    Drivers.EUR,
                    new Share(decimal(0, 1).max(new BigDecimal("0.01"))),
                    new Share(decimal(0, 1).max(new BigDecimal("0.01"))),
                    Drivers.START,
                    Drivers.START,
                    baseline,
                    Drivers.START,
                    baseline,
                    Ramp.straight(Drivers.START, Drivers.START),
                    null);
        }

        BigDecimal decimal(int from, int to) {
            return BigDecimal.valueOf(random.nextLong(from * 100L, to * 100L + 1), 2);
        }

        /** A goal that can be reached: all answers moved by one part, within their ranges. */
        GoalTarget reachable() {
            while (true) {
                var factor = decimal(0, 3);
                var answers = new HashMap<>(terms.baseline().byName());
                for (var name : List.of("a", "b")) {
                    if (terms.formula().variables().contains(name)) {
                        answers.computeIfPresent(name, (same, answer) -> answer.multiply(factor));
                    }
                }
                if (ranges.entrySet().stream().allMatch(range -> range.getValue()
                        .holds(answers.getOrDefault(range.getKey(), BigDecimal.ZERO)))) {
                    return GoalTarget.ofAnswers(terms.withGoal(new Answers(answers)));
                }
            }
        }
    }

    @Test
    void whatAGoalIsWorthFindsAGoalThatIsWorthIt() {
        forAll(sample -> {
            var goal = sample.reachable();

            agree(GoalTarget.byMoney(sample.terms, goal.value(), sample.ranges).value(), goal.value());
        });
    }

    @Test
    void thePercentageOfAGoalFindsAGoalOfThatPercentage() {
        forAll(sample -> {
            var goal = sample.reachable();
            if (goal.percent() != null) {
                agree(
                        GoalTarget.byPercent(sample.terms, goal.percent(), sample.ranges)
                                .improvement(),
                        goal.improvement());
            }
        });
    }

    @Test
    void theAnswersFoundStayWithinTheirRangesAndGiveWhatTheTargetSays() {
        forAll(sample -> {
            var found = GoalTarget.byMoney(sample.terms, sample.reachable().value(), sample.ranges);

            sample.ranges.forEach((name, range) -> {
                if (sample.terms.formula().variables().contains(name)) {
                    assertThat(range.holds(found.answers().byName().get(name))).isTrue();
                }
            });
            assertThat(GoalTarget.ofAnswers(sample.terms.withGoal(found.answers())))
                    .isEqualTo(found);
            assertThat(found.amount())
                    .isEqualByComparingTo(sample.terms.formula().evaluate(found.answers()));
        });
    }

    @Test
    void conditionsNeverMoveAndAnswersHaveAtMostTwelveDigits() {
        forAll(sample -> {
            var found = GoalTarget.byMoney(sample.terms, sample.reachable().value(), sample.ranges)
                    .answers()
                    .byName();

            assertThat(found.get("n"))
                    .isEqualTo(sample.terms.baseline().byName().get("n"));
            assertThat(found.values())
                    .allMatch(answer -> answer.stripTrailingZeros().precision() <= 12);
        });
    }

    @Test
    void noOtherGoalOfThatWorthIsMuchNearerToTheBaseline() {
        forAll(sample -> {
            var goal = sample.reachable();
            var found = GoalTarget.byMoney(sample.terms, goal.value(), sample.ranges);

            assertThat(distance(sample, found)).isLessThanOrEqualTo(distance(sample, goal) * 1.0001 + 0.011);
        });
    }

    @Test
    void whatIsBeyondTheReachIsRefusedAndItsEndsAreReachable() {
        forAll(sample -> {
            sample.ranges.put("a", new AnswerRange(BigDecimal.ONE, new BigDecimal(70)));
            sample.ranges.put("b", new AnswerRange(BigDecimal.ONE, new BigDecimal(70)));
            var beyond = new BigDecimal("1e30");
            try {
                GoalTarget.byMoney(sample.terms, beyond, sample.ranges);
                throw new AssertionError("1e30 was reached");
            } catch (GoalTarget.Unreachable reach) {
                for (var end : List.of(reach.from(), reach.to())) {
                    assertThatCode(() -> GoalTarget.byMoney(sample.terms, end, sample.ranges))
                            .doesNotThrowAnyException();
                }
            }
        });
    }

    private static double distance(Sample sample, GoalTarget target) {
        var from = sample.terms.baseline().byName().get("a").doubleValue();
        return Math.abs(target.answers().byName().get("a").doubleValue() - from) / from;
    }

    private static void agree(BigDecimal actual, BigDecimal expected) {
        assertThat(actual.subtract(expected).abs())
                .as("%s, expected %s", actual, expected)
                .isLessThanOrEqualTo(expected.abs().multiply(AGREES).max(new BigDecimal("1e-9")));
    }

    private void forAll(Consumer<Sample> property) {
        for (long seed = 0; seed < CASES; seed++) {
            var sample = new Sample(seed);
            try {
                property.accept(sample);
            } catch (AssertionError | RuntimeException failure) {
                throw new AssertionError(
                        "seed " + seed + ", " + sample.terms.formula() + ", " + sample.terms.baseline() + ", "
                                + sample.ranges + ", " + sample.terms.direction(),
                        failure);
            }
        }
    }
}
