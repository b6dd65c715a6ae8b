package org.valueledger.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads a JSON object field by field and remembers everything that is wrong with it, so that a caller learns of all
 * mistakes at once.
 */
public final class JsonFields {

    private static final int MOST_DIGITS = 30;

    private final JsonNode object;
    private final String path;
    private final List<Problem.Field> problems;

    private JsonFields(JsonNode object, String path, List<Problem.Field> problems) {
        this.object = object;
        this.path = path;
        this.problems = problems;
    }

    /** Reads a body with a function and refuses it where anything was wrong. */
    public static <T> T read(JsonNode body, Function<JsonFields, @Nullable T> reading) {
        List<Problem.Field> problems = new ArrayList<>();
        if (!body.isObject()) {
            throw BadInput.of("body", shown(body), "a JSON object");
        }
        T result = reading.apply(new JsonFields(body, "", problems));
        if (!problems.isEmpty() || result == null) {
            throw new BadInput(problems);
        }
        return result;
    }

    public void refuse(String field, @Nullable String value, String expected) {
        problems.add(new Problem.Field(path + field, value, expected));
    }

    /** Text of limited length; empty counts as missing. */
    public @Nullable String text(String field, int longest) {
        JsonNode node = object.path(field);
        if (node.isMissingNode()
                || node.isNull()
                || (node.isString() && node.stringValue().isBlank())) {
            return null;
        }
        if (!node.isString() || node.stringValue().length() > longest) {
            refuse(field, shown(node), "text of at most " + longest + " characters");
            return null;
        }
        return node.stringValue().strip();
    }

    /** Text that must be there; a stand-in where it is not, which is never used because the body is refused. */
    public String requiredText(String field, int longest) {
        String text = text(field, longest);
        if (text == null) {
            missing(field, "text");
        }
        return text == null ? "" : text;
    }

    public @Nullable BigDecimal number(String field) {
        return number(field, object.path(field));
    }

    public BigDecimal requiredNumber(String field) {
        BigDecimal number = number(field);
        if (number == null) {
            missing(field, "a number");
        }
        return number == null ? BigDecimal.ZERO : number;
    }

    public @Nullable LocalDate date(String field) {
        String text = text(field, 40);
        try {
            LocalDate day = text == null ? null : LocalDate.parse(text);
            if (day == null || (day.getYear() >= 1900 && day.getYear() <= 2200)) {
                return day;
            }
        } catch (DateTimeParseException e) {
            // Answered below like a year that somebody mistyped.
        }
        refuse(field, text, "a date such as 2026-03-31, from 1900 to 2200");
        return null;
    }

    /** One of an enumeration's names, in any case, with - or _ between words. */
    public <E extends Enum<E>> @Nullable E oneOf(String field, Class<E> type) {
        String text = text(field, 60);
        if (text == null) {
            return null;
        }
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equalsIgnoreCase(text.replace('-', '_').replace(' ', '_'))) {
                return constant;
            }
        }
        refuse(
                field,
                text,
                "one of " + java.util.Arrays.toString(type.getEnumConstants()).toLowerCase(java.util.Locale.ROOT));
        return null;
    }

    /** An object within this one; null where it is missing or was refused. */
    public <T> @Nullable T object(String field, Function<JsonFields, T> reading) {
        JsonNode node = object.path(field);
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        if (!node.isObject()) {
            refuse(field, shown(node), "an object");
            return null;
        }
        return reading.apply(new JsonFields(node, path + field + ".", problems));
    }

    /** The objects of a list, each read with its place in the path; null where the field is missing. */
    public <T> @Nullable List<T> list(String field, Function<JsonFields, T> each) {
        JsonNode node = object.path(field);
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        List<T> list = new ArrayList<>();
        if (!node.isArray()) {
            refuse(field, shown(node), "a list");
            return list;
        }
        int index = 0;
        for (JsonNode item : node) {
            String at = path + field + "[" + index++ + "].";
            if (item.isObject()) {
                list.add(each.apply(new JsonFields(item, at, problems)));
            } else {
                refuse(field + "[" + (index - 1) + "]", shown(item), "an object");
            }
        }
        return list;
    }

    /** A number, or one in a string; null where it is missing or was refused. */
    public @Nullable BigDecimal number(String field, JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        try {
            BigDecimal number =
                    node.isString() ? new BigDecimal(node.stringValue().strip()) : node.decimalValue();
            if (number.precision() <= MOST_DIGITS && Math.abs(number.scale()) <= MOST_DIGITS) {
                return number;
            }
        } catch (RuntimeException e) {
            // Falls through: not a number is answered like a number that is too long.
        }
        refuse(field, shown(node), "a number of at most " + MOST_DIGITS + " digits");
        return null;
    }

    public JsonNode node(String field) {
        return object.path(field);
    }

    public void missing(String field, String expected) {
        boolean known = problems.stream().anyMatch(p -> p.field().equals(path + field));
        if (!known) {
            refuse(field, null, expected);
        }
    }

    public static String shown(JsonNode node) {
        String text = node.isString() ? node.stringValue() : node.toString();
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }
}
