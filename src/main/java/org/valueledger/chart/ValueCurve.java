package org.valueledger.chart;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Running totals over time: delivered up to the last measurement, planned and cost up to the day of the report.
 *
 * @param points oldest first
 * @param lowBound the low bound of delivered on the day of the last measurement; null without one
 * @param locale for the numbers and dates on the axes
 * @param description what the picture shows, in a sentence for those who cannot see it
 */
public record ValueCurve(
        List<Point> points, @Nullable Double lowBound, LocalDate asOf, Locale locale, String description, Labels labels)
        implements Chart {

    public ValueCurve {
        points = List.copyOf(points);
    }

    @Override
    public String nothing() {
        return labels.empty();
    }

    /** @param delivered null after the last measurement: nothing is known there */
    public record Point(
            LocalDate date,
            @Nullable Double delivered,
            double planned,
            @Nullable Double cost) {}

    /**
     * @param unit what the vertical axis counts, such as a currency's sign
     * @param unmeasured names the stretch after the last measurement
     * @param asOf stands at the line of the report's day
     * @param empty the sentence shown where there is nothing to draw
     */
    public record Labels(
            String delivered,
            String planned,
            String cost,
            String lowBound,
            String unit,
            String unmeasured,
            String asOf,
            String empty) {}
}
