package org.valueledger.valuation;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * The stretch nobody has measured, shown with its age and never counted.
 *
 * @param days from the last reading (or value start) to the day of the valuation
 * @param planned what the plan would have brought over it
 */
public record Unmeasured(LocalDate since, long days, BigDecimal planned) {}
