package org.valueledger.valuation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a driver stands, by its newest reading; a flow's periods are judged together, over the running window. */
final class Statuses {

    private Statuses() {}

    static Status of(
            DriverTerms terms, LocalDate asOf, List<ValuedReading> readings, @Nullable BigDecimal windowAttainment) {
        if (readings.isEmpty()) {
            return Status.NOT_MEASURED;
        }
        var latest = readings.getLast();
        var cadence = terms.cadenceDays();
        if (cadence != null && asOf.isAfter(latest.reading().date().plusDays(cadence))) {
            return Status.OUT_OF_DATE;
        }
        if (latest.held() != null) {
            return latest.held() ? Status.HELD : Status.NOT_HELD;
        }
        if (latest.improvement().signum() < 0) {
            return Status.BELOW_BASELINE;
        }
        return windowAttainment == null ? ofLatest(latest) : StatusBands.DEFAULT.of(windowAttainment);
    }

    private static Status ofLatest(ValuedReading latest) {
        var attainment = latest.attainment();
        if (attainment == null || latest.plannedShare().signum() == 0) {
            return latest.improvement().signum() > 0 ? Status.EXCEEDED : Status.ON_TRACK;
        }
        return StatusBands.DEFAULT.of(attainment.divide(latest.plannedShare(), Term.PRECISION));
    }
}
