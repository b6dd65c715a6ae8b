package org.valueledger.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CurrencyRatesTest {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Currency USD = Currency.getInstance("USD");
    private static final Currency GBP = Currency.getInstance("GBP");
    private final CurrencyRates rates = new CurrencyRates(EUR, Map.of(USD, new BigDecimal("0.92")));

    @Test
    void convertsAtTheAgreedRate() {
        assertThat(rates.convert(money("100", USD))).contains(money("92.00", EUR));
    }

    @Test
    void leavesItsOwnCurrencyAsItIs() {
        assertThat(rates.convert(money("100", EUR))).contains(money("100", EUR));
    }

    @Test
    void doesNotGuessARateThatWasNeverAgreed() {
        assertThat(rates.convert(money("100", GBP))).isEmpty();
    }

    @Test
    void refusesARateOfZero() {
        assertThatThrownBy(() -> new CurrencyRates(EUR, Map.of(USD, BigDecimal.ZERO)))
                .hasMessage("rate of USD is 0, expected more than 0");
    }

    private static Money money(String amount, Currency currency) {
        return new Money(new BigDecimal(amount), currency);
    }
}
