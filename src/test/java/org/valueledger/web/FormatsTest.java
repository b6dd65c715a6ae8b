package org.valueledger.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

class FormatsTest {

    private static final Currency EURO = Currency.getInstance("EUR");

    @Test
    void moneyLooksAsTheCustomerWritesIt() {
        var amount = new BigDecimal("1234567.5");
        assertThat(Formats.of("de-DE").money(amount, EURO)).isEqualTo("1.234.568\u00A0€");
        assertThat(Formats.of("en-GB").money(amount, Currency.getInstance("GBP")))
                .isEqualTo("£1,234,568");
    }

    @Test
    void aTinyLossIsNotShownAsMinusNothing() {
        assertThat(Formats.of("en-GB").money(new BigDecimal("-0.4"), EURO)).isEqualTo("€0");
        assertThat(Formats.of("en-GB").percent(new BigDecimal("-0.004"))).isEqualTo("0%");
    }

    @Test
    void datesHaveTheMonthInLetters() {
        assertThat(Formats.of("en-GB").date(LocalDate.of(2026, 11, 3))).isEqualTo("3 Nov 2026");
    }

    @Test
    void aCursorComesBackAsItWas() {
        List<String> values = Arrays.asList("-name", "Ä. ~-=/ü\n", null, "", "42");
        assertThat(Cursor.parse("after", Cursor.of(values), 5)).isEqualTo(values);
        assertThat(Cursor.of(values)).matches("[A-Za-z0-9._~-]+");
    }
}
