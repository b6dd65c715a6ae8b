package org.valueledger.report;

import java.util.List;
import org.valueledger.chart.AttainmentBars;
import org.valueledger.chart.ValueCurve;

/**
 * What one customer is shown, as a value: page and PDF render it and decide nothing but looks. Every number is text in the
 * customer's locale and currency already; only charts carry numbers.
 *
 * @param language BCP 47 tag of the texts
 * @param period from contract start to the day of the report
 * @param lead what was delivered, in one or two sentences
 * @param priced drivers with a price, in the customer's order
 * @param unpriced drivers counted in their own unit, in no total
 * @param successes goals reached or passed, the largest first
 * @param shortfalls what was agreed and not reached, the most expensive first
 * @param unmeasured stretches nobody has measured: shown, not counted
 * @param setAside readings left out of every figure until somebody accepts them
 * @param leftOut drivers in no total because no rate was agreed for their currency
 * @param method how the figures are made, as term and explanation
 * @param sources where each driver's figures come from
 */
public record Report(
        String language,
        PageFormat pageFormat,
        String product,
        String title,
        String customer,
        String period,
        String asOf,
        String lead,
        List<Tile> tiles,
        String curveHeading,
        ValueCurve curve,
        String attainmentHeading,
        AttainmentBars attainment,
        Columns columns,
        Section<DriverLine> priced,
        Section<DriverLine> unpriced,
        Section<Finding> successes,
        Section<Finding> shortfalls,
        Section<Finding> unmeasured,
        Section<Finding> setAside,
        Section<Finding> leftOut,
        Section<Term> method,
        Section<DriverMethod> sources,
        Footer footer) {

    public Report {
        tiles = List.copyOf(tiles);
    }

    /** Paper of the customer's country. */
    public enum PageFormat {
        A4,
        LETTER
    }

    /** The words above the columns of the driver tables. */
    public record Columns(
            String driver,
            String progress,
            String baseline,
            String measured,
            String goal,
            String attainment,
            String delivered,
            String planned,
            String balance,
            String status,
            String lastReading) {}

    /** A word of the method and what it means here. */
    public record Term(String name, String explanation) {}

    /**
     * @param line customer and day of the report
     * @param page the page's number with {0} of {1}
     */
    public record Footer(String line, String page) {}
}
