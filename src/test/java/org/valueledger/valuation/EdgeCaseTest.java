package org.valueledger.valuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.valueledger.valuation.Drivers.EUR;
import static org.valueledger.valuation.Drivers.START;
import static org.valueledger.valuation.Drivers.aside;
import static org.valueledger.valuation.Drivers.day;
import static org.valueledger.valuation.Drivers.estimate;
import static org.valueledger.valuation.Drivers.flow;
import static org.valueledger.valuation.Drivers.hold;
import static org.valueledger.valuation.Drivers.level;
import static org.valueledger.valuation.Drivers.number;
import static org.valueledger.valuation.Drivers.perUnit;
import static org.valueledger.valuation.Drivers.period;
import static org.valueledger.valuation.Drivers.reading;
import static org.valueledger.valuation.Drivers.share;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.valueledger.quantity.CurrencyRates;

/** The edge cases of the method, one test for each rule and in its order. */
class EdgeCaseTest {

    private static final Currency USD = Currency.getInstance("USD");
    private static final Currency GBP = Currency.getInstance("GBP");

    @Test
    void directionContradictsGoal() {
        assertThat(GoalProblem.of(level("100", "90").terms())).contains(GoalProblem.CONTRADICTS_DIRECTION);
        assertThat(GoalProblem.of(level("90", "100").down().terms())).contains(GoalProblem.CONTRADICTS_DIRECTION);
        assertThat(GoalProblem.of(level("90", "100").terms())).isEmpty();
        assertThat(GoalProblem.of(level("100", "90").down().terms())).isEmpty();
    }

    @Test
    void goalEqualsBaselineIsOnlyAHoldWithABandOfFivePercent() {
        assertThat(GoalProblem.of(level("250", "250.00").terms())).contains(GoalProblem.EQUALS_BASELINE);
        assertThat(GoalProblem.of(hold("250", "250").terms())).isEmpty();

        var value = hold("250", "250")
                .valued(reading(day(30), "237.5"), reading(day(60), "237.49"), reading(day(90), "300"));
        assertThat(value.readings()).extracting(ValuedReading::held).containsExactly(true, false, true);
        assertThat(value.heldShare()).isEqualByComparingTo("0.6666666666666666666666666666666667");
        assertThat(value.planned()).isZero();
        assertThat(value.status()).isEqualTo(Status.HELD);
    }

    @Test
    void zeroBaseline() {
        var value = level("0", "40").at("10").valued(reading(day(365), "20"));

        assertThat(value.readings().getFirst().attainment()).isEqualByComparingTo("0.5");
        assertThat(value.delivered()).isEqualByComparingTo("100");
    }

    @Test
    void negativeBaselineOrSignChange() {
        var value = level("-10", "10").valued(reading(day(365), "0"), reading(day(730), "15"));

        assertThat(value.readings())
                .extracting(ValuedReading::improvement)
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(number("10"), number("25"));
        assertThat(value.readings().getFirst().attainment()).isEqualByComparingTo("0.5");
        assertThat(value.delivered()).isEqualByComparingTo("22.5");
    }

    @Test
    void worseThanBaselineStaysNegativeAndLowersTheTotal() {
        var value = flow("100", "80").down().valued(period(day(0), day(90), "90"), period(day(90), day(180), "125"));

        assertThat(value.delivered()).isEqualByComparingTo("-15");
        assertThat(value.readings().getLast().attainment()).isEqualByComparingTo("-1.25");
        assertThat(value.shortfall()).isEqualByComparingTo("55");
        assertThat(value.surplus()).isZero();
        assertThat(value.status()).isEqualTo(Status.BELOW_BASELINE);
    }

    @Test
    void aboveGoalMoneyCountsInFull() {
        var value = level("0", "100").valued(reading(day(0), "150"), reading(day(365), "150"));

        assertThat(value.delivered()).isEqualByComparingTo("150");
        assertThat(value.readings().getLast().attainment()).isEqualByComparingTo("1.5");
        assertThat(value.surplus()).isEqualByComparingTo("50");
        assertThat(value.status()).isEqualTo(Status.EXCEEDED);
    }

    @Test
    void averagingAttainmentLimitsEachDriverAndWeighsByPlannedValue() {
        var over = flow("0", "100").valued(period(day(0), day(365), "300"));
        var under = flow("0", "300").valued(period(day(0), day(365), "150"));
        var below = flow("0", "100").valued(period(day(0), day(365), "-50"));

        var customer = customer(Map.of("over", over, "under", under, "below", below));

        assertThat(customer.averageAttainment()).isEqualByComparingTo("0.5");
        assertThat(customer.delivered()).isEqualByComparingTo("400");
    }

    @Test
    void rollUpStatusIsThatOfTheWorstDriverByName() {
        var good = flow("0", "100").valued(period(day(0), day(365), "100"));
        var bad = flow("0", "100").valued(period(day(0), day(365), "50"));
        var drivers = new LinkedHashMap<String, DriverValue>();
        drivers.put("good", good);
        drivers.put("bad", bad);

        var customer = Valuation.customer(CurrencyRates.none(EUR), null, drivers, day(365));

        assertThat(customer.worst()).isEqualTo(Status.SHORTFALL);
        assertThat(customer.worstDriver()).isEqualTo("bad");
    }

    @Test
    void perPeriodGoalsAreJudgedOverTheRunningWindow() {
        var value = flow("0", "250000")
                .valued(
                        period(day(0), day(90), "220000"),
                        period(day(90), day(180), "240000"),
                        period(day(180), day(270), "200000"),
                        period(day(270), day(360), "230000"));

        assertThat(value.readings().getLast().attainment()).isEqualByComparingTo("0.92");
        assertThat(value.windowAttainment()).isEqualByComparingTo("0.89");
        assertThat(value.status()).isEqualTo(Status.AT_RISK);
    }

    @Test
    void aNewestPeriodBelowBaselineIsShownHoweverGoodTheWindow() {
        var value = flow("0", "100").valued(period(day(0), day(90), "300"), period(day(90), day(180), "-1"));

        assertThat(value.windowAttainment()).isGreaterThan(number("1"));
        assertThat(value.status()).isEqualTo(Status.BELOW_BASELINE);
    }

    @Test
    void belowBaselineIsShownEvenWhereNothingIsPlannedYet() {
        var driver = level("0", "100").goalOn(day(100));

        assertThat(driver.valued(reading(day(0), "-1")).status()).isEqualTo(Status.BELOW_BASELINE);
        assertThat(driver.valued(reading(day(0), "0")).status()).isEqualTo(Status.ON_TRACK);
    }

    @Test
    void cumulativeGoalsAreJudgedByTheNewestReading() {
        var value = level("0", "1000000").goalOn(day(400)).valued(reading(day(300), "710000"));

        assertThat(value.status()).isEqualTo(Status.ON_TRACK);
    }

    @Test
    void statusBandsAreHalfOpen() {
        assertThat(StatusBands.DEFAULT.of(number("1"))).isEqualTo(Status.EXCEEDED);
        assertThat(StatusBands.DEFAULT.of(number("0.9999999"))).isEqualTo(Status.ON_TRACK);
        assertThat(StatusBands.DEFAULT.of(number("0.9"))).isEqualTo(Status.ON_TRACK);
        assertThat(StatusBands.DEFAULT.of(number("0.8999999"))).isEqualTo(Status.AT_RISK);
        assertThat(StatusBands.DEFAULT.of(number("0.795"))).isEqualTo(Status.AT_RISK);
        assertThat(StatusBands.DEFAULT.of(number("0.75"))).isEqualTo(Status.AT_RISK);
        assertThat(StatusBands.DEFAULT.of(number("0.7499999"))).isEqualTo(Status.SHORTFALL);
        assertThat(StatusBands.DEFAULT.of(number("0"))).isEqualTo(Status.SHORTFALL);
        assertThat(StatusBands.DEFAULT.of(number("-0.0000001"))).isEqualTo(Status.BELOW_BASELINE);
    }

    @Test
    void noMeasurementIsWorthNothingAndNeverTheGoal() {
        var value = level("0", "365").valued(day(100));

        assertThat(value.delivered()).isZero();
        assertThat(value.planned()).isZero();
        assertThat(value.realisationRate()).isNull();
        assertThat(value.runRate()).isNull();
        assertThat(value.unmeasured())
                .isEqualTo(new Unmeasured(START, 100, value.unmeasured().planned()));
        assertThat(value.unmeasured().planned()).isEqualByComparingTo("100");
        assertThat(value.status()).isEqualTo(Status.NOT_MEASURED);
    }

    @Test
    void nothingIsCountedAfterTheLastMeasurement() {
        var terms = level("0", "365");
        var readings = new Reading[] {reading(day(0), "365"), reading(day(100), "365")};

        assertThat(terms.valued(day(400), readings).delivered())
                .isEqualByComparingTo(terms.valued(day(100), readings).delivered())
                .isEqualByComparingTo("100");
    }

    @Test
    void olderThanItsCadenceIsOutOfDate() {
        var driver = level("0", "100").every(90);

        assertThat(driver.valued(day(120), reading(day(30), "100")).status()).isEqualTo(Status.EXCEEDED);
        assertThat(driver.valued(day(121), reading(day(30), "100")).status()).isEqualTo(Status.OUT_OF_DATE);
    }

    @Test
    void anOutlierIsStoredAndMarkedAndStaysOutOfTotals() {
        var outlier = aside(reading(day(100), "99999"));
        var value = level("0", "100").valued(reading(day(0), "100"), outlier, reading(day(365), "100"));

        assertThat(value.delivered()).isEqualByComparingTo("100");
        assertThat(value.setAside()).containsExactly(outlier);
        assertThat(value.readings()).hasSize(2);
    }

    @Test
    void onlyAnEstimateIsMultipliedByConfidenceAndListedSeparately() {
        var value = flow("0", "100")
                .valued(reading(day(100), "100"), estimate(day(200), "100", "0.6"), estimate(day(300), "50", "0.8"));

        assertThat(value.delivered()).isEqualByComparingTo("200");
        assertThat(value.confirmed()).isEqualByComparingTo("100");
        assertThat(value.stated()).isEqualByComparingTo("100");
        assertThat(value.estimated()).isEqualByComparingTo("100");
        assertThat(value.readings().getLast().improvement()).isEqualByComparingTo("50");
    }

    @Test
    void theSameMetricInTwoDriversIsSharedOutOnce() {
        assertThat(new SharedMetric("hours", Map.of("a", share("0.6"), "b", share("0.4"))).shares())
                .hasSize(2);
        assertThatThrownBy(() -> new SharedMetric("hours", Map.of("a", share("0.6"), "b", share("0.5"))))
                .isInstanceOf(SharedMetric.Exceeded.class)
                .hasMessage("shares of the metric hours add up to 1.1 over the drivers [a, b], expected at most 1");
    }

    @Test
    void savedHoursCountOnlyAsFarAsTheyAreCaptured() {
        var value = flow("1000", "800")
                .down()
                .at("40")
                .captured("0.5")
                .attributed("0.8")
                .valued(period(day(0), day(365), "900"));

        assertThat(value.delivered()).isEqualByComparingTo("1600");
        assertThat(value.planned()).isEqualByComparingTo("3200");
    }

    @Test
    void extraRevenueIsValuedAtItsMargin() {
        var formula = Formula.parse("revenue * margin", List.of("revenue", "margin"));

        assertThat(formula.evaluate(Map.of("revenue", number("600000"), "margin", number("0.1"))))
                .isEqualByComparingTo("60000");
    }

    @Test
    void aBaselineEditedLaterChangesNothingThatWasValuedBefore() {
        var before = level("0", "100").terms();
        var reading = reading(day(365), "100");
        var old = Valuation.driver(before, List.of(reading), day(365));

        var after = Valuation.driver(level("50", "100").terms(), List.of(reading), day(365));

        assertThat(after.delivered()).isEqualByComparingTo("25");
        assertThat(old.terms().baseline()).isEqualTo(before.baseline());
        assertThat(old.delivered()).isEqualByComparingTo("50");
    }

    @Test
    void aChangedVolumeAdjustsTheBaselineAndTheGoal() {
        var terms = perUnit("10", "8", "1000").down();
        var grown = new Reading(
                day(365), null, Drivers.perUnitAnswers("9", "1500"), EvidenceGrade.METERED, share("1"), false);

        var measured = terms.valued(grown).readings().getFirst();

        assertThat(measured.adjustedBaseline()).isEqualByComparingTo("15000");
        assertThat(measured.adjustedGoal()).isEqualByComparingTo("12000");
        assertThat(measured.improvement()).isEqualByComparingTo("1500");
        assertThat(measured.attainment()).isEqualByComparingTo("0.5");
    }

    @Test
    void mixedCurrenciesConvertAtTheAgreedRateAndAMissingRateIsNamed() {
        var drivers = new LinkedHashMap<String, DriverValue>();
        drivers.put("own", flow("0", "100").valued(period(day(0), day(365), "100")));
        drivers.put("dollars", flow("0", "100").in(USD).valued(period(day(0), day(365), "100")));
        drivers.put("pounds", flow("0", "100").in(GBP).valued(period(day(0), day(365), "100")));
        drivers.put("unpriced", flow("0", "100").in(null).valued(period(day(0), day(365), "100")));

        var customer = Valuation.customer(new CurrencyRates(EUR, Map.of(USD, number("0.9"))), null, drivers, day(365));

        assertThat(customer.delivered()).isEqualByComparingTo("190");
        assertThat(customer.leftOut()).containsExactly("pounds");
        assertThat(customer.drivers()).containsOnlyKeys("own", "dollars", "pounds", "unpriced");
    }

    @Test
    void costIsZeroSoRoiAndPaybackAreNotDefined() {
        var driver = flow("0", "100").valued(period(day(0), day(365), "100"));
        var free = new ContractCost(START, BigDecimal.ZERO, BigDecimal.ZERO);

        var customer = customer(Map.of("a", driver), free);

        assertThat(customer.roiToDate()).isNull();
        assertThat(customer.payback()).isEqualTo(new Payback.NotDefined());
        assertThat(customer.delivered()).isEqualByComparingTo("100");
    }

    @Test
    void paybackNeverReached() {
        var driver = flow("0", "100").valued(period(day(0), day(365), "100"));

        var customer = customer(Map.of("a", driver), new ContractCost(START, number("100"), number("1")));

        assertThat(customer.payback()).isEqualTo(new Payback.NotYet());
        assertThat(new CashFlows(number("0.1"), true).paybackMonths(numbers("-100", "40", "40")))
                .isNull();
    }

    @Test
    void initialOutlayZeroPaysBackAtOnceIfTheFirstYearIsPositive() {
        var flows = new CashFlows(number("0.1"), true);

        assertThat(flows.paybackMonths(numbers("0", "10", "10"))).isZero();
        assertThat(flows.paybackMonths(numbers("0", "-10", "20"))).isEqualByComparingTo("18");
        assertThat(new CashFlows(number("0.1"), false).paybackMonths(numbers("10", "10")))
                .isZero();
    }

    @Test
    void plannedValueZeroLeavesTheRealisationRateUndefined() {
        var value = level("0", "100").goalOn(day(100)).valued(reading(day(0), "50"));

        assertThat(value.planned()).isZero();
        assertThat(value.realisationRate()).isNull();
        assertThat(value.status()).isEqualTo(Status.EXCEEDED);
    }

    @Test
    void wrongPublishedArithmeticIsNotCopied() {
        // The study prints 0.33 of a year and 60,000; the printed factor gives 59,400, a third gives the printed
        // amount.
        var names = List.of("people", "years", "share", "pay");
        var printed = Formula.parse("people * 0.33 * share * pay", names);
        var meant = Formula.parse("people * (1 / 3) * share * pay", names);
        var values =
                Map.of("people", number("4"), "years", number("1"), "share", number("0.5"), "pay", number("90000"));

        assertThat(printed.evaluate(values)).isEqualByComparingTo("59400");
        assertThat(meant.evaluate(values)).isCloseTo(number("60000"), Offset.offset(number("1E-20")));
    }

    private static List<BigDecimal> numbers(String... values) {
        return Arrays.stream(values).map(BigDecimal::new).toList();
    }

    private static CustomerValue customer(Map<String, DriverValue> drivers) {
        return customer(drivers, null);
    }

    private static CustomerValue customer(Map<String, DriverValue> drivers, @Nullable ContractCost cost) {
        return Valuation.customer(CurrencyRates.none(EUR), cost, new LinkedHashMap<>(drivers), day(365));
    }
}
