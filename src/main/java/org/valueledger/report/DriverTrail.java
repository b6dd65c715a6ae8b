package org.valueledger.report;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.valueledger.chart.Tone;

/**
 * Where one driver's figures come from, step by step, as text in the customer's locale: answers, formula, source and
 * evidence of every reading, what each stretch of time brought, and everything that was ever corrected.
 *
 * @param status a word; {@code tone} its colour
 * @param pricing unit value, capture rate and attribution share, as they multiply an improvement
 * @param unit of the improvement; money has its symbol already
 * @param steps readings that count, oldest first, each with the running total after it
 * @param setAside readings left out of every figure
 * @param corrections attributes that were changed in place, newest first
 */
record DriverTrail(
        CustomerFacts customer,
        long driverId,
        Story story,
        String status,
        Tone tone,
        String statusState,
        String formula,
        String pricing,
        List<QuestionLine> questions,
        List<Version> baselines,
        List<Version> goals,
        String valueStart,
        List<Step> steps,
        Totals totals,
        List<Revision> setAside,
        List<Correction> corrections) {

    /** What people wrote about the driver; null where nobody wrote it. */
    record Story(
            String key,
            String name,
            @Nullable String category,
            @Nullable String whyBuy,
            @Nullable String issue,
            @Nullable String outcome,
            @Nullable String capability,
            @Nullable String stakeholder,
            @Nullable String benefitOwner,
            @Nullable String metric,
            @Nullable String unit,
            String direction,
            String kind) {}

    /** @param latest the newest reading's answer; a dash without one */
    record QuestionLine(
            String name,
            @Nullable String text,
            @Nullable String unit,
            boolean condition,
            String baseline,
            String goal,
            String latest) {}

    /** A baseline or goal as it was agreed; the newest version counts. */
    record Version(
            int number,
            String day,
            String answers,
            @Nullable String grade,
            @Nullable String source,
            @Nullable String reason,
            String recordedBy,
            String recordedAt,
            boolean current) {}

    /**
     * @param day the reading's day, or its period
     * @param amount the formula on its answers
     * @param adjustedBaseline the formula on the baseline's performance and this reading's conditions
     * @param value a year's worth (level) or the period's (flow)
     * @param stretch how long the stretch before it was; blank where it lies before value start
     * @param superseded earlier revisions of the same day
     */
    record Step(
            String day,
            String answers,
            String grade,
            @Nullable String source,
            @Nullable String evidence,
            String amount,
            String adjustedBaseline,
            String improvement,
            String attainment,
            String value,
            String stretch,
            String delivered,
            String runningTotal,
            List<Revision> superseded) {}

    /** A reading that does not count: replaced by a correction, or set aside for the reason given. */
    record Revision(
            String day,
            String answers,
            String grade,
            @Nullable String source,
            @Nullable String reason,
            String recordedBy,
            String recordedAt) {}

    record Totals(
            String delivered, String lowBound, String planned, String shortfall, String surplus, String realisation) {}

    record Correction(
            String field, @Nullable String before, @Nullable String after, String recordedBy, String recordedAt) {}
}
