package org.valueledger.web;

import java.math.BigDecimal;
import java.util.Currency;

/** Money in JSON, at full precision. The amount is text, because many readers of JSON round numbers. */
public record Amount(String amount, String currency) {

    public static Amount of(BigDecimal amount, Currency currency) {
        return new Amount(amount.toPlainString(), currency.getCurrencyCode());
    }
}
