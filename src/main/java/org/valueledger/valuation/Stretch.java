package org.valueledger.valuation;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * Value between two dates, in money (or the metric's unit).
 *
 * @param delivered integrated along the straight line (level) or the covered part of the period (flow)
 * @param lowBound with the lower of the two ends over the whole stretch; equal to delivered for a flow
 * @param planned what the goal's ramp implies over the same dates
 */
public record Stretch(LocalDate from, LocalDate to, BigDecimal delivered, BigDecimal lowBound, BigDecimal planned) {}
