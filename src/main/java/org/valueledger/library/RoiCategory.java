package org.valueledger.library;

/** Where a driver's money comes from. */
public enum RoiCategory {
    COST_REDUCTION,
    COST_AVOIDANCE,
    REVENUE_INCREASE
}
