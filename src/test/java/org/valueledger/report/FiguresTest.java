package org.valueledger.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class FiguresTest {
    private final Figures german = new Figures(Locale.GERMANY);

    @Test
    void writesMoneyInWholeUnitsWithHalvesUp() {
        assertThat(german.money(new BigDecimal("1234.5"), Sample.EUR)).isEqualTo("1.235\u00A0€");
        assertThat(new Figures(Locale.US).money(new BigDecimal("-1234.4"), Sample.USD))
                .isEqualTo("-$1,234");
    }

    @Test
    void neverWritesMinusZero() {
        assertThat(german.money(new BigDecimal("-0.4"), Sample.EUR)).isEqualTo("0\u00A0€");
        assertThat(german.percent(new BigDecimal("-0.004"))).isEqualTo("0\u00A0%");
    }

    @Test
    void writesSharesInWholePercentHoweverLarge() {
        assertThat(german.percent(new BigDecimal("0.985"))).isEqualTo("99\u00A0%");
        assertThat(german.percent(new BigDecimal("15.3"))).isEqualTo("1.530\u00A0%");
    }

    @Test
    void writesMonthsWithOneDecimal() {
        assertThat(german.months(365)).isEqualTo("12,0");
        assertThat(german.months(100)).isEqualTo("3,3");
    }

    @Test
    void keepsReadingsAsShortAsTheyWere() {
        assertThat(german.number(new BigDecimal("12.50"))).isEqualTo("12,5");
        assertThat(german.number(new BigDecimal("0.00123456"))).isEqualTo("0,00123");
        assertThat(german.number(new BigDecimal("1234567"))).isEqualTo("1.234.567");
        assertThat(german.number(new BigDecimal("1E+40"))).isEqualTo("1E40");
    }
}
