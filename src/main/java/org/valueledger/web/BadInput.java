package org.valueledger.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Fields that were not accepted; nothing was stored. */
public class BadInput extends Problem {

    public BadInput(List<Field> fields) {
        super(HttpStatus.BAD_REQUEST, "bad-input", sentence(fields), fields);
    }

    /** @param value null where it is missing */
    public static BadInput of(String field, @Nullable String value, String expected) {
        return new BadInput(List.of(new Field(field, value, expected)));
    }

    private static String sentence(List<Field> fields) {
        Field first = fields.getFirst();
        String value = first.value() == null ? "missing" : "\"" + first.value() + "\"";
        String more = fields.size() == 1 ? "" : " (and " + (fields.size() - 1) + " more)";
        return first.field() + " is " + value + ", expected " + first.expected() + more;
    }
}
