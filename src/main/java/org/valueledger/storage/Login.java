package org.valueledger.storage;

import io.r2dbc.spi.ConnectionFactoryOptions;
import org.jspecify.annotations.Nullable;

/** Who signs in at the database. */
record Login(@Nullable String user, @Nullable String password) {

    static Login of(ConnectionFactoryOptions options) {
        Object password = options.getValue(ConnectionFactoryOptions.PASSWORD);
        return new Login(
                (String) options.getValue(ConnectionFactoryOptions.USER),
                password == null ? null : password.toString());
    }
}
