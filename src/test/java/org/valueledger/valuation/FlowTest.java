package org.valueledger.valuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.valueledger.valuation.Drivers.aside;
import static org.valueledger.valuation.Drivers.day;
import static org.valueledger.valuation.Drivers.flow;
import static org.valueledger.valuation.Drivers.metric;
import static org.valueledger.valuation.Drivers.number;
import static org.valueledger.valuation.Drivers.period;
import static org.valueledger.valuation.Drivers.reading;

import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class FlowTest {

    @Test
    void sumsThePeriodsOwnValues() {
        var value = flow("10", "0").down().at("3").valued(period(day(0), day(30), "8"), period(day(30), day(60), "5"));

        assertThat(value.delivered()).isEqualByComparingTo("21");
        assertThat(value.lowBound()).isEqualByComparingTo("21");
        assertThat(value.planned()).isEqualByComparingTo("60");
    }

    @Test
    void splitsAPeriodThatBeganBeforeValueStartByDays() {
        var value = flow("0", "100").valued(period(day(-30), day(60), "90"));

        assertThat(value.delivered()).isEqualByComparingTo("60");
        assertThat(begin(value.readings().getFirst())).isEqualTo(day(0));
    }

    @Test
    void countsDaysThatTwoPeriodsShareOnce() {
        var value = flow("0", "100").valued(period(day(0), day(60), "60"), period(day(30), day(90), "120"));

        assertThat(value.delivered()).isEqualByComparingTo("120");
    }

    @Test
    void beginsAtTheReadingBeforeOrAtValueStartWhereNothingElseIsStated() {
        var value = flow("0", "100").valued(reading(day(30), "3"), reading(day(90), "6"));

        assertThat(begin(value.readings().getFirst())).isEqualTo(day(0));
        assertThat(begin(value.readings().getLast())).isEqualTo(day(30));
        assertThat(value.delivered()).isEqualByComparingTo("9");
    }

    @Test
    void leavesAPeriodOutThatNobodyMeasured() {
        var value = flow("0", "100").valued(period(day(0), day(30), "10"), period(day(60), day(90), "10"));

        assertThat(value.delivered()).isEqualByComparingTo("20");
        assertThat(value.planned()).isEqualByComparingTo("200");
    }

    @Test
    void aReadingSetAsideStillEndsThePeriodBeforeIt() {
        var value =
                flow("0", "100").valued(reading(day(30), "3"), aside(reading(day(60), "999")), reading(day(90), "4"));

        assertThat(begin(value.readings().getLast())).isEqualTo(day(60));
        assertThat(value.delivered()).isEqualByComparingTo("7");
    }

    @Test
    void aReadingSetAsideOnTheSameDayDoesNotShortenThePeriod() {
        var replaced = aside(reading(day(30), metric("999"), EvidenceGrade.ESTIMATED));
        var value = flow("0", "100").valued(replaced, reading(day(30), "3"));

        assertThat(begin(value.readings().getFirst())).isEqualTo(day(0));
    }

    @Test
    void countsAPeriodWithoutLengthWhole() {
        var value = flow("0", "100").valued(period(day(-1), day(-1), "5"), period(day(10), day(10), "7"));

        assertThat(value.delivered()).isEqualByComparingTo("7");
        assertThat(value.planned()).isEqualByComparingTo("100");
    }

    @Test
    void plansTheAverageRampOverEachCoveredPeriod() {
        var value =
                flow("0", "100").goalOn(day(100)).valued(period(day(0), day(50), "1"), period(day(50), day(150), "1"));

        assertThat(value.planned()).isEqualByComparingTo("112.5");
        assertThat(value.readings().getFirst().plannedShare()).isEqualByComparingTo("0.25");
        assertThat(value.readings().getLast().plannedShare()).isEqualByComparingTo("0.875");
    }

    @Test
    void runsAtTheLastTwelveMonthsScaledToAYear() {
        var value = flow("0", "100")
                .valued(
                        period(day(0), day(90), "999"),
                        period(day(90), day(270), "10"),
                        period(day(270), day(455), "10"));

        assertThat(value.runRate()).isEqualTo(new RunRate(number("20"), day(90), day(455), false));
    }

    @Test
    void expectsPeriodsAsLongAsTheLastOneOverTheUnmeasuredTime() {
        var value = flow("0", "100").valued(day(120), period(day(0), day(30), "100"));

        assertThat(value.unmeasured().days()).isEqualTo(90);
        assertThat(value.unmeasured().planned()).isEqualByComparingTo("300");
    }

    @Test
    void refusesAPeriodThatEndsBeforeItBegins() {
        assertThatThrownBy(() -> period(day(30), day(20), "1"))
                .hasMessage("period starts on 2025-01-31, expected on or before its end 2025-01-21");
    }

    @Test
    void refusesTwoReadingsOnOneDay() {
        assertThatThrownBy(() -> flow("0", "100").valued(reading(day(20), "1"), reading(day(20), "2")))
                .hasMessage("two readings on 2025-01-21, expected one a day");
    }

    private static LocalDate begin(ValuedReading reading) {
        return Objects.requireNonNull(reading.stretch()).from();
    }
}
