package org.valueledger.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Something a caller can be told: the parent of every feature's own exceptions. It is translated once, here, into
 * {@code application/problem+json} or a readable page.
 */
public abstract class Problem extends RuntimeException {

    private final HttpStatus status;
    private final String code;
    private final transient List<Field> fields;

    /**
     * One field that was not accepted.
     *
     * @param value as given; null where it was missing
     * @param expected what would have been accepted, in words
     */
    public record Field(String field, @Nullable String value, String expected) {}

    /**
     * @param code a lasting name for programs, such as {@code customer-not-found}
     * @param message a sentence for people
     */
    protected Problem(HttpStatus status, String code, String message, List<Field> fields) {
        super(message);
        this.status = status;
        this.code = code;
        this.fields = List.copyOf(fields);
    }

    protected Problem(HttpStatus status, String code, String message) {
        this(status, code, message, List.of());
    }

    public HttpStatus status() {
        return status;
    }

    public String code() {
        return code;
    }

    public List<Field> fields() {
        return fields;
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
