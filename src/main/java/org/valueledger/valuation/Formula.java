package org.valueledger.valuation;

import java.math.BigDecimal;
import java.util.Collection;

/** A driver's formula. */
public final class Formula {
    private final String text;

    private Formula(String text) {
        this.text = text;
    }

    public static Formula parse(String text, Collection<String> names) {
        return new Formula(text);
    }

    public BigDecimal evaluate(Answers answers) {
        return BigDecimal.ZERO;
    }

    public String text() {
        return text;
    }
}
