package org.valueledger.quantity;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Rates fixed in an agreement, so that value is compared at constant currency.
 *
 * @param into the currency everything is shown in
 * @param rates units of {@code into} for one unit of the other currency, greater than 0
 * @see <a href="https://wiki.treasurers.org/wiki/Constant_currency">Constant currency</a>
 */
public record CurrencyRates(Currency into, Map<Currency, BigDecimal> rates) {

    public CurrencyRates {
        rates = Map.copyOf(rates);
        rates.forEach((currency, rate) -> {
            if (rate.signum() <= 0) {
                throw new IllegalArgumentException(
                        "rate of " + currency + " is " + rate.toPlainString() + ", expected more than 0");
            }
        });
    }

    /** One currency only: amounts in any other cannot be converted. */
    public static CurrencyRates none(Currency into) {
        return new CurrencyRates(into, Map.of());
    }

    /** Units of {@link #into()} for one unit of {@code from}; null without an agreed rate. */
    public @Nullable BigDecimal rateFrom(Currency from) {
        return from.equals(into) ? BigDecimal.ONE : rates.get(from);
    }

    /** Empty without an agreed rate: such an amount stays out of totals and is named. */
    public Optional<Money> convert(Money money) {
        var rate = rateFrom(money.currency());
        return rate == null
                ? Optional.empty()
                : Optional.of(new Money(money.amount().multiply(rate), into));
    }
}
