package org.valueledger.retention;

import java.math.BigDecimal;

/**
 * One part of a score.
 *
 * @param points exact; all of a customer's contributions add up to the score
 */
record Contribution(Code code, BigDecimal points) {

    enum Code {
        /** Less value than planned. */
        VALUE_SHORTFALL,
        DRIVERS_BELOW_BASELINE,
        MEASUREMENT_OVERDUE,
        /** What the nearness of the renewal adds to the rest. */
        RENEWAL
    }
}
