package org.valueledger.report;

import org.valueledger.chart.BulletBar;
import org.valueledger.chart.Tone;
import org.valueledger.valuation.Status;

/**
 * One value driver as text, ready to show.
 *
 * @param key the driver's own key, for links
 * @param metric what is measured, with its unit; blank where nobody named it
 * @param baseline the metric before the change, as is {@code measured} and {@code goal}; measured is a dash without one
 * @param attainment in whole percent, or why there is none
 * @param balance surplus with a plus, shortfall with a minus
 * @param status the word for {@code state}
 * @param lastReading date of the newest reading that counts, or the word for "never"
 * @param age how long ago that is; blank without a reading
 */
public record DriverLine(
        String key,
        String name,
        String whyBuy,
        String metric,
        String baseline,
        String measured,
        String goal,
        BulletBar bullet,
        String attainment,
        String delivered,
        String lowBound,
        String planned,
        String balance,
        Tone balanceTone,
        Status state,
        String status,
        Tone tone,
        String grade,
        String lastReading,
        String age) {}
