package org.valueledger.valuation;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What the customer pays: the one-off cost on the first day and the yearly amount by days (actual/365), in the customer's
 * currency.
 */
public record ContractCost(LocalDate start, BigDecimal yearlyAmount, BigDecimal oneOffCost) {}
