package org.valueledger.valuation;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * The present yearly pace, never added to value delivered.
 *
 * @param perYear money (or units) a year
 * @param seasonal true where the window is shorter than a full year
 */
public record RunRate(BigDecimal perYear, LocalDate windowStart, LocalDate windowEnd, boolean seasonal) {}
