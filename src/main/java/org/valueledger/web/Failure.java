package org.valueledger.web;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong, as a caller reads it: the body of {@code application/problem+json} (RFC 9457) and the model of the
 * page.
 *
 * @param type a lasting name for programs
 * @param retryAfter seconds; null where trying again would not help
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Failure(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        List<BadField> errors,
        @JsonIgnore @Nullable Integer retryAfter) {

    /** @param message the whole sentence, for people who read nothing else */
    record BadField(String field, @Nullable String value, String expected, String message) {

        static BadField of(Problem.Field field) {
            String found = field.value() == null ? "missing" : "\"" + field.value() + "\"";
            return new BadField(
                    field.field(),
                    field.value(),
                    field.expected(),
                    field.field() + " is " + found + ", expected " + field.expected());
        }
    }
}
