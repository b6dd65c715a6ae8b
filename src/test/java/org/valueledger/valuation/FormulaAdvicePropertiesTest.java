package org.valueledger.valuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What holds of every formula. A failure names the formula and the seed that repeats it. */
class FormulaAdvicePropertiesTest {

    private static final int CASES = 3_000;
    private static final int TRIES = 12;
    private static final List<String> NAMES = List.of("a", "b", "n");
    private static final List<String> COMPARISONS = List.of("<", "<=", ">", ">=", "=", "<>", "==", "!=");
    private static final List<String> SCRAPS = List.of(
            "a", "b", "n", "c", "1", "0", "2.5", "1e9", " ", "+", "-", "*", "/", "^", "(", ")", ",", "<", "=", "if(",
            "min(", "max(", "round(", "\"", "[", "ä", "\u0000", ".", "%", "'", "&&");

    private static final class Sample {
        final Random random;
        final Map<String, AnswerRange> ranges = new HashMap<>();
        final String text;

        Sample(long seed) {
            random = new Random(seed);
            for (var name : NAMES) {
                ranges.put(name, range());
            }
            text = expression(4);
        }

        /** Small whole numbers, so that equal ones and zeros are common. */
        private AnswerRange range() {
            var least = BigDecimal.valueOf(random.nextInt(-3, 3));
            var most = least.add(BigDecimal.valueOf(random.nextInt(0, 4)));
            return new AnswerRange(random.nextInt(5) == 0 ? null : least, random.nextInt(5) == 0 ? null : most);
        }

        private String expression(int depth) {
            if (depth == 0 || random.nextInt(8) == 0) {
                return random.nextInt(3) == 0
                        ? String.valueOf(random.nextInt(0, 4))
                        : NAMES.get(random.nextInt(NAMES.size()));
            }
            var one = expression(depth - 1);
            var other = expression(depth - 1);
            return switch (random.nextInt(10)) {
                case 0 -> "(" + one + " + " + other + ")";
                case 1 -> "(" + one + " - " + other + ")";
                case 2 -> "(" + one + " * " + other + ")";
                case 3, 4 -> "(" + one + " / " + other + ")";
                case 5 -> "(" + one + " ^ " + random.nextInt(-3, 4) + ")";
                case 6 -> "min(" + one + ", " + other + ")";
                case 7 -> "max(" + one + ", " + other + ")";
                case 8 -> "round(" + one + ", " + random.nextInt(-1, 2) + ")";
                default -> "if(" + condition(depth - 1) + ", " + one + ", " + other + ")";
            };
        }

        private String condition(int depth) {
            var comparison = expression(depth) + " " + COMPARISONS.get(random.nextInt(COMPARISONS.size())) + " "
                    + expression(depth);
            return switch (random.nextInt(5)) {
                case 0 -> expression(depth);
                case 1 -> "(" + comparison + ") * (" + condition(depth) + ")";
                case 2 -> "(" + comparison + ") + (" + condition(depth) + ")";
                default -> comparison;
            };
        }

        Map<String, BigDecimal> answers() {
            var answers = new HashMap<String, BigDecimal>();
            ranges.forEach((name, range) -> {
                var answer = BigDecimal.valueOf(random.nextInt(-16, 17)).divide(BigDecimal.TWO);
                answers.put(name, range.nearest(answer));
            });
            return answers;
        }

        List<AskedQuestion> questions() {
            var questions = new ArrayList<AskedQuestion>();
            for (var name : NAMES) {
                questions.add(new AskedQuestion(
                        name, Question.Role.PERFORMANCE, null, ranges.getOrDefault(name, AnswerRange.ANY), null));
            }
            return questions;
        }
    }

    @Test
    void noDivisionByZeroWithinTheRangesComesWithoutAWarning() {
        int divisions = 0;
        for (long seed = 0; seed < CASES; seed++) {
            var sample = new Sample(seed);
            var advice = advice(sample.text, sample.questions());
            if (!advice.usable()) {
                continue;
            }
            var formula = Formula.parse(sample.text, NAMES);
            for (int i = 0; i < TRIES; i++) {
                var answers = sample.answers();
                try {
                    formula.evaluate(answers);
                } catch (FormulaError problem) {
                    if (problem.sort() == FormulaError.Sort.DIVISION_BY_ZERO) {
                        divisions++;
                        assertThat(advice.findings())
                                .as("seed %d, %s where %s in %s", seed, sample.text, answers, sample.ranges)
                                .extracting(FormulaAdvice.Finding::code)
                                .contains(FormulaAdvice.Code.DIVISION_BY_ZERO);
                    }
                }
            }
        }
        assertThat(divisions).isGreaterThan(CASES / 4);
    }

    @Test
    void everyValueLiesInTheIntervalThatWasWorkedOut() {
        int values = 0;
        for (long seed = 0; seed < CASES; seed++) {
            var sample = new Sample(seed);
            if (!advice(sample.text, sample.questions()).usable()) {
                continue;
            }
            var formula = Formula.parse(sample.text, NAMES);
            var ranges = new HashMap<String, Interval>();
            sample.ranges.forEach((name, range) -> ranges.put(name, Interval.of(range)));
            var interval = new TermIntervals((place, divisor) -> {}).of(formula.root(), new BranchKnowledge(ranges));
            for (int i = 0; i < TRIES; i++) {
                var answers = sample.answers();
                try {
                    var value = formula.root().value(answers::get);
                    var slack = value.abs().movePointLeft(40);
                    values++;
                    assertThat(value)
                            .as("seed %d, %s where %s in %s", seed, sample.text, answers, sample.ranges)
                            .isBetween(
                                    interval.least().subtract(slack),
                                    interval.most().add(slack));
                    assertThat(value.signum() == 0 && !interval.holdsZero())
                            .as("seed %d, zero of %s where %s in %s", seed, sample.text, answers, sample.ranges)
                            .isFalse();
                } catch (ArithmeticException noValue) {
                    continue;
                }
            }
        }
        assertThat(values).isGreaterThan(CASES * TRIES / 3);
    }

    @Test
    void theResultIsTheFormulasValueOnTheSamples() {
        for (long seed = 0; seed < CASES; seed++) {
            var sample = new Sample(seed);
            var answers = sample.answers();
            var questions = sample.questions().stream()
                    .map(question -> new AskedQuestion(
                            question.name(), question.role(), null, question.range(), answers.get(question.name())))
                    .toList();
            var advice = advice(sample.text, questions);

            if (advice.usable()) {
                assertThat(advice.result())
                        .isEqualByComparingTo(Formula.parse(sample.text, NAMES).evaluate(answers));
            } else {
                assertThat(advice.result()).isNull();
            }
        }
    }

    @Test
    void neverFailsWhateverAnAuthorTypes() {
        var random = new Random(1);
        for (int i = 0; i < CASES; i++) {
            var text = new StringBuilder();
            for (int scraps = random.nextInt(0, 30); scraps > 0; scraps--) {
                text.append(SCRAPS.get(random.nextInt(SCRAPS.size())));
            }
            var unit = text.substring(text.length() / 2);
            var question =
                    new AskedQuestion("a", Question.Role.PERFORMANCE, unit, AnswerRange.ANY, new BigDecimal("1e-70"));

            assertThatCode(() -> advice(text.toString(), List.of(question)))
                    .as("%s in %s", text, unit)
                    .doesNotThrowAnyException();
        }
    }

    private static FormulaAdvice advice(String text, List<AskedQuestion> questions) {
        return FormulaAdvice.of(text, questions, Kind.LEVEL, true, BigDecimal.ONE);
    }
}
