package org.valueledger.position;

import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;

/** An R2DBC row. */
record R2dbcColumns(Readable row) implements Columns {

    @Override
    public <T> @Nullable T find(String name, Class<T> type) {
        return row.get(name, type);
    }
}
