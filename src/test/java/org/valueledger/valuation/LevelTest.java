package org.valueledger.valuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.valueledger.valuation.Drivers.day;
import static org.valueledger.valuation.Drivers.level;
import static org.valueledger.valuation.Drivers.number;
import static org.valueledger.valuation.Drivers.reading;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;

class LevelTest {

    /** The illustration of the method: a rate of 0 at value start, 120,000 a year on day 90, 180,000 on day 270. */
    @Test
    void integratesAlongTheStraightLineByDays() {
        var value = level("0", "180000").valued(reading(day(90), "120000"), reading(day(270), "180000"));

        assertThat(cents(value.delivered())).isEqualByComparingTo("88767.12");
        assertThat(cents(value.lowBound())).isEqualByComparingTo("59178.08");
    }

    @Test
    void aReadingOnValueStartMakesAJumpThere() {
        var value = level("0", "100").valued(reading(day(0), "100"), reading(day(365), "100"));

        assertThat(value.delivered()).isEqualByComparingTo("100");
        assertThat(value.lowBound()).isEqualByComparingTo("100");
    }

    @Test
    void aReadingBeforeValueStartCarriesNoValue() {
        var value = level("0", "100").valued(reading(day(-30), "100"), reading(day(365), "100"));

        assertThat(value.readings().getFirst().stretch()).isNull();
        assertThat(value.delivered()).isEqualByComparingTo("50");
    }

    @Test
    void plansAlongTheRampUpToTheLastReadingAndShowsTheRestAsUnmeasured() {
        var value = level("0", "730").goalOn(day(100)).valued(day(300), reading(day(200), "730"));

        assertThat(value.planned()).isEqualByComparingTo("300");
        assertThat(value.unmeasured().since()).isEqualTo(day(200));
        assertThat(value.unmeasured().days()).isEqualTo(100);
        assertThat(value.unmeasured().planned()).isEqualByComparingTo("200");
    }

    @Test
    void runsAtTheNewestRateOverItsLastStretch() {
        var value = level("0", "100").valued(reading(day(90), "40"), reading(day(180), "70"));

        assertThat(value.runRate()).isEqualTo(new RunRate(number("70"), day(90), day(180), true));
    }

    private static BigDecimal cents(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_EVEN);
    }
}
