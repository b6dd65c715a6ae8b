package org.valueledger.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.valueledger.position.CustomerBook;
import org.valueledger.position.DriverBook;
import org.valueledger.quantity.CurrencyRates;
import org.valueledger.quantity.Share;
import org.valueledger.valuation.Answers;
import org.valueledger.valuation.DriverTerms;
import org.valueledger.valuation.EvidenceGrade;
import org.valueledger.valuation.Kind;
import org.valueledger.valuation.Reading;

/**
 * By hand: 1,000 claims at 40 EUR an hour, half of it useful, value start 1 Feb 2026. A reading of 8 hours on day 100
 * (12 May) is worth 2 * 1,000 * 20 = 40,000 EUR a year over a baseline of 10 and 20,000 over 9; a straight line from nothing
 * brings 40,000 / 2 * 100 / 365 = 5,479.45 until then, or half of it.
 */
class AmendmentEffectTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);
    private static final LocalDate DAY_100 = LocalDate.of(2026, 5, 12);

    private static DriverTerms terms(String baseline) {
        return Claims.definition(Kind.LEVEL, "EUR", "0.5")
                .terms(
                        LocalDate.of(2026, 1, 31),
                        Claims.numbers(baseline, "1000"),
                        LocalDate.of(2027, 2, 1),
                        Claims.numbers("7", "1000"),
                        null);
    }

    private static DriverBook book(long id, Reading... readings) {
        return new DriverBook(id, 1, "claims-" + id, terms("10"), List.of(readings));
    }

    private static Reading reading() {
        return new Reading(
                DAY_100,
                null,
                new Answers(Map.of("hours", new BigDecimal("8"), "cases", new BigDecimal("1000"))),
                EvidenceGrade.CONFIRMED,
                Share.WHOLE,
                false);
    }

    private static CustomerBook customer(DriverBook... drivers) {
        return new CustomerBook(1, 1, new CurrencyRates(Currency.getInstance("EUR"), Map.of()), null, List.of(drivers));
    }

    @Test
    void halvesWhatWasDeliveredWhereTheBaselineTakesHalfOfTheImprovement() {
        var effect = AmendmentEffect.of(customer(book(1, reading()), book(2, reading())), 1, terms("9"), TODAY);

        var driver = effect.driver();
        assertThat(driver).isNotNull();
        assertThat(driver.delivered().before().doubleValue()).isCloseTo(5_479.45, within(0.005));
        assertThat(driver.delivered().after().doubleValue()).isCloseTo(2_739.73, within(0.005));
        // Planned on day 100 of 365: 60,000 EUR a year, a rise over the year: 60,000 * 100 * 100 / (2 * 365 * 365).
        assertThat(driver.planned().before().doubleValue()).isCloseTo(2_251.83, within(0.005));
        assertThat(driver.planned().after().doubleValue()).isCloseTo(1_501.22, within(0.005));
        assertThat(driver.shortfall().isChange()).isFalse();
        var all = effect.customer();
        assertThat(all).isNotNull();
        assertThat(all.delivered().before().doubleValue()).isCloseTo(10_958.90, within(0.005));
        assertThat(all.delivered().after().doubleValue()).isCloseTo(8_219.18, within(0.005));
    }

    @Test
    void showsWhatBecomesOfEachReading() {
        var effect = AmendmentEffect.of(customer(book(1, reading())), 1, terms("9"), TODAY);

        assertThat(effect.readings()).singleElement().satisfies(r -> {
            assertThat(r.date()).isEqualTo(DAY_100);
            assertThat(r.adjustedBaseline().before()).isEqualByComparingTo("10000");
            assertThat(r.adjustedBaseline().after()).isEqualByComparingTo("9000");
            assertThat(r.improvement().after()).isEqualByComparingTo("1000");
            assertThat(r.attainment()).isNotNull();
            assertThat(r.attainment().before().doubleValue()).isCloseTo(0.6667, within(0.0001));
            assertThat(r.attainment().after()).isEqualByComparingTo("0.5");
            assertThat(r.value().after()).isEqualByComparingTo("20000");
        });
    }

    @Test
    void hasNoAttainmentWhereTheAmendedBaselineIsTheGoal() {
        var effect = AmendmentEffect.of(customer(book(1, reading())), 1, terms("7"), TODAY);

        assertThat(effect.readings()).singleElement().satisfies(r -> {
            assertThat(r.attainment()).isNull();
            assertThat(r.value().after()).isEqualByComparingTo("-20000");
        });
    }

    @Test
    void changesNothingWithoutReadingsOrWithoutAGoal() {
        var unmeasured = AmendmentEffect.of(customer(book(1)), 1, terms("9"), TODAY);
        assertThat(unmeasured.readings()).isEmpty();
        assertThat(unmeasured.driver()).isNotNull();
        assertThat(unmeasured.driver().delivered().isChange()).isFalse();

        var withoutGoal = AmendmentEffect.of(customer(), 1, null, TODAY);
        assertThat(withoutGoal).isEqualTo(new AmendmentEffect(null, List.of(), null));
    }
}
