package org.valueledger.valuation;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the author of a formula should know before anybody uses it: whatever would otherwise fail, or mislead, in a report.
 *
 * @param result the formula on the sample answers; null where one is missing or there is an error
 * @param unit of the result as worked out from the questions' units, {@code money/time} for instance; null where unknown
 * @param findings errors first, then in the order of their places
 */
public record FormulaAdvice(
        @Nullable BigDecimal result, @Nullable String unit, List<Finding> findings) {

    public enum Severity {
        /** The formula must not be used. */
        ERROR,
        /** It may be used; somebody should have looked. */
        WARNING
    }

    /**
     * One thing to know.
     *
     * @param place the character of the formula, counted from 1; null where it concerns no single one
     * @param arguments numbers and names for the words, as {@link Code} lists them
     * @param detail the sentence of the {@link FormulaError} behind it, else empty
     */
    public record Finding(
            Severity severity, Code code, @Nullable Integer place, List<Object> arguments, String detail) {
        public Finding {
            arguments = List.copyOf(arguments);
        }
    }

    /** Each with its arguments; those in brackets only where there are any. Errors but where said otherwise. */
    public enum Code {
        /** Not in the language, or a question's name that cannot be a variable. The detail says what. */
        NOT_READABLE,
        /** The name, [the question that it resembles most]. */
        UNKNOWN_NAME,
        /**
         * A constant one (no arguments), one on the sample answers, or as a warning one that the ranges allow: the questions
         * in the divisor joined by commas, the divisor.
         */
        DIVISION_BY_ZERO,
        /** Added, compared or chosen between: unit of the left or first, unit of the other. */
        UNIT_CLASH,
        /** Warning. The result's unit, the one expected: {@code money/time} for a level, {@code money} for a flow. */
        RESULT_UNIT,
        /** Warning. The question's name, its unit; it is taken for one that fits. */
        UNIT_NOT_READABLE,
        /** Warning. The question's name. */
        QUESTION_UNUSED,
        /** Nothing in the formula could improve. */
        NO_PERFORMANCE_QUESTION,
        /** A sample beyond its range: the question's name, the sample, the limit. */
        OUT_OF_RANGE,
        /** Too long, too deep, or numbers too large. The detail says what. */
        OUT_OF_BOUNDS
    }

    public FormulaAdvice {
        findings = List.copyOf(findings);
    }

    /**
     * Looks at a formula as far as it can be read; never fails for what an author may type.
     *
     * @param priced whether the result is to be money
     * @param unitValue money per unit of the result; 1 where the formula itself has to be money
     */
    public static FormulaAdvice of(
            String formula, List<AskedQuestion> questions, Kind kind, boolean priced, BigDecimal unitValue) {
        return new FormulaAdvisor(formula, questions).advice(kind, priced, unitValue);
    }

    /** Whether there is no error. */
    public boolean usable() {
        return findings.stream().noneMatch(finding -> finding.severity() == Severity.ERROR);
    }
}
