package org.valueledger.storage;

import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/** Parameters that may be absent. */
public final class Binds {

    private Binds() {}

    /** Binds a value or, typed, its absence. */
    public static <T> GenericExecuteSpec orNull(
            GenericExecuteSpec statement, String name, @Nullable T value, Class<T> type) {
        return value == null ? statement.bindNull(name, type) : statement.bind(name, value);
    }

    public static GenericExecuteSpec textOrNull(GenericExecuteSpec statement, String name, @Nullable String text) {
        return orNull(statement, name, text, String.class);
    }
}
