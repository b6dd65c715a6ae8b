package org.valueledger.valuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormulaTest {

    private static final Map<String, BigDecimal> ABC =
            Map.of("a", new BigDecimal("3"), "b", new BigDecimal("4"), "c", BigDecimal.ZERO);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    1 + 2 * 3            | 7
                    (1 + 2) * 3          | 9
                    a - b - 1            | -2
                    a / b                | 0.75
                    -a                   | -3
                    a - -b               | 7
                    +a                   | 3
                    2 ^ 3 ^ 2            | 512
                    -2 ^ 2               | 4
                    2 ^ -2               | 0.25
                    1.5e2                | 150
                    a < b                | 1
                    a >= b               | 0
                    a = 3                | 1
                    a == 3.0             | 1
                    a != b               | 1
                    a <> 3               | 0
                    if(a > b, 10, 20)    | 20
                    IF(c = 0, 0, a / c)  | 0
                    min(a, b, c)         | 0
                    max(a, b)            | 4
                    round(2.345, 2)      | 2.35
                    round(-2.5, 0)       | -3
                    round(1250, -2)      | 1300
                    round(a / 7, 4)      | 0.4286
                    """)
    void computes(String text, String expected) {
        assertThat(Formula.parse(text, ABC.keySet()).evaluate(ABC)).isEqualByComparingTo(expected);
    }

    @Test
    void keeps34DigitsInADivision() {
        assertThat(value("1 / 3")).isEqualByComparingTo("0.3333333333333333333333333333333333");
    }

    @Test
    void threeThirdsAreOne() {
        assertThat(value("1 / 3 * 3")).isEqualByComparingTo("1");
    }

    @Test
    void addsDecimalsExactly() {
        assertThat(value("0.1 + 0.2")).isEqualByComparingTo("0.3");
    }

    @Test
    void takesARootToFifteenDigits() {
        assertThat(value("1.1 ^ 0.5")).isCloseTo(new BigDecimal("1.0488088481701515"), within("1e-15"));
    }

    @Test
    void letsAVariableBeCalledLikeAConstantOfOtherLanguages() {
        var names = Map.of("E", BigDecimal.TEN, "PI", BigDecimal.TWO, "NULL", BigDecimal.ONE, "TRUE", BigDecimal.TEN);

        assertThat(Formula.parse("E * PI + NULL + TRUE", names.keySet()).evaluate(names))
                .isEqualByComparingTo("31");
    }

    @Test
    void readsNamesInAnyAlphabet() {
        assertThat(Formula.parse("Menge_1 * größe", List.of("Menge_1", "größe"))
                        .evaluate(Map.of("Menge_1", BigDecimal.TWO, "größe", BigDecimal.TEN)))
                .isEqualByComparingTo("20");
    }

    @Test
    void namesFormulaPlaceAndWhatWasExpectedForAnUnknownVariable() {
        assertThatThrownBy(() -> Formula.parse("metric * volme", List.of("metric", "volume")))
                .isInstanceOf(FormulaError.class)
                .hasMessage("formula \"metric * volme\" at character 10: unknown name volme,"
                        + " expected one of [metric, volume]");
    }

    @Test
    void takesNamesAsSpelled() {
        assertThatThrownBy(() -> Formula.parse("Metric", List.of("metric")))
                .isInstanceOf(FormulaError.class)
                .hasMessageContaining("unknown name Metric");
    }

    @Test
    void refusesTwoNamesThatDifferOnlyInCase() {
        assertThatThrownBy(() -> Formula.parse("a", List.of("a", "A")))
                .isInstanceOf(FormulaError.class)
                .hasMessageContaining("the names a and A are the same but for upper and lower case");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1a", "a b", "a-b", "if", "Max", "a.b", "\"a\""})
    void refusesANameThatCannotBeAVariable(String name) {
        assertThatThrownBy(() -> Formula.parse("1", List.of(name)))
                .isInstanceOf(FormulaError.class)
                .hasMessageContaining("cannot be a variable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "a +",
                "* a",
                "a b",
                "2 a",
                "2a",
                "(a",
                "a)",
                "a,b",
                "min()",
                "max(-)",
                "if(a, b)",
                "round(a)",
                "\"text\"",
                "'text'",
                "a[0]",
                "a.b",
                "a && b",
                "a || b",
                "!a",
                "a % b",
                "0xFF",
                "sqrt(a)",
                "RANDOM()",
                "DT_NOW()",
                "PI",
                "TRUE",
                "NULL",
                "a; b",
                "a = = b",
                "1e999999999",
                "1e-999999999",
                "#",
                "\u0000"
            })
    void refusesWhateverIsNotInTheLanguage(String text) {
        assertThatThrownBy(() -> Formula.parse(text, ABC.keySet()))
                .isInstanceOf(FormulaError.class)
                .hasMessageContaining("formula \"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a / 0", "a / (2 - 2)", "1 / 0.0", "0 ^ -1", "if(a > 1, a, 1 / 0)"})
    void findsAConstantDivisionByZeroWhenItIsWritten(String text) {
        assertThatThrownBy(() -> Formula.parse(text, ABC.keySet()))
                .isInstanceOf(FormulaError.class)
                .hasMessageContaining("at character")
                .hasMessageContaining("division by zero");
    }

    @Test
    void findsADivisionByZeroInTheSampleAnswersAndNamesThem() {
        var formula = Formula.parse("a / c", ABC.keySet());

        assertThatThrownBy(() -> formula.check(new Answers(ABC)))
                .isInstanceOf(FormulaError.class)
                .hasMessage("formula \"a / c\": division by zero where a = 3, c = 0");
    }

    @Test
    void saysWhichAnswerIsMissing() {
        var formula = Formula.parse("a * b", List.of("a", "b"));

        assertThatThrownBy(() -> formula.check(new Answers(Map.of("a", BigDecimal.ONE))))
                .isInstanceOf(FormulaError.class)
                .hasMessageContaining("no answer for b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9^9^9",
                "9^9^9^9",
                "(9^999)^999",
                "a^a^a^a^a^a",
                "1.0000001^1000000000",
                "0.5^99999999999",
                "big^1000",
                "(big*big)^1000",
                "(0-2)^0.5",
                "round(a, 999999999)",
                "round(a, 1.5)",
                "big*big"
            })
    void neverHangsOnPowersOrGiants(String text) {
        var names = Map.of("a", new BigDecimal("99"), "big", new BigDecimal("1e50"));

        assertTimeoutPreemptively(Duration.ofSeconds(2), () -> assertThatThrownBy(
                        () -> Formula.parse(text, names.keySet()).evaluate(names))
                .isInstanceOf(FormulaError.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e1000000000", "1e-1000000000", "1e2147483647", "1e-2147483647"})
    void refusesAnAnswerFarOutOfBounds(String answer) {
        var formula = Formula.parse("a + 1", List.of("a"));

        assertTimeoutPreemptively(Duration.ofSeconds(2), () -> assertThatThrownBy(
                        () -> formula.evaluate(Map.of("a", new BigDecimal(answer))))
                .isInstanceOf(FormulaError.class)
                .hasMessageContaining("out of bounds"));
    }

    @Test
    void boundsTheTimeOfALongProduct() {
        var formula = Formula.parse("a" + "*a".repeat(240), List.of("a"));

        assertTimeoutPreemptively(Duration.ofSeconds(2), () -> IntStream.range(0, 1_000)
                .forEach(i -> formula.evaluate(Map.of("a", new BigDecimal("1.0000000000000000000000000000000001")))));
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 900})
    void refusesDeepNesting(int depth) {
        assertThatThrownBy(() -> Formula.parse("-(".repeat(depth) + "a" + ")".repeat(depth), List.of("a")))
                .isInstanceOf(FormulaError.class);
        assertThatThrownBy(() -> Formula.parse("if(a,".repeat(depth / 3) + "a", List.of("a")))
                .isInstanceOf(FormulaError.class);
    }

    @Test
    void allowsParenthesesThatMeanNothing() {
        assertThat(Formula.parse("(".repeat(900) + "a" + ")".repeat(900), List.of("a"))
                        .evaluate(ABC))
                .isEqualByComparingTo("3");
    }

    @Test
    void refusesMoreThan2000Characters() {
        assertThatThrownBy(() -> Formula.parse("a+" + " ".repeat(2_000) + "a", List.of("a")))
                .isInstanceOf(FormulaError.class)
                .hasMessageContaining("has 2003 characters, expected at most 2000");
    }

    @Test
    void isSharedByManyThreads() throws Exception {
        var formula = Formula.parse("if(a > 500, a * b, a + b)", List.of("a", "b"));
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Future<Boolean>> results = threads.invokeAll(IntStream.range(0, 1_000)
                    .<Callable<Boolean>>mapToObj(a -> () -> {
                        var values = Map.of("a", BigDecimal.valueOf(a), "b", BigDecimal.TWO);
                        var expected = a > 500 ? 2 * a : a + 2;
                        for (int i = 0; i < 100; i++) {
                            if (formula.evaluate(values).intValueExact() != expected) {
                                return false;
                            }
                        }
                        return true;
                    })
                    .toList());
            for (var result : results) {
                assertThat(result.get()).isTrue();
            }
        }
    }

    @Test
    void evaluatesAMillionTimesInAFewSeconds() {
        var formula = Formula.parse("metric * volume", List.of("metric", "volume"));

        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            for (int i = 0; i < 1_000_000; i++) {
                formula.evaluate(Map.of("metric", BigDecimal.valueOf(i, 2), "volume", BigDecimal.valueOf(i)));
            }
        });
    }

    private static BigDecimal value(String text) {
        return Formula.parse(text, List.of()).evaluate(Map.of());
    }

    private static Offset<BigDecimal> within(String offset) {
        return Offset.offset(new BigDecimal(offset));
    }
}
