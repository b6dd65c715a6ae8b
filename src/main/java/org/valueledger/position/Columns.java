package org.valueledger.position;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One row of a query, read alike over R2DBC (requests) and JDBC (imports, jobs). */
interface Columns {

    <T> @Nullable T find(String name, Class<T> type);

    default <T> T get(String name, Class<T> type) {
        return Objects.requireNonNull(find(name, type), name);
    }

    default String text(String name) {
        return get(name, String.class);
    }

    default LocalDate date(String name) {
        return get(name, LocalDate.class);
    }

    default BigDecimal number(String name) {
        return get(name, BigDecimal.class);
    }

    default List<BigDecimal> numbers(String name) {
        return List.of(get(name, BigDecimal[].class));
    }
}
