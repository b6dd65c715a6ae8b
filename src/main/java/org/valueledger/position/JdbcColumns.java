package org.valueledger.position;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A JDBC row. */
record JdbcColumns(ResultSet row) implements Columns {

    @Override
    public <T> @Nullable T find(String name, Class<T> type) {
        try {
            if (type.isArray()) {
                var array = row.getArray(name);
                return array == null ? null : type.cast(array.getArray());
            }
            return row.getObject(name, type);
        } catch (SQLException e) {
            throw new IllegalStateException("column " + name, e);
        }
    }
}
