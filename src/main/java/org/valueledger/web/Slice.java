package org.valueledger.web;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a long list.
 *
 * @param next cursor of the page that follows; null on the last
 * @param previous cursor of the page before; null on the first
 */
public record Slice<T>(
        List<T> items, @Nullable String next, @Nullable String previous) {

    public static final int DEFAULT_LIMIT = 50;
    public static final int LARGEST_LIMIT = 200;

    public Slice {
        items = List.copyOf(items);
    }

    /** @throws BadInput for anything but 1 to 200 */
    public static int limit(@Nullable Integer wanted) {
        if (wanted == null) {
            return DEFAULT_LIMIT;
        }
        if (wanted < 1 || wanted > LARGEST_LIMIT) {
            throw BadInput.of("limit", wanted.toString(), "1 to " + LARGEST_LIMIT);
        }
        return wanted;
    }

    /**
     * Makes a page of rows that were read with one more than the limit.
     *
     * @param read in reading order, that is backwards where {@code backward}
     * @param started whether a cursor was given
     */
    public static <T> Slice<T> of(
            List<T> read, int limit, boolean backward, boolean started, Function<T, String> cursor) {
        boolean more = read.size() > limit;
        List<T> rows = more ? read.subList(0, limit) : read;
        List<T> items = backward ? rows.reversed() : rows;
        boolean hasNext = !items.isEmpty() && (backward ? started : more);
        boolean hasPrevious = !items.isEmpty() && (backward ? more : started);
        return new Slice<>(
                items,
                hasNext ? cursor.apply(items.getLast()) : null,
                hasPrevious ? cursor.apply(items.getFirst()) : null);
    }

    public <R> Slice<R> map(Function<? super T, ? extends R> change) {
        return new Slice<>(items.stream().<R>map(change).toList(), next, previous);
    }
}
