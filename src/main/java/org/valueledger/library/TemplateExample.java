package org.valueledger.library;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A template's worked example: answers, and the figures that must follow from them to the last digit.
 *
 * @param baseline answers by question, of the status quo
 * @param baselineAmount the formula on the baseline's answers
 * @param goalAmount the formula on the goal's answers, under the baseline's conditions
 * @param value what reaching the goal is worth: a year of it for a level, a period of it for a flow, 0 for what is to be held
 */
public record TemplateExample(
        Map<String, BigDecimal> baseline,
        Map<String, BigDecimal> goal,
        @Nullable BigDecimal baselineAmount,
        @Nullable BigDecimal goalAmount,
        @Nullable BigDecimal value) {

    public TemplateExample {
        baseline = Map.copyOf(baseline);
        goal = Map.copyOf(goal);
    }
}
