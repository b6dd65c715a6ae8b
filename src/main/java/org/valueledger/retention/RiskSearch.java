package org.valueledger.retention;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.valueledger.web.BadInput;
import org.valueledger.web.Cursor;
import org.valueledger.web.Slice;

/**
 * Which risks are wanted, and which page of them.
 *
 * @param words each must be part of the name, the importer's key or the account manager
 * @param manager user name in lower case
 * @param renewsWithin only customers whose contract renews within so many days from today
 * @param at where the page before ended
 */
record RiskSearch(
        List<String> words,
        @Nullable String manager,
        @Nullable Integer renewsWithin,
        RiskSort sort,
        int limit,
        Risk.@Nullable Place at) {

    private static final int LONGEST = 200;
    private static final int FARTHEST = 3650;
    private static final String NUMBER = "-?[0-9]{1,400}(\\.[0-9]{1,400})?";
    private static final String DATE = "infinity|[0-9]{4}-[0-9]{2}-[0-9]{2}";

    static RiskSearch of(
            @Nullable String q,
            @Nullable String manager,
            @Nullable Integer renewsWithin,
            @Nullable String sort,
            @Nullable Integer limit,
            @Nullable String after) {
        if (renewsWithin != null && (renewsWithin < 0 || renewsWithin > FARTHEST)) {
            throw BadInput.of("renewsWithin", renewsWithin.toString(), "0 to " + FARTHEST + " days");
        }
        RiskSort order = RiskSort.of(sort);
        String own = text("manager", manager);
        return new RiskSearch(
                words(text("q", q)),
                own.isEmpty() ? null : own,
                renewsWithin,
                order,
                Slice.limit(limit),
                after == null || after.isEmpty() ? null : place(after, order));
    }

    private static String text(String field, @Nullable String given) {
        String text = given == null ? "" : given.strip().toLowerCase(Locale.ROOT);
        if (text.length() > LONGEST || text.indexOf('\0') >= 0) {
            throw BadInput.of(field, text.substring(0, Math.min(text.length(), 20)), "at most 200 characters");
        }
        return text;
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split("\\s+")).filter(word -> !word.isEmpty()).toList();
    }

    /** For LIKE ALL. */
    String[] patterns() {
        return words.stream()
                .map(word ->
                        "%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%")
                .toArray(String[]::new);
    }

    String cursor(Risk last) {
        Risk.Place place = last.place();
        return Cursor.of(List.of(sort.word, Integer.toString(place.group()), place.key(), Long.toString(place.id())));
    }

    /** A cursor of another order would skip customers. */
    private static Risk.Place place(String cursor, RiskSort sort) {
        List<@Nullable String> values = Cursor.parse("after", cursor, 4);
        String group = String.valueOf(values.get(1));
        String key = String.valueOf(values.get(2));
        String id = String.valueOf(values.get(3));
        boolean right = sort.word.equals(values.get(0))
                && group.matches("[0-2]")
                && id.matches("[0-9]{1,18}")
                && fits(key, sort);
        if (!right) {
            throw Cursor.refused("after", cursor);
        }
        return new Risk.Place(Integer.parseInt(group), key, Long.parseLong(id));
    }

    private static boolean fits(String key, RiskSort sort) {
        return switch (sort.type) {
            case "numeric" -> key.matches(NUMBER);
            case "date" -> key.matches(DATE);
            default -> key.indexOf('\0') < 0;
        };
    }
}
