package org.valueledger.report;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.valueledger.valuation.EvidenceGrade;

/**
 * What people wrote about one driver; the figures stand in its value.
 *
 * @param metric what is measured; null where nobody named it
 * @param unit the metric's unit, such as "hours per case"; null where it has none
 * @param whyBuy the customer's own reason for buying
 * @param goalSource who agreed to the goal, or "imported"
 * @param readingSources where readings come from, by their date
 * @param setAsideReasons why readings were set aside, by their date
 */
public record DriverText(
        String name,
        @Nullable String metric,
        @Nullable String unit,
        @Nullable String whyBuy,
        int baselineVersion,
        EvidenceGrade baselineGrade,
        @Nullable String baselineSource,
        int goalVersion,
        @Nullable String goalSource,
        Map<LocalDate, String> readingSources,
        Map<LocalDate, String> setAsideReasons) {

    public DriverText {
        readingSources = Map.copyOf(readingSources);
        setAsideReasons = Map.copyOf(setAsideReasons);
    }
}
