package org.valueledger.report;

import java.math.BigDecimal;
import org.valueledger.quantity.Money;

/** Puts amounts of several currencies into one order. Never shown. */
record Worth(ReportInput input) {
    /** Without a price or a rate a driver comes last: nothing says what it is worth. */
    private static final BigDecimal LAST = BigDecimal.ZERO;

    BigDecimal of(Subject subject, BigDecimal amount) {
        var currency = subject.value().terms().currency();
        if (currency == null) {
            return LAST;
        }
        if (currency.equals(input.value().currency())) {
            return amount;
        }
        return input.rates()
                .convert(new Money(amount, currency))
                .map(Money::amount)
                .orElse(LAST);
    }
}
