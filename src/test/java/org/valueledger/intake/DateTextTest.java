package org.valueledger.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-03-31",
                "2024-03-31T10:15:30Z",
                "2024-03-31T23:59:59.999+02:00",
                "2024-03-31 00:00:00",
                "20240331",
                "2024/03/31",
                "2024/3/31",
                "2024.03.31",
                "31.03.2024",
                "31.3.2024",
                "31/03/2024",
                "03/31/2024",
                "3/31/2024 0:00:00",
                "3/31/2024 12:00:00 AM",
                "31-03-2024",
                "31-Mar-2024",
                "31 March 2024",
                "31. März 2024",
                "31 mars 2024",
                "March 31, 2024",
                "Mar 31 2024"
            })
    void readsDatesAsPeopleWriteThem(String text) throws BadCell {
        assertThat(DateText.of(text).value(DayOrder.DAY_FIRST)).isEqualTo(LocalDate.of(2024, 3, 31));
    }

    @Test
    void leavesTheOrderOpenWhereBothWouldBeDates() throws BadCell {
        DateText date = DateText.of("03/04/2024");
        assertThat(date.open()).isTrue();
        assertThat(date.value(DayOrder.DAY_FIRST)).isEqualTo("2024-04-03");
        assertThat(date.value(DayOrder.MONTH_FIRST)).isEqualTo("2024-03-04");
        assertThat(DateText.of("05/05/2024").open()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "45382, date.serial",
        "31/03/24, date.shortYear",
        "31-Mar-24, date.shortYear",
        "2024-02-30, date.noSuchDay",
        "31.02.2024, date.noSuchDay",
        "13/13/2024, date.noSuchDay",
        "9999-12-31, date.year",
        "0001-01-01, date.year",
        "Q1 2024, date.expected",
        "tomorrow, date.expected",
        "31 Foo 2024, date.expected"
    })
    void refusesWithTheReason(String text, String reason) {
        assertThatThrownBy(() -> DateText.of(text).value(DayOrder.DAY_FIRST))
                .isInstanceOf(BadCell.class)
                .extracting(bad -> ((BadCell) bad).key())
                .isEqualTo(reason);
    }
}
