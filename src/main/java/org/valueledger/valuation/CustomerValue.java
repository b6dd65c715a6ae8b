package org.valueledger.valuation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All drivers of one customer together, in the customer's currency at the rates fixed in the agreement.
 *
 * <p>Shortfall and surplus are sums over drivers and are never netted. Drivers without a price, or in a currency without an
 * agreed rate, are in {@code drivers} but in no total; the latter are named in {@code leftOut}.
 *
 * @param drivers by the driver's key, in the order given
 * @param averageAttainment attainment per driver limited to 0..1, weighted by planned value; null without one
 * @param costToDate null without a contract
 * @param roiToDate (delivered - cost to date) / cost to date, undiscounted; null where cost is zero or unknown
 * @param worst the status that decides the customer's colour; null without drivers
 * @param worstDriver the key of the driver it comes from
 */
public record CustomerValue(
        Currency currency,
        LocalDate asOf,
        Map<String, DriverValue> drivers,
        List<String> leftOut,
        BigDecimal delivered,
        BigDecimal lowBound,
        BigDecimal confirmed,
        BigDecimal stated,
        BigDecimal estimated,
        BigDecimal planned,
        @Nullable BigDecimal realisationRate,
        BigDecimal shortfall,
        BigDecimal surplus,
        @Nullable BigDecimal averageAttainment,
        @Nullable BigDecimal costToDate,
        @Nullable BigDecimal roiToDate,
        Payback payback,
        @Nullable LocalDate lastMeasured,
        BigDecimal unmeasuredPlanned,
        @Nullable Status worst,
        @Nullable String worstDriver,
        List<CurvePoint> curve) {}
