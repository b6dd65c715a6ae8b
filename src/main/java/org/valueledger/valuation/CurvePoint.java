package org.valueledger.valuation;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Running totals on one day, in the customer's currency.
 *
 * @param delivered null after the customer's last measurement: nothing is known there
 */
public record CurvePoint(LocalDate date, @Nullable BigDecimal delivered, BigDecimal planned, BigDecimal cost) {}
