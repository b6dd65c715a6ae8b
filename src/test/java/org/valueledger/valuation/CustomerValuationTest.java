package org.valueledger.valuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.valueledger.valuation.Drivers.EUR;
import static org.valueledger.valuation.Drivers.START;
import static org.valueledger.valuation.Drivers.day;
import static org.valueledger.valuation.Drivers.flow;
import static org.valueledger.valuation.Drivers.level;
import static org.valueledger.valuation.Drivers.number;
import static org.valueledger.valuation.Drivers.period;
import static org.valueledger.valuation.Drivers.reading;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.valueledger.quantity.CurrencyRates;

class CustomerValuationTest {

    private final ContractCost cost = new ContractCost(START, number("365"), number("100"));

    @Test
    void addsShortfallAndSurplusUpWithoutNettingThem() {
        var customer = customer(
                null,
                day(365),
                flow("0", "100").valued(day(365), period(day(0), day(365), "70")),
                flow("0", "100").valued(day(365), period(day(0), day(365), "150")));

        assertThat(customer.shortfall()).isEqualByComparingTo("30");
        assertThat(customer.surplus()).isEqualByComparingTo("50");
        assertThat(customer.realisationRate()).isEqualByComparingTo("1.1");
    }

    @Test
    void costsTheOneOffAmountAtOnceAndTheYearlyOneByDays() {
        assertThat(cost.until(day(-1))).isZero();
        assertThat(cost.until(day(0))).isEqualByComparingTo("100");
        assertThat(cost.until(day(10))).isEqualByComparingTo("110");
        assertThatThrownBy(() -> new ContractCost(START, number("-1"), number("0")))
                .hasMessage("contract cost is -1 a year and 0 once, expected at least 0");
    }

    @Test
    void comparesDeliveredWithCostToDate() {
        var customer = customer(
                cost, day(100), level("0", "1").valued(day(100), reading(day(0), "1460"), reading(day(100), "1460")));

        assertThat(customer.costToDate()).isEqualByComparingTo("200");
        assertThat(customer.roiToDate()).isEqualByComparingTo("1");
    }

    @Test
    void paysBackOnTheFirstDayThatReachesCost() {
        // 4 a day against 100 + 1 a day: even on day 33.33.
        var customer = customer(
                cost, day(100), level("0", "1").valued(day(100), reading(day(0), "1460"), reading(day(100), "1460")));

        assertThat(customer.payback()).isEqualTo(new Payback.On(day(34), 34));
    }

    @Test
    void paysBackOnTheVeryDayThatCostIsReachedExactly() {
        // 2 a day against 100 + 1 a day.
        var customer = customer(
                cost, day(200), level("0", "1").valued(day(200), reading(day(0), "730"), reading(day(200), "730")));

        assertThat(customer.payback()).isEqualTo(new Payback.On(day(100), 100));
    }

    @Test
    void spreadsAFlowsPeriodEvenlyOverItsDays() {
        var customer = customer(cost, day(100), flow("0", "1").valued(day(100), period(day(0), day(100), "300")));

        assertThat(customer.payback()).isEqualTo(new Payback.On(day(50), 50));
    }

    @Test
    void paysBackWithinAStretchThatRisesAndFallsAgain() {
        var customer = customer(
                new ContractCost(START, number("0"), number("40")),
                day(200),
                level("0", "1").valued(day(200), reading(day(0), "365"), reading(day(200), "-1095")));

        // t - t²/100 never gets beyond 25.
        assertThat(customer.payback()).isEqualTo(new Payback.NotYet());
        var cheaper = customer(
                new ContractCost(START, number("0"), number("24")),
                day(200),
                level("0", "1").valued(day(200), reading(day(0), "365"), reading(day(200), "-1095")));
        assertThat(cheaper.payback()).isEqualTo(new Payback.On(day(40), 40));
    }

    @Test
    void paysBackOnTheDayAroundASummitThatLiesBetweenTwoDays() {
        // t - t²/15.2 is 3.776 on day 7, highest at 7.6, 3.789 on day 8 and falls from there.
        var driver = level("0", "1").valued(day(30), reading(day(0), "365"), reading(day(19), "-547.5"));
        var customer = customer(new ContractCost(START, number("0"), number("3.78")), day(30), driver);

        assertThat(customer.payback()).isEqualTo(new Payback.On(day(8), 8));
    }

    @Test
    void doesNotPayBackBeforeAnythingIsPaid() {
        var subscription = new ContractCost(START, number("365"), number("0"));
        var customer = customer(subscription, day(90), level("0", "1").valued(day(90), reading(day(90), "3650")));

        // Rises by 10/90 a day each day: 10 t² / 180 reaches t on day 18.
        assertThat(customer.payback()).isEqualTo(new Payback.On(day(18), 18));
    }

    @Test
    void doesNotPayBackAfterTheLastMeasurement() {
        var customer = customer(
                cost, day(300), level("0", "1").valued(day(300), reading(day(0), "1460"), reading(day(33), "1460")));

        assertThat(customer.payback()).isEqualTo(new Payback.NotYet());
    }

    @Test
    void drawsDeliveredUpToTheLastMeasurementAndThePlanUpToTheDay() {
        var customer = customer(
                cost,
                day(200),
                level("0", "730").goalOn(day(100)).valued(day(200), reading(day(90), "365"), reading(day(150), "730")));
        var curve = customer.curve();

        assertThat(curve).extracting(CurvePoint::date).contains(day(0), day(90), day(100), day(150), day(200));
        assertThat(curve).extracting(CurvePoint::date).isSorted().doesNotHaveDuplicates();
        assertThat(curve.getFirst().date()).isEqualTo(START);
        assertThat(curve.getFirst().cost()).isEqualByComparingTo("100");
        assertThat(at(curve, day(150)).delivered()).isEqualByComparingTo(customer.delivered());
        assertThat(at(curve, day(150)).planned()).isEqualByComparingTo(customer.planned());
        assertThat(at(curve, day(200)).delivered()).isNull();
        assertThat(at(curve, day(200)).planned())
                .isEqualByComparingTo(customer.planned().add(customer.unmeasuredPlanned()));
        assertThat(at(curve, day(200)).cost()).isEqualByComparingTo("300");
    }

    @Test
    void hasNothingToSayWithoutDrivers() {
        var customer = customer(null, day(100));

        assertThat(customer.delivered()).isZero();
        assertThat(customer.realisationRate()).isNull();
        assertThat(customer.averageAttainment()).isNull();
        assertThat(customer.worst()).isNull();
        assertThat(customer.lastMeasured()).isNull();
        assertThat(customer.costToDate()).isNull();
        assertThat(customer.payback()).isEqualTo(new Payback.NotDefined());
        assertThat(customer.curve()).isEmpty();
    }

    @Test
    void leavesTheCurveOutOfTotalsForLists() {
        var drivers = new LinkedHashMap<String, DriverValue>();
        drivers.put("a", flow("0", "1").valued(day(100), period(day(0), day(100), "300")));
        var rates = CurrencyRates.none(EUR);

        var totals = Valuation.customerTotals(rates, cost, drivers, day(100));

        assertThat(totals.curve()).isEmpty();
        assertThat(totals)
                .usingRecursiveComparison()
                .ignoringFields("curve")
                .isEqualTo(Valuation.customer(rates, cost, drivers, day(100)));
    }

    private static CurvePoint at(List<CurvePoint> curve, LocalDate date) {
        return curve.stream()
                .filter(point -> point.date().equals(date))
                .findFirst()
                .orElseThrow();
    }

    private static CustomerValue customer(@Nullable ContractCost cost, LocalDate asOf, DriverValue... values) {
        var drivers = new LinkedHashMap<String, DriverValue>();
        for (var value : values) {
            drivers.put("driver " + drivers.size(), value);
        }
        return Valuation.customer(CurrencyRates.none(EUR), cost, drivers, asOf);
    }
}
