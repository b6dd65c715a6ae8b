package org.valueledger.valuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.valueledger.valuation.Drivers.START;
import static org.valueledger.valuation.Drivers.day;
import static org.valueledger.valuation.Drivers.number;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class RampTest {

    private final Ramp straight = Ramp.straight(START, day(100));
    private final Ramp steps = new Ramp(
            List.of(point(day(0), "0.5"), point(day(100), "0.5"), point(day(100), "0.75"), point(day(200), "0.75")));

    @Test
    void risesStraightFromValueStartToTheGoalDateAndStaysThere() {
        assertThat(straight.shareOn(day(-1))).isZero();
        assertThat(straight.shareOn(day(0))).isZero();
        assertThat(straight.shareOn(day(25))).isEqualByComparingTo("0.25");
        assertThat(straight.shareOn(day(100))).isEqualByComparingTo("1");
        assertThat(straight.shareOn(day(1000))).isEqualByComparingTo("1");
    }

    @Test
    void isWholeFromValueStartWhereTheGoalDateIsNotLater() {
        assertThat(Ramp.straight(START, START).shareOn(START)).isEqualByComparingTo("1");
        assertThat(Ramp.straight(START, day(-5)).shareOn(day(-1))).isZero();
    }

    @Test
    void jumpsWhereTwoPointsShareADate() {
        assertThat(steps.shareOn(day(99))).isEqualByComparingTo("0.5");
        assertThat(steps.shareOn(day(100))).isEqualByComparingTo("0.75");
        assertThat(steps.shareDays(day(50), day(150))).isEqualByComparingTo("62.5");
    }

    @Test
    void addsUpOverAdjoiningStretches() {
        assertThat(straight.shareDays(day(-10), day(33)).add(straight.shareDays(day(33), day(250))))
                .isEqualByComparingTo(straight.shareDays(day(-10), day(250)))
                .isEqualByComparingTo("200");
    }

    @Test
    void hasNoShareDaysBeforeItsFirstPointOrOverNoTime() {
        assertThat(straight.shareDays(day(-20), day(-5))).isZero();
        assertThat(straight.shareDays(day(50), day(50))).isZero();
    }

    @Test
    void takesPointsInAnyOrder() {
        var ramp = new Ramp(List.of(point(day(100), "1"), point(day(0), "0")));

        assertThat(ramp.shareOn(day(50))).isEqualByComparingTo("0.5");
    }

    @Test
    void refusesAShareAboveOneAndARampWithoutPoints() {
        assertThatThrownBy(() -> point(START, "1.1")).hasMessage("ramp share on 2025-01-01 is 1.1, expected 0 to 1");
        assertThatThrownBy(() -> new Ramp(List.of())).hasMessage("ramp has no points, expected at least one");
    }

    private static Ramp.Point point(LocalDate date, String share) {
        return new Ramp.Point(date, number(share));
    }
}
