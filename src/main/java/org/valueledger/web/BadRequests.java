package org.valueledger.web;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.MethodParameter;
import org.springframework.web.server.MissingRequestValueException;
import org.springframework.web.server.ServerWebInputException;

/** Names the query parameter or header that Spring could not read. */
final class BadRequests {

    private BadRequests() {}

    static List<Problem.Field> fields(Throwable error) {
        if (error instanceof MissingRequestValueException missing) {
            return List.of(new Problem.Field(missing.getName(), null, expected(missing.getType())));
        }
        if (error instanceof ServerWebInputException input && input.getMethodParameter() != null) {
            return mismatch(input.getMethodParameter(), input.getCause());
        }
        return List.of();
    }

    private static List<Problem.Field> mismatch(MethodParameter parameter, @Nullable Throwable cause) {
        if (cause instanceof TypeMismatchException mismatch && parameter.getParameterName() != null) {
            return List.of(new Problem.Field(
                    parameter.getParameterName(),
                    String.valueOf(mismatch.getValue()),
                    expected(mismatch.getRequiredType())));
        }
        return List.of();
    }

    private static String expected(@Nullable Class<?> type) {
        if (type == LocalDate.class) {
            return "a date such as 2026-12-31";
        }
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return "a whole number";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type != null && type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(word -> word.toString().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .collect(Collectors.joining(", ", "one of ", ""));
        }
        return "a value";
    }
}
