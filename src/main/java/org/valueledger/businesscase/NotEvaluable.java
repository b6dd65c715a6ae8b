package org.valueledger.businesscase;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.valueledger.valuation.BusinessCaseError;
import org.valueledger.web.Problem;

/** The case is well-formed but cannot be worked out. */
final class NotEvaluable extends Problem {

    private final @Nullable String line;
    private final String field;

    private NotEvaluable(@Nullable String line, String field, String message) {
        super(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "business-case-not-evaluable",
                message,
                List.of(new Field(line == null ? field : line + "." + field, null, message)));
        this.line = line;
        this.field = field;
    }

    static NotEvaluable of(BusinessCaseError error) {
        return new NotEvaluable(error.line(), error.field(), String.valueOf(error.getMessage()));
    }

    /** The line's ref; null where the whole case is meant. */
    @Nullable String line() {
        return line;
    }

    /** Within the line, such as {@code steps.A3}. */
    String field() {
        return field;
    }
}
