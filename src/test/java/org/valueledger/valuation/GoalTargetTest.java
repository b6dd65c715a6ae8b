package org.valueledger.valuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.valueledger.valuation.Drivers.number;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoalTargetTest {

    private static final List<Question> TWO = List.of(
            new Question("calls", Question.Role.PERFORMANCE),
            new Question("minutes", Question.Role.PERFORMANCE),
            new Question("cost", Question.Role.CONDITION));

    @Test
    void saysTheGoalInItsThreeGuises() {
        var target = GoalTarget.ofAnswers(Invoices.terms());

        assertThat(target.answers()).isEqualTo(Invoices.answers("6"));
        assertThat(target.amount()).isEqualByComparingTo("201600");
        assertThat(target.improvement()).isEqualByComparingTo("268800");
        assertThat(target.percent()).isEqualByComparingTo("0.5714285714285714285714285714285714");
        assertThat(target.value()).isEqualByComparingTo("134400");
    }

    @Test
    void takesTheBaselinesConditionsForTheGoal() {
        var grown = Invoices.terms().withGoal(Invoices.named("minutes", "6", "invoices", "96000", "hourly_cost", "50"));

        assertThat(GoalTarget.ofAnswers(grown)).isEqualTo(GoalTarget.ofAnswers(Invoices.terms()));
    }

    @Test
    void findsTheAnswersThatAreWorthAnAmount() {
        var target = GoalTarget.byMoney(Invoices.terms(), number("134400"));

        assertThat(target).isEqualTo(GoalTarget.ofAnswers(Invoices.to("6")));
    }

    @Test
    void findsTheAnswersForAPercentage() {
        var target = GoalTarget.byPercent(Invoices.terms(), number("0.25"));

        assertThat(answer(target, "minutes")).isEqualByComparingTo("10.5");
        assertThat(target.percent()).isEqualByComparingTo("0.25");
        assertThat(target.value()).isEqualByComparingTo("58800");
    }

    @Test
    void takesNoNoticeOfTheGoalThatIsThere() {
        var broken = Invoices.terms().withGoal(new Answers(Map.of()));

        assertThat(GoalTarget.byMoney(broken, number("134400")))
                .isEqualTo(GoalTarget.byMoney(Invoices.terms(), number("134400")));
        assertThat(GoalTarget.byPercent(broken, number("0.25")))
                .isEqualTo(GoalTarget.byPercent(Invoices.terms(), number("0.25")));
    }

    @Test
    void nothingWantedIsTheBaselineItself() {
        assertThat(GoalTarget.byMoney(Invoices.terms(), number("0")).answers()).isEqualTo(Invoices.answers("14"));
        assertThat(GoalTarget.byPercent(Invoices.terms(), number("0")).answers())
                .isEqualTo(Invoices.answers("14"));
    }

    @Test
    void somethingWorseThanTheBaselineCanBeWantedToo() {
        assertThat(answer(GoalTarget.byMoney(Invoices.terms(), number("-16800")), "minutes"))
                .isEqualByComparingTo("15");
    }

    @Test
    void severalPerformanceAnswersMoveByTheSamePart() {
        // 100 calls * 30 min * 2 = 6,000; both at 80 %: 80 * 24 * 2 = 3,840.
        var terms = Invoices.driver(
                Direction.DOWN,
                Kind.LEVEL,
                "calls * minutes * cost",
                TWO,
                Invoices.named("calls", "100", "minutes", "30", "cost", "2"),
                Invoices.named(),
                "1");
        var target = GoalTarget.byMoney(terms, number("2160"));

        assertThat(answer(target, "calls")).isEqualByComparingTo("80");
        assertThat(answer(target, "minutes")).isEqualByComparingTo("24");
        assertThat(answer(target, "cost")).isEqualByComparingTo("2");
        assertThat(target.amount()).isEqualByComparingTo("3840");
        assertThat(GoalTarget.byPercent(terms, number("0.36"))).isEqualTo(target);
    }

    @Test
    void ofSeveralAnswersEachMovesTheWayThatImproves() {
        // 38 - 26 = 12; 38 and 26 both moved by a quarter are 47.5 and 19.5, which is 28.
        var target = GoalTarget.byMoney(twoUp("calls - minutes", "38", "26"), number("16"));

        assertThat(target.answers()).isEqualTo(Invoices.named("calls", "47.5", "minutes", "19.5", "cost", "2"));
    }

    @Test
    void ofSeveralAnswersOneStopsAtItsLimitAndTheOthersGoOn() {
        var percent = Invoices.range("0", "100");
        var target = GoalTarget.byMoney(
                twoUp("calls * minutes * cost", "96", "50"),
                number("2400"),
                Map.of("calls", percent, "minutes", percent));

        assertThat(target.answers()).isEqualTo(Invoices.named("calls", "100", "minutes", "60", "cost", "2"));
        unreachable(
                () -> GoalTarget.byMoney(
                        twoUp("calls * minutes * cost", "96", "50"),
                        number("10401"),
                        Map.of("calls", percent, "minutes", percent)),
                "-9600",
                "10400");
    }

    @Test
    void ofSeveralAnswersOneWithoutAnEffectStays() {
        var target = GoalTarget.byMoney(twoUp("calls * 10 + max(minutes, 100)", "5", "20"), number("10"));

        assertThat(target.answers()).isEqualTo(Invoices.named("calls", "6", "minutes", "20", "cost", "2"));
    }

    @Test
    void severalAnswersThatAreAllZeroCannotMove() {
        unreachable(() -> GoalTarget.byMoney(twoUp("calls + minutes", "0", "0"), number("1")), "0", "0");
    }

    @Test
    void aPerformanceAnswerThatTheFormulaDoesNotUseStays() {
        var terms = Invoices.driver(
                Direction.DOWN,
                Kind.LEVEL,
                "minutes * cost",
                TWO,
                Invoices.named("calls", "100", "minutes", "30", "cost", "2"),
                Invoices.named(),
                "1");

        assertThat(GoalTarget.byMoney(terms, number("20")).answers())
                .isEqualTo(Invoices.named("calls", "100", "minutes", "20", "cost", "2"));
    }

    @Test
    void theOneAnswerThatIsZeroAtTheBaselineMovesAllTheSame() {
        var target = GoalTarget.byMoney(Invoices.plain(Direction.UP, "metric * 40 + 7", "0"), number("500"));

        assertThat(answer(target, "metric")).isEqualByComparingTo("12.5");
    }

    @Test
    void ofSeveralAnswersOneThatIsZeroStays() {
        assertThat(GoalTarget.byMoney(twoUp("calls + minutes * cost", "0", "30"), number("20"))
                        .answers())
                .isEqualTo(Invoices.named("calls", "0", "minutes", "40", "cost", "2"));
    }

    @Test
    void percentIsOfTheAmountsSizeEvenBelowZero() {
        // -100 improved by 30 % is -70.
        var target = GoalTarget.byPercent(Invoices.plain(Direction.UP, "metric * 10", "-10"), number("0.3"));

        assertThat(answer(target, "metric")).isEqualByComparingTo("-7");
        assertThat(target.percent()).isEqualByComparingTo("0.3");
    }

    @Test
    void thereIsNoPercentageOfAZeroBaseline() {
        var terms = Invoices.plain(Direction.UP, "metric * 10", "0");

        unreachable(() -> GoalTarget.byPercent(terms, number("0.1")), "0", "0");
        assertThat(GoalTarget.byPercent(terms, number("0")).percent()).isNull();
    }

    @Test
    void aHoldDriverIsWorthNothingMore() {
        var terms = Drivers.hold("100", "100").terms();

        unreachable(() -> GoalTarget.byMoney(terms, number("10")), "0", "0");
        assertThat(GoalTarget.byMoney(terms, number("0")).answers()).isEqualTo(Drivers.metric("100"));
        assertThat(GoalTarget.byPercent(terms, number("0.1")).value()).isZero();
    }

    @Test
    void whatIsNotCountedIsWorthNothing() {
        var terms = Drivers.level("100", "110").captured("0").terms();

        unreachable(() -> GoalTarget.byMoney(terms, number("10")), "0", "0");
    }

    @Test
    void staysWithinTheRangeAndSaysWhatCanBeHad() {
        var range = Map.of("minutes", Invoices.range("4", "240"));

        assertThat(answer(GoalTarget.byMoney(Invoices.terms(), number("168000"), range), "minutes"))
                .isEqualByComparingTo("4");
        unreachable(() -> GoalTarget.byMoney(Invoices.terms(), number("168001"), range), "-3796800", "168000");
        unreachable(() -> GoalTarget.byPercent(Invoices.terms(), number("1"), range), "-16.142857", "0.714286");
    }

    @Test
    void aRangeWithOneEndIsUnlimitedOnTheOtherSide() {
        unreachable(
                () -> GoalTarget.byMoney(
                        Invoices.terms(), number("300000"), Map.of("minutes", Invoices.range("0", null))),
                null,
                "235200");
    }

    @Test
    void aRangeMayExcludeTheBaseline() {
        var range = Map.of("minutes", Invoices.range("2", "10"));

        assertThat(answer(GoalTarget.byMoney(Invoices.terms(), number("134400"), range), "minutes"))
                .isEqualByComparingTo("6");
        unreachable(() -> GoalTarget.byMoney(Invoices.terms(), number("0"), range), "67200", "201600");
    }

    @Test
    void aRangeOfOneAnswerLeavesNoChoice() {
        var range = Map.of("minutes", Invoices.range("6", "6"));

        assertThat(GoalTarget.byMoney(Invoices.terms(), number("134400"), range).answers())
                .isEqualTo(Invoices.answers("6"));
        unreachable(() -> GoalTarget.byMoney(Invoices.terms(), number("134000"), range), "134400", "134400");
    }

    @Test
    void whereANegativeUnitValueTurnsThingsRoundTheReachTurnsToo() {
        var terms = Drivers.level("100", "110").at("-2").terms();

        unreachable(() -> GoalTarget.byMoney(terms, number("300"), Invoices.metricWithin("0", "150")), "-100", "200");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    # up to the cap and no further
                    min(metric, 20) * 10      | 10 | 100 | 20
                    max(metric - 5, 0)        | 10 | 5   | 15
                    # the nearest of 6 and 26
                    (metric - 16) ^ 2 - 36    | 10 | 64  | 6
                    if(metric >= 12, 50, 0)   | 10 | 50  | 12
                    if(metric > 12, 50, 0)    | 10 | 50  | 12.01
                    if(metric < 10, 100, 30)  | 10 | 70  | 9.9
                    round(metric, 0) * 100    | 10 | 200 | 11.5
                    metric ^ 3                | 2  | 19  | 3
                    100 / metric              | 10 | 40  | 2
                    100 / metric              | 10 | 1e9 | 1e-7
                    1000 / (metric - 5)       | 10 | 300 | 7
                    1000 / (metric - 5)       | 10 | 1e6 | 5.001
                    metric / 1000000          | 10 | 1   | 1000010
                    5 - (metric - 15.123) ^ 2 | 10 | 26  | 14.62672
                    """)
    void findsTheNearestAnswerWhateverTheFormula(String formula, String baseline, String wanted, String expected) {
        var target = GoalTarget.byMoney(Invoices.plain(Direction.UP, formula, baseline), number(wanted));

        assertThat(target.value())
                .isCloseTo(number(wanted), Offset.offset(number(wanted).movePointLeft(6)));
        assertThat(answer(target, "metric"))
                .isCloseTo(number(expected), Offset.offset(number(expected).movePointLeft(2)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    min(metric, 20)               | 10 | 11  |      | 10
                    max(metric, 8)                | 10 | -3  | -2   |
                    min(max(metric, 8), 20)       | 10 | 11  | -2   | 10
                    if(metric > 12, 50, 0)        | 10 | 49  | 0    | 50
                    0 - (metric - 15.1234567) ^ 2 | 10 | 27  |      | 26.249809
                    5 + metric * 0                | 10 | 1   | 0    | 0
                    1000 / max(metric, 1)         | 10 | 901 | -100 | 900
                    round(metric, 0)              | 10 | 0.5 |      |
                    """)
    void saysWhatCanBeHadWhereNoAnswerGivesIt(
            String formula, String baseline, String wanted, @Nullable String from, @Nullable String to) {
        var terms = Invoices.plain(Direction.UP, formula, baseline);

        unreachable(() -> GoalTarget.byMoney(terms, number(wanted)), from, to);
    }

    @Test
    void reachesTheVeryTop() {
        var terms = Invoices.plain(Direction.UP, "0 - (metric - 15.1234567) ^ 2", "10");

        assertThat(answer(GoalTarget.byMoney(terms, number("26.24980855677489")), "metric"))
                .isCloseTo(number("15.1234567"), Offset.offset(number("1e-3")));
    }

    @Test
    void refusesABaselineWithoutAValue() {
        assertThatThrownBy(() -> GoalTarget.byMoney(Invoices.plain(Direction.UP, "1 / metric", "0"), number("1")))
                .isInstanceOf(FormulaError.class)
                .hasMessageContaining("division by zero");
    }

    @Test
    void takesOnlyAMomentForALongFormula() {
        var terms = Invoices.plain(Direction.UP, "metric" + " + metric * 2".repeat(150), "10");

        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> assertThat(
                        GoalTarget.byPercent(terms, number("0.123")).percent())
                .isCloseTo(number("0.123"), Offset.offset(number("1e-9"))));
    }

    private static DriverTerms twoUp(String formula, String calls, String minutes) {
        return Invoices.driver(
                Direction.UP,
                Kind.LEVEL,
                formula,
                TWO,
                Invoices.named("calls", calls, "minutes", minutes, "cost", "2"),
                Invoices.named(),
                "1");
    }

    private static BigDecimal answer(GoalTarget target, String name) {
        return target.answers().byName().get(name);
    }

    private static void unreachable(ThrowingCallable asked, @Nullable String from, @Nullable String to) {
        assertThatThrownBy(asked).isInstanceOfSatisfying(GoalTarget.Unreachable.class, problem -> {
            near(problem.from(), from);
            near(problem.to(), to);
        });
    }

    private static void near(@Nullable BigDecimal actual, @Nullable String expected) {
        if (expected == null) {
            assertThat(actual).isNull();
        } else {
            assertThat(actual).isCloseTo(number(expected), Offset.offset(number("1e-6")));
        }
    }
}
