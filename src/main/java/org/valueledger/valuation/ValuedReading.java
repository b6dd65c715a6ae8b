package org.valueledger.valuation;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A reading and what it is worth.
 *
 * @param amount the formula on the reading's answers, A(m)
 * @param adjustedBaseline the formula on the baseline's performance answers and this reading's conditions, B(m)
 * @param adjustedGoal the same for the goal, G(m)
 * @param improvement s * (A(m) - B(m))
 * @param attainment improvement / (s * (G(m) - B(m))), never clipped; null where goal equals baseline
 * @param plannedShare the part of the goal that the plan expected on that day (level) or over that period (flow), 0 to 1
 * @param value improvement in money (or units): a yearly rate for a level, the whole period's amount for a flow
 * @param held for hold drivers, whether the goal was kept; null for the others
 * @param stretch what the time up to this reading brought; null where it lies wholly before value start
 */
public record ValuedReading(
        Reading reading,
        BigDecimal amount,
        BigDecimal adjustedBaseline,
        BigDecimal adjustedGoal,
        BigDecimal improvement,
        @Nullable BigDecimal attainment,
        BigDecimal plannedShare,
        BigDecimal value,
        @Nullable Boolean held,
        @Nullable Stretch stretch) {}
