package org.valueledger.storage;

import io.r2dbc.spi.Readable;
import java.util.Objects;

/** Columns that the schema promises to be there. */
public final class Rows {

    private Rows() {}

    /** @throws NullPointerException naming the column, where the schema lied */
    public static <T> T get(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }

    public static String text(Readable row, String column) {
        return get(row, column, String.class);
    }

    public static long number(Readable row, String column) {
        return get(row, column, Long.class);
    }
}
