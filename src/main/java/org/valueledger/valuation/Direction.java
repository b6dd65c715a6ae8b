package org.valueledger.valuation;

import java.math.BigDecimal;

/** Which way a metric has to move to be worth something. */
public enum Direction {
    UP(BigDecimal.ONE),
    DOWN(BigDecimal.ONE.negate());

    private final BigDecimal sign;

    Direction(BigDecimal sign) {
        this.sign = sign;
    }

    /** +1 where higher is better, -1 where lower is better: the {@code s} of the formulas. */
    public BigDecimal sign() {
        return sign;
    }
}
