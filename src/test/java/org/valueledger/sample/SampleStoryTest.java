package org.valueledger.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.valueledger.valuation.Status.BELOW_BASELINE;
import static org.valueledger.valuation.Status.NOT_MEASURED;
import static org.valueledger.valuation.Status.OUT_OF_DATE;
import static org.valueledger.valuation.Status.SHORTFALL;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.valueledger.valuation.CustomerValue;
import org.valueledger.valuation.DriverValue;
import org.valueledger.valuation.Status;

/** The stories hold whenever the sample is loaded: in a leap year, at a month's end, on a weekend. */
class SampleStoryTest {

    private static final SamplePortfolio PORTFOLIO = SamplePortfolio.read();
    private static final Set<String> SPECIAL = Set.of("lanternfield", "brantmoor", "carrick-vale", "banco-litoral");

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-23", "2026-12-31", "2027-03-01", "2028-02-29", "2029-10-31"})
    void mostCustomersSucceedAndGetMoreThanTheyPaid(LocalDate today) {
        for (var customer : PORTFOLIO.customers()) {
            if (!SPECIAL.contains(customer.key())) {
                var value = value(customer.key(), today);
                assertThat(value.realisationRate())
                        .as(customer.key())
                        .isBetween(new BigDecimal("0.75"), new BigDecimal("1.15"));
                assertThat(value.roiToDate())
                        .as(customer.key())
                        .isBetween(new BigDecimal("0.3"), BigDecimal.valueOf(4));
                assertThat(statuses(value)).doesNotContain(BELOW_BASELINE, NOT_MEASURED, OUT_OF_DATE);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-23", "2026-12-31", "2027-03-01", "2028-02-29", "2029-10-31"})
    void somePromisesWereNotKeptAndTheSampleSaysSo(LocalDate today) {
        for (String key : List.of("donaukehr", "delaunoy", "waddenhof", "ashgrove")) {
            var value = value(key, today);
            assertThat(statuses(value)).contains(SHORTFALL);
            assertThat(value.shortfall()).isPositive();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-23", "2026-12-31", "2027-03-01", "2028-02-29", "2029-10-31"})
    void lanternfieldGetsClearlyMoreThanPlanned(LocalDate today) {
        var value = value("lanternfield", today);
        assertThat(value.realisationRate()).isGreaterThan(new BigDecimal("1.3"));
        assertThat(value.shortfall()).isZero();
        assertThat(value.surplus()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-23", "2026-12-31", "2027-03-01", "2028-02-29", "2029-10-31"})
    void carrickValeIsBelowItsBaselineTwiceAndRenewsInThreeWeeks(LocalDate today) {
        var value = value("carrick-vale", today);
        assertThat(statuses(value)).filteredOn(BELOW_BASELINE::equals).hasSize(2);
        assertThat(value.realisationRate()).isLessThan(new BigDecimal("0.5"));
        assertThat(value.roiToDate()).isNegative();
        assertThat(customer("carrick-vale").contract().renewal().from(today))
                .isBetween(today.plusDays(20), today.plusDays(23));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-23", "2026-12-31", "2027-03-01", "2028-02-29", "2029-10-31"})
    void nobodyHasVisitedBrantmoorForAYear(LocalDate today) {
        var value = value("brantmoor", today);
        assertThat(value.lastMeasured()).isBefore(today.minusYears(1));
        assertThat(statuses(value)).containsOnly(OUT_OF_DATE);
        assertThat(value.realisationRate()).isGreaterThan(new BigDecimal("0.9"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-23", "2026-12-31", "2027-03-01", "2028-02-29", "2029-10-31"})
    void bancoLitoralHasJustStarted(LocalDate today) {
        var value = value("banco-litoral", today);
        assertThat(statuses(value)).containsOnly(NOT_MEASURED);
        assertThat(value.delivered()).isZero();
        assertThat(value.realisationRate()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-23", "2028-02-29"})
    void theStockInSingenCountsAtTheAgreedRate(LocalDate today) {
        var value = value("toesswerk", today);
        var inEuros = Objects.requireNonNull(value.drivers().get("stock-singen"));
        assertThat(Objects.requireNonNull(inEuros.terms().currency()).getCurrencyCode())
                .isEqualTo("EUR");
        assertThat(value.leftOut()).isEmpty();
        var sum = value.drivers().values().stream()
                .filter(d -> d.terms().currency() != null)
                .map(d -> d == inEuros ? d.delivered().multiply(new BigDecimal("0.95")) : d.delivered())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(value.delivered()).isCloseTo(sum, org.assertj.core.data.Offset.offset(new BigDecimal("0.000001")));
    }

    private static List<Status> statuses(CustomerValue value) {
        return value.drivers().values().stream().map(DriverValue::status).toList();
    }

    private static CustomerValue value(String key, LocalDate today) {
        return new SampleBook(customer(key), today).value();
    }

    private static SampleCustomer customer(String key) {
        return PORTFOLIO.customers().stream()
                .filter(c -> c.key().equals(key))
                .findFirst()
                .orElseThrow();
    }
}
