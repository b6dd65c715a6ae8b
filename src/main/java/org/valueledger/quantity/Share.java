package org.valueledger.quantity;

import java.math.BigDecimal;

/** A part of a whole, as a fraction from 0 to 1. */
public record Share(BigDecimal value) {

    public static final Share WHOLE = new Share(BigDecimal.ONE);

    public Share {
        if (value.signum() < 0 || value.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("share is " + value.toPlainString() + ", expected 0 to 1");
        }
    }
}
