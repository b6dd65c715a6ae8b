package org.valueledger.storage;

import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import org.springframework.util.StringUtils;

/** The JDBC address of the database that R2DBC options name. */
final class JdbcUrl {

    private static final int DEFAULT_PORT = 5432;

    private JdbcUrl() {}

    static String of(ConnectionFactoryOptions options) {
        Object host = options.getValue(ConnectionFactoryOptions.HOST);
        Object port = options.getValue(ConnectionFactoryOptions.PORT);
        Object database = options.getValue(ConnectionFactoryOptions.DATABASE);
        String url = "jdbc:postgresql://" + (host == null ? "localhost" : host) + ":"
                + (port == null ? DEFAULT_PORT : port) + "/" + (database == null ? "" : database);
        Object sslMode = options.getValue(Option.valueOf("sslMode"));
        return sslMode == null ? url : url + "?sslmode=" + StringUtils.uncapitalize(sslMode.toString());
    }
}
