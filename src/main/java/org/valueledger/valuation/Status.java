package org.valueledger.valuation;

/** Where a driver stands; worst first, so that the first of several decides the customer's colour. */
public enum Status {
    BELOW_BASELINE,
    SHORTFALL,
    NOT_HELD,
    AT_RISK,
    OUT_OF_DATE,
    NOT_MEASURED,
    ON_TRACK,
    HELD,
    EXCEEDED
}
