package org.valueledger.quantity;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;

/** Rates fixed in an agreement. */
public record CurrencyRates(Currency into, Map<Currency, BigDecimal> rates) {
    public Optional<Money> convert(Money money) {
        return Optional.empty();
    }
}
