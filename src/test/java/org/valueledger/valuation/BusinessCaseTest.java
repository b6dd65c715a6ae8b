package org.valueledger.valuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.valueledger.valuation.BusinessCentral.figures;
import static org.valueledger.valuation.BusinessCentral.line;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BusinessCaseTest {

    private static final List<String> PERIODS = List.of("Initial", "Year 1", "Year 2");

    @Test
    void refersToOtherLinesVariablesStepsTotalsAndRiskAdjustedTotalsInAnyOrder() {
        var result = of(
                        line("C", "0", null, figures(), "sum = At + Atr + Bt + A1 + A2"),
                        line("A", "0.5", null, figures("A1 10"), "A2 = A1 + B1", "A9 = A2 * 2"),
                        line("B", "0", null, figures("B1 5"), "B9 = A2 - 1"))
                .evaluate();

        assertThat(result.benefits().get(1).byPeriod().getFirst()).isEqualByComparingTo("30");
        assertThat(result.benefits().get(1).riskAdjusted().getFirst()).isEqualByComparingTo("15");
        assertThat(result.benefits().get(2).byPeriod().getFirst()).isEqualByComparingTo("14");
        assertThat(result.benefits().getFirst().byPeriod().getFirst()).isEqualByComparingTo("84");
    }

    @Test
    void ownNamesHideThoseOfOthers() {
        var result = of(
                        line("A", "0", null, figures("users 10"), "At = users"),
                        line("B", "0", null, figures("users 20"), "Bt = users"))
                .evaluate();

        assertThat(result.benefits().get(1).byPeriod().getFirst()).isEqualByComparingTo("20");
    }

    @Test
    void refusesANameThatSeveralOthersHave() {
        refuses(
                "line C, steps.Ct: users is in the lines [A, B], expected a name that only one of them has",
                line("A", "0", null, figures("users 10"), "At = users"),
                line("B", "0", null, figures("users 20"), "Bt = users"),
                line("C", "0", null, figures(), "Ct = users"));
    }

    @Test
    void isZeroInPeriodsInWhichALineIsNotActive() {
        var result = of(
                        line("A", "0", List.of("Year 2"), figures("a 7"), "At = a"),
                        line("B", "0", null, figures(), "Bt = At + a"))
                .evaluate();

        assertThat(result.benefits().getFirst().byPeriod())
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(n("0"), n("0"), n("7"));
        assertThat(result.benefits().get(1).byPeriod())
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(n("7"), n("7"), n("14"));
    }

    @Test
    void doesNotEvaluateWhatNoActiveLineNeeds() {
        var result = of(line("A", "0", List.of("Year 1", "Year 2"), figures("a 0 4 8"), "At = 16 / a"))
                .evaluate();

        assertThat(result.benefits().getFirst().total()).isEqualByComparingTo("6");
    }

    @Test
    void doesNotEvaluateAnIdleTotalForOthers() {
        var result = of(
                        line("A", "0", List.of("Year 1", "Year 2"), figures("a 0 4 8"), "At = 16 / a"),
                        line("B", "0", null, figures(), "Bt = At + 1"))
                .evaluate();

        assertThat(result.benefits().get(1).total()).isEqualByComparingTo("9");
    }

    @Test
    void takesAnArrayWithoutTheInitialPeriod() {
        var result = of(line("A", "0", null, figures("a 4 8"), "At = a")).evaluate();

        assertThat(result.benefits().getFirst().byPeriod())
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(n("0"), n("4"), n("8"));
    }

    @Test
    void refusesAnArrayOfAnyOtherLength() {
        refuses(
                "line A, variables.a: has 4 values, expected 3, one per period (or 2 without the first)",
                line("A", "0", null, figures("a 1 2 3 4"), "At = a"));
    }

    @Test
    void refusesAShorterArrayWhereThereIsNoInitialPeriod() {
        var line = line("A", "0", null, figures("a 1 2"), "At = a");
        var years = new BusinessCase(
                Currency.getInstance("EUR"), n("0.1"), List.of("Y1", "Y2", "Y3"), List.of(line), List.of());

        assertThatThrownBy(years::evaluate).hasMessage("line A, variables.a: has 2 values, expected 3, one per period");
    }

    @Test
    void discountsFromTheFirstPeriodOnWhereThereIsNoInitialOne() {
        var line = line("A", "0", null, figures("a 110"), "At = a");
        var later = new BusinessCase(
                Currency.getInstance("EUR"), n("0.1"), List.of("Year 1", "Year 2"), List.of(line), List.of());
        var initial = new BusinessCase(
                Currency.getInstance("EUR"), n("0.1"), List.of(" year 0", "Year 1"), List.of(line), List.of());

        assertThat(later.evaluate().npv().setScale(10, RoundingMode.HALF_EVEN)).isEqualByComparingTo("190.9090909091");
        assertThat(initial.evaluate().npv()).isEqualByComparingTo("210");
    }

    @Test
    void raisesCostsAndLowersBenefitsForRisk() {
        var result = new BusinessCase(
                        Currency.getInstance("EUR"),
                        n("0"),
                        List.of("Year 1"),
                        List.of(line("A", "0.2", null, figures("a 100"), "At = a")),
                        List.of(line("B", "0.2", null, figures("b 50"), "Bt = b")))
                .evaluate();

        assertThat(result.cashFlow().benefits().total()).isEqualByComparingTo("80");
        assertThat(result.cashFlow().costs().total()).isEqualByComparingTo("60");
        assertThat(result.npv()).isEqualByComparingTo("20");
        assertThat(result.roi()).isEqualByComparingTo("0.3333333333333333333333333333333333");
        assertThat(result.benefitCostRatio()).isEqualByComparingTo("1.333333333333333333333333333333333");
        assertThat(result.paybackMonths()).isZero();
    }

    @Test
    void hasNeitherRoiNorPaybackWithoutCosts() {
        var result = of(line("A", "0", null, figures("a 1"), "At = a")).evaluate();

        assertThat(result.roi()).isNull();
        assertThat(result.benefitCostRatio()).isNull();
        assertThat(result.paybackMonths()).isNull();
    }

    @Test
    void namesTheCircle() {
        refuses(
                "line A, steps.A2: refers back to itself: A2 needs Bt needs B2 needs A2",
                line("A", "0", null, figures(), "A2 = Bt * 2", "At = A2"),
                line("B", "0", null, figures(), "B2 = A2 + 1", "Bt = B2"));
    }

    @Test
    void refusesATotalThatUsesItself() {
        refuses(
                "line A, steps.At: refers back to itself: At needs At",
                line("A", "0", null, figures(), "At = Atr + 1"));
    }

    @Test
    void followsALongChainOfReferences() {
        var lines = IntStream.range(0, 90)
                .mapToObj(i -> line(
                        "L" + i,
                        "0",
                        null,
                        figures(),
                        IntStream.range(0, 90)
                                .mapToObj(step -> "s" + i + "_" + step + " = "
                                        + (step > 0 ? "s" + i + "_" + (step - 1) : i > 0 ? "L" + (i - 1) + "t" : "0")
                                        + " + 1")
                                .toArray(String[]::new)))
                .toArray(BusinessCase.Line[]::new);

        assertThat(of(lines).evaluate().benefits().getLast().byPeriod().getFirst())
                .isEqualByComparingTo("8100");
    }

    @Test
    void namesLineAndStepOfAnUnknownName() {
        assertThatThrownBy(() ->
                        of(line("A", "0", null, figures("a 1"), "At = a * bb")).evaluate())
                .isInstanceOfSatisfying(BusinessCaseError.class, error -> {
                    assertThat(error.line()).isEqualTo("A");
                    assertThat(error.field()).isEqualTo("steps.At");
                    assertThat(error).hasMessageContaining("character 5: unknown name bb");
                });
    }

    @Test
    void namesLineStepAndValuesOfADivisionByZero() {
        refuses(
                "line A, steps.At: formula \"1 / a\": division by zero where a = 0",
                line("A", "0", null, figures("a 0"), "At = 1 / a"));
    }

    @Test
    void refusesWhatIsGivenTwice() {
        refuses(
                "line A, ref: is given twice, expected one line of each ref",
                line("A", "0", null, figures("a 1"), "x = a"),
                line("A", "0", null, figures("b 1"), "y = b"));
        refuses("line A, steps.a: the name is given twice in this line", line("A", "0", null, figures("a 1"), "a = 1"));
        refuses(
                "line A, names: At and Atr are the line's totals, expected other names",
                line("A", "0", null, figures("At 1"), "x = At"));
    }

    @Test
    void refusesRatesOutsideTheirRange() {
        refuses(
                "line A, riskAdjustment: is 15, expected a fraction from 0 to 1",
                line("A", "15", null, figures("a 1"), "At = a"));
        assertThatThrownBy(() -> new BusinessCase(Currency.getInstance("EUR"), n("10"), PERIODS, List.of(), List.of())
                        .evaluate())
                .hasMessage("discountRate: is 10, expected a fraction from 0 to 1");
    }

    @Test
    void refusesPeriodsThatAreUnknownRepeatedOrMissing() {
        refuses(
                "line A, activePeriods: has Year 9, expected some of [Initial, Year 1, Year 2]",
                line("A", "0", List.of("Year 9"), figures("a 1"), "At = a"));
        refuses(
                "line A, activePeriods: is empty, expected some of [Initial, Year 1, Year 2] or nothing at all",
                line("A", "0", List.of(), figures("a 1"), "At = a"));
        assertThatThrownBy(() -> new BusinessCase(
                                Currency.getInstance("EUR"), n("0.1"), List.of("Y1", "Y1"), List.of(), List.of())
                        .evaluate())
                .hasMessage("periods: are [Y1, Y1], expected 1 to 60 different names");
    }

    @Test
    void refusesALineWithoutSteps() {
        refuses(
                "line A, steps: are missing, expected at least one; the last one is the total",
                line("A", "0", null, figures("a 1")));
    }

    private static void refuses(String message, BusinessCase.Line... lines) {
        assertThatThrownBy(() -> of(lines).evaluate())
                .isInstanceOf(BusinessCaseError.class)
                .hasMessage(message);
    }

    private static BusinessCase of(BusinessCase.Line... lines) {
        return new BusinessCase(Currency.getInstance("EUR"), n("0.1"), PERIODS, Arrays.asList(lines), List.of());
    }

    private static BigDecimal n(String number) {
        return new BigDecimal(number);
    }
}
