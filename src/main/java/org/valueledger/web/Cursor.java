package org.valueledger.web;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The row at which a page of a list ended, as an opaque word in an address. It names the row by its values, so paging stays
 * quick and right however far one goes and whatever is added meanwhile.
 */
public final class Cursor {

    private static final String NONE = "-";
    private static final String SOME = "~";
    private static final int LONGEST = 2000;

    private Cursor() {}

    public static String of(List<? extends @Nullable String> values) {
        StringBuilder text = new StringBuilder();
        for (String value : values) {
            text.append(value == null ? NONE : SOME + encoded(value)).append('.');
        }
        return text.substring(0, text.length() - 1);
    }

    /**
     * @param field the name of the parameter, for the refusal
     * @param size how many values are expected
     * @throws BadInput for anything that {@link #of} did not make
     */
    public static List<@Nullable String> parse(String field, String cursor, int size) {
        String[] parts = cursor.split("\\.", -1);
        if (cursor.length() > LONGEST || parts.length != size) {
            throw refused(field, cursor);
        }
        try {
            return Arrays.asList(Arrays.stream(parts).map(Cursor::value).toArray(String[]::new));
        } catch (IllegalArgumentException e) {
            throw refused(field, cursor);
        }
    }

    private static @Nullable String value(String part) {
        if (part.equals(NONE)) {
            return null;
        }
        if (!part.startsWith(SOME)) {
            throw new IllegalArgumentException(part);
        }
        return new String(Base64.getUrlDecoder().decode(part.substring(1)), StandardCharsets.UTF_8);
    }

    private static String encoded(String value) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(value.getBytes(StandardCharsets.UTF_8));
    }

    public static BadInput refused(String field, String cursor) {
        String shown = cursor.length() <= 40 ? cursor : cursor.substring(0, 40) + "…";
        return BadInput.of(field, shown, "a cursor from an earlier answer to the same question");
    }
}
