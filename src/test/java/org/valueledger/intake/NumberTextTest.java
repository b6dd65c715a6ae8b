package org.valueledger.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1234.5        | 1234.5
            1,234.5       | 1234.5
            1.234,5       | 1234.5
            1 234,5       | 1234.5
            1\u00a0234,5  | 1234.5
            1\u202f234,5  | 1234.5
            1'234.5       | 1234.5
            1’234’567.8   | 1234567.8
            1,7           | 1.7
            200.000.000   | 200000000
            1,234,567     | 1234567
            12,34,567.89  | 1234567.89
            0,500         | 0.500
            .5            | 0.5
            00.11         | 0.11
            01            | 1
            (12.50)       | -12.50
            12-           | -12
            −3.5          | -3.5
            +4            | 4
            80%           | 0.8
            12,5 %        | 0.125
            $1,234.50     | 1234.50
            -$5           | -5
            € 12,00       | 12.00
            12,00 €       | 12.00
            EUR 1.250,00  | 1250.00
            1250.00 CHF   | 1250.00
            1.2E6         | 1200000
            1,2e-3        | 0.0012
            """)
    void readsNumbersAsPeopleWriteThem(String text, BigDecimal expected) throws BadCell {
        assertThat(NumberText.of(text).value(DecimalMark.POINT)).isEqualByComparingTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1,234", "12.345", "999,000", "-1,234", "€ 1.234"})
    void leavesOpenWhatCanBeAThousandOrAFraction(String text) throws BadCell {
        NumberText number = NumberText.of(text);
        assertThat(number.open()).isNotNull();
        assertThat(number.value(DecimalMark.POINT)).isNotEqualByComparingTo(number.value(DecimalMark.COMMA));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "n/a",
                "1.2.3",
                "1,23,4",
                "1,,2",
                "12 34",
                "--5",
                "(5",
                "NaN",
                "Infinity",
                "1e",
                "0x10",
                "1.234.5,6.7",
                "5 kg"
            })
    void refusesWhatIsNotANumber(String text) {
        assertThatThrownBy(() -> NumberText.of(text).value(DecimalMark.POINT))
                .isInstanceOf(BadCell.class)
                .extracting(bad -> ((BadCell) bad).key())
                .isEqualTo("number.expected");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1234567890123456789012345678901", "1e31", "1e-400", "1e999"})
    void refusesNumbersBeyondAnyRealAmount(String text) {
        assertThatThrownBy(() -> NumberText.of(text).value(DecimalMark.POINT))
                .isInstanceOf(BadCell.class)
                .extracting(bad -> ((BadCell) bad).key())
                .isEqualTo("number.tooLong");
    }

    @Test
    void knowsCellsThatNeedNoTakingApart() {
        assertThat(NumberText.isPlain("-1234.5")).isTrue();
        assertThat(NumberText.isPlain("0.123")).isTrue();
        assertThat(NumberText.isPlain("1.234")).isFalse();
        assertThat(NumberText.isPlain("1.")).isFalse();
        assertThat(NumberText.isPlain("-")).isFalse();
        assertThat(NumberText.isPlain("1,5")).isFalse();
    }
}
