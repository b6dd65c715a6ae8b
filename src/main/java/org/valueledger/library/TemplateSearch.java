package org.valueledger.library;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.valueledger.valuation.Kind;
import org.valueledger.web.BadInput;
import org.valueledger.web.Cursor;
import org.valueledger.web.Slice;

/**
 * Which templates are wanted, and which page of them.
 *
 * @param words each must be part of the key, the name, the metric, the stakeholder or the story
 * @param industry its own templates and those for all industries
 * @param retired those that are offered no more, instead of those that are
 * @param after name and key of the last template before
 */
record TemplateSearch(
        List<String> words,
        @Nullable String industry,
        @Nullable RoiCategory category,
        @Nullable Kind kind,
        boolean retired,
        int limit,
        @Nullable After after) {

    private static final int LONGEST = 200;

    /** Where the page before ended. */
    record After(String name, String key) {}

    static TemplateSearch of(
            @Nullable String q,
            @Nullable String industry,
            @Nullable String category,
            @Nullable String kind,
            @Nullable Boolean retired,
            @Nullable Integer limit,
            @Nullable String after) {
        return new TemplateSearch(
                words(q),
                text("industry", industry),
                oneOf("category", category, RoiCategory.values()),
                oneOf("kind", kind, Kind.values()),
                Boolean.TRUE.equals(retired),
                Slice.limit(limit),
                after == null || after.isBlank() ? null : after(after));
    }

    boolean isFiltered() {
        return !words.isEmpty() || industry != null || category != null || kind != null;
    }

    private static List<String> words(@Nullable String q) {
        String text = text("q", q);
        return text == null
                ? List.of()
                : Arrays.stream(text.toLowerCase(Locale.ROOT).split("\\s+"))
                        .limit(8)
                        .toList();
    }

    private static @Nullable String text(String field, @Nullable String given) {
        if (given == null || given.isBlank()) {
            return null;
        }
        if (given.length() > LONGEST) {
            throw BadInput.of(field, given.substring(0, 20) + "…", "at most " + LONGEST + " characters");
        }
        return given.replace('\0', ' ').strip();
    }

    private static <E extends Enum<E>> @Nullable E oneOf(String field, @Nullable String word, E[] values) {
        if (word == null || word.isBlank()) {
            return null;
        }
        return Arrays.stream(values)
                .filter(value -> value.name().equalsIgnoreCase(word.strip().replace('-', '_')))
                .findFirst()
                .orElseThrow(() -> BadInput.of(
                        field, word, "one of " + Arrays.toString(values).toLowerCase(Locale.ROOT)));
    }

    private static After after(String cursor) {
        List<@Nullable String> values = Cursor.parse("after", cursor, 2);
        String name = values.get(0);
        String key = values.get(1);
        if (name == null || key == null || name.indexOf('\0') >= 0 || key.indexOf('\0') >= 0) {
            throw Cursor.refused("after", cursor);
        }
        return new After(name, key);
    }

    static String cursor(TemplateLine line) {
        return Cursor.of(List.of(line.sortKey(), line.key()));
    }

    /** Patterns for LIKE, in which the reader's own signs mean nothing special. */
    String[] patterns() {
        return words.stream()
                .map(word ->
                        "%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%")
                .toArray(String[]::new);
    }

    String industryOrNone() {
        return Objects.requireNonNullElse(industry, "");
    }
}
