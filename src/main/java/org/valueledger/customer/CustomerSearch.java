package org.valueledger.customer;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.valueledger.valuation.Status;
import org.valueledger.web.BadInput;
import org.valueledger.web.Cursor;
import org.valueledger.web.Slice;

/**
 * Which customers are wanted, and which page of them.
 *
 * @param words each must be part of the name, the importer's key or the account manager
 * @param status of the worst driver
 * @param manager the account manager's user name in lower case
 * @param at where the page before ended, or the page after began
 * @param before the page before {@code at} is wanted, not the one after it
 */
record CustomerSearch(
        List<String> words,
        @Nullable Status status,
        @Nullable String manager,
        CustomerSort sort,
        int limit,
        @Nullable At at,
        boolean before) {

    private static final int LONGEST = 200;

    /** @param key the sorted value as text; null among those without one */
    record At(@Nullable String key, long id) {}

    static CustomerSearch of(
            @Nullable String q,
            @Nullable String status,
            @Nullable String manager,
            @Nullable String sort,
            @Nullable Integer limit,
            @Nullable String after,
            @Nullable String before) {
        CustomerSort order = CustomerSort.of(sort);
        boolean backward = after == null && before != null;
        return new CustomerSearch(
                words(q),
                status(status),
                manager == null || manager.isBlank() ? null : manager.toLowerCase(Locale.ROOT),
                order,
                Slice.limit(limit),
                backward ? at("before", before, order) : at("after", after, order),
                backward);
    }

    private static List<String> words(@Nullable String q) {
        if (q == null || q.isBlank()) {
            return List.of();
        }
        if (q.length() > LONGEST) {
            throw BadInput.of("q", q.substring(0, 20) + "…", "at most " + LONGEST + " characters");
        }
        return Arrays.stream(q.strip().toLowerCase(Locale.ROOT).split("\\s+"))
                .limit(8)
                .toList();
    }

    private static @Nullable Status status(@Nullable String word) {
        if (word == null || word.isBlank()) {
            return null;
        }
        for (Status status : Status.values()) {
            if (status.name().equalsIgnoreCase(word.replace('-', '_'))) {
                return status;
            }
        }
        String words = Arrays.stream(Status.values())
                .map(s -> s.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        throw BadInput.of("status", word, "one of " + words);
    }

    private static @Nullable At at(String field, @Nullable String cursor, CustomerSort sort) {
        if (cursor == null || cursor.isBlank()) {
            return null;
        }
        List<@Nullable String> values = Cursor.parse(field, cursor, 3);
        try {
            if (sort.word().equals(values.get(0))) {
                return new At(values.get(1), Long.parseLong(Objects.requireNonNullElse(values.get(2), "")));
            }
        } catch (NumberFormatException e) {
            throw Cursor.refused(field, cursor);
        }
        throw Cursor.refused(field, cursor);
    }

    String cursor(CustomerRow row) {
        return Cursor.of(Arrays.asList(sort.word(), row.sortKey(), Long.toString(row.id())));
    }

    /** Patterns for LIKE, in which the reader's own signs mean nothing special. */
    String[] patterns() {
        return words.stream()
                .map(word ->
                        "%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%")
                .toArray(String[]::new);
    }
}
