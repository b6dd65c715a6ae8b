package org.valueledger.sample;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One value driver with its readings, oldest first.
 *
 * @param unitValue null: the formula is already money, or the driver has no price
 * @param currency null: no price
 * @param readingSource where all its readings come from
 */
record SampleDriver(
        String key,
        String name,
        String category,
        boolean cashable,
        String whyBuy,
        String issue,
        String outcome,
        String capability,
        String stakeholder,
        String benefitOwner,
        String metric,
        String unit,
        String direction,
        String kind,
        String formula,
        @Nullable BigDecimal unitValue,
        @Nullable String currency,
        BigDecimal captureRate,
        BigDecimal attributionShare,
        SampleDay valueStart,
        int cadenceDays,
        List<Question> questions,
        Baseline baseline,
        Goal goal,
        String readingSource,
        List<Reading> readings) {

    record Question(String name, String text, String unit, String role) {}

    record Baseline(List<BigDecimal> answers, SampleDay takenOn, SampleDay periodStart, String source, String grade) {}

    /**
     * @param ramp null: straight from value start
     * @param agreedBy the contact who signed
     */
    record Goal(
            List<BigDecimal> answers,
            SampleDay dueOn,
            @Nullable List<RampPoint> ramp,
            String agreedBy) {}

    record RampPoint(SampleDay on, BigDecimal share) {}

    /**
     * @param setAside why the reading counts in no total; null: it counts
     * @param reason why it replaces the reading before, of the same day; null: it replaces none
     * @param visit the day of the visit it was taken at
     */
    record Reading(
            SampleDay on,
            @Nullable SampleDay periodStart,
            List<BigDecimal> answers,
            String grade,
            @Nullable BigDecimal confidence,
            String evidence,
            SampleDay visit,
            @Nullable String setAside,
            @Nullable String reason) {}

    BigDecimal unitValueOrOne() {
        return unitValue == null ? BigDecimal.ONE : unitValue;
    }
}
