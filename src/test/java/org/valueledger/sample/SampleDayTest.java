package org.valueledger.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleDayTest {

    @ParameterizedTest
    @CsvSource({
        "-P3M,         2026-11-23, 2026-08-24", // a Sunday
        "-P3M6D,       2026-11-23, 2026-08-17",
        "P21D,         2026-11-23, 2026-12-14",
        "-P24M-21D,    2026-11-23, 2024-12-16", // a Saturday
        "-P3M first,   2026-11-23, 2026-08-01",
        "P4M first,    2026-10-31, 2027-02-01",
        "-P6M,         2026-08-31, 2026-03-02"
    })
    void countsFromTheDayOfLoadingAndAvoidsWeekends(String text, LocalDate today, LocalDate expected) {
        assertThat(SampleDay.of(text).from(today)).isEqualTo(expected);
    }
}
