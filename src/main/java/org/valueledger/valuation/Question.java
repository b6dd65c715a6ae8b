package org.valueledger.valuation;

/**
 * A named variable of a driver's formula.
 *
 * @param name as the formula spells it
 */
public record Question(String name, Role role) {

    public enum Role {
        /** What the product improves. */
        PERFORMANCE,
        /** Volume, head count, price, season: changes by itself, so the baseline is adjusted to it. */
        CONDITION
    }
}
