package org.valueledger.valuation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One driver valued on one day. Amounts are money in the driver's currency, or the metric's own unit where it has no
 * price.
 *
 * @param readings those that count, oldest first, up to {@code asOf}
 * @param setAside those left out of every figure until a person accepts them
 * @param confirmed the part of delivered measured with grade confirmed or better
 * @param stated the rest of delivered
 * @param estimated the part of stated that rests on estimates, already multiplied by their confidence
 * @param planned over the same dates as delivered
 * @param realisationRate delivered / planned; null where nothing was planned
 * @param heldShare readings that held / readings, for hold drivers; null for the others or without readings
 * @param windowAttainment for flow drivers the running window since value start: sum of improvements / sum of planned
 *     improvements; null for the others or where nothing was planned
 * @param runRate null without a reading after value start
 */
public record DriverValue(
        DriverTerms terms,
        LocalDate asOf,
        List<ValuedReading> readings,
        List<Reading> setAside,
        BigDecimal delivered,
        BigDecimal lowBound,
        BigDecimal confirmed,
        BigDecimal stated,
        BigDecimal estimated,
        BigDecimal planned,
        @Nullable BigDecimal realisationRate,
        BigDecimal shortfall,
        BigDecimal surplus,
        @Nullable BigDecimal heldShare,
        @Nullable BigDecimal windowAttainment,
        @Nullable RunRate runRate,
        Unmeasured unmeasured,
        Status status) {

    /** The newest reading that counts, or null. */
    public @Nullable ValuedReading latest() {
        return readings.isEmpty() ? null : readings.getLast();
    }
}
