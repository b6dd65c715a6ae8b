package org.valueledger.chart;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much of each goal is reached: one bar per driver, a line at the goal, a mark for the plan of that day.
 *
 * @param omitted how many drivers are not drawn
 * @param description what the picture shows, in a sentence for those who cannot see it
 * @param goalLabel stands at the line at 100 %
 * @param planLabel names the mark for the plan of that day
 * @param more says how many drivers are not drawn; # stands for the number
 * @param empty the sentence shown where there is nothing to draw
 */
public record AttainmentBars(
        List<Bar> bars, int omitted, String description, String goalLabel, String planLabel, String more, String empty)
        implements Chart {

    public AttainmentBars {
        bars = List.copyOf(bars);
    }

    /** The same with the first bars only; the others are counted. */
    public AttainmentBars first(int most) {
        if (bars.size() <= most) {
            return this;
        }
        return new AttainmentBars(
                bars.subList(0, most), omitted + bars.size() - most, description, goalLabel, planLabel, more, empty);
    }

    @Override
    public String nothing() {
        return empty;
    }

    String omittedLabel() {
        return more.replace("#", Integer.toString(omitted));
    }

    /**
     * @param attainment fraction of the agreed improvement, may be negative or exceed 1; null: not measured
     * @param plan fraction planned on that day; null where there is none to show
     * @param label the attainment as text, or why there is none
     */
    public record Bar(
            String name,
            @Nullable Double attainment,
            @Nullable Double plan,
            String label,
            Tone tone) {}
}
