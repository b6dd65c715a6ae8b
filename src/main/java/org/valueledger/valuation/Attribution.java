package org.valueledger.valuation;

/** How the product's part of an improvement is told from everything else that happened, strongest first. */
public enum Attribution {
    COMPARISON_GROUP,
    TREND_LINE,
    EXPERT_ESTIMATE,
    CUSTOMER_ESTIMATE
}
