package org.valueledger.quantity;

import java.math.BigDecimal;
import java.util.Currency;

/** An amount in one currency, at full precision; it is rounded only where it becomes text. */
public record Money(BigDecimal amount, Currency currency) {

    public Money plus(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("currency is " + other.currency + ", expected " + currency);
        }
        return new Money(amount.add(other.amount), currency);
    }
}
