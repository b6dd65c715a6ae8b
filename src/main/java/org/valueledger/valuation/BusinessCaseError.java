package org.valueledger.valuation;

import org.jspecify.annotations.Nullable;

/** A business case that cannot be evaluated. The message names line, field, value and what was expected. */
public final class BusinessCaseError extends RuntimeException {

    private final @Nullable String line;
    private final String field;

    BusinessCaseError(@Nullable String line, String field, String problem) {
        super((line == null ? "" : "line " + line + ", ") + field + ": " + problem);
        this.line = line;
        this.field = field;
    }

    /** The line's ref; null where the problem concerns the whole case. */
    public @Nullable String line() {
        return line;
    }

    /** Such as {@code discountRate}, {@code variables.A1} or {@code steps.A3}. */
    public String field() {
        return field;
    }
}
