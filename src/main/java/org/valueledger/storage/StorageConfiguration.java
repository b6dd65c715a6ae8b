package org.valueledger.storage;

import com.zaxxer.hikari.HikariDataSource;
import io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.nio.file.Path;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.r2dbc.autoconfigure.ConnectionFactoryOptionsBuilderCustomizer;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/** Wires requests (R2DBC) and background work, imports and migrations (JDBC) to one PostgreSQL. */
@Configuration
class StorageConfiguration {

    /** What a request may cost the database. Background work has its own, patient connections. */
    private static final Map<String, String> REQUEST_LIMITS = Map.of(
            "synchronous_commit", "on",
            "statement_timeout", "5s",
            "lock_timeout", "2s",
            "idle_in_transaction_session_timeout", "10s");

    @Bean
    @Conditional(NoDatabaseGiven.class)
    EmbeddedDatabase embeddedDatabase(@Value("${value-ledger.data}") Path folder) {
        return EmbeddedDatabase.in(folder);
    }

    @Bean
    @Conditional(NoDatabaseGiven.class)
    R2dbcConnectionDetails embeddedConnectionDetails(EmbeddedDatabase database) {
        var options = ConnectionFactoryOptions.builder()
                .option(ConnectionFactoryOptions.DRIVER, "postgresql")
                .option(ConnectionFactoryOptions.HOST, "127.0.0.1")
                .option(ConnectionFactoryOptions.PORT, database.port())
                .option(ConnectionFactoryOptions.USER, "postgres")
                .option(ConnectionFactoryOptions.PASSWORD, database.password())
                .option(ConnectionFactoryOptions.DATABASE, "postgres")
                .build();
        return () -> options;
    }

    @Bean
    ConnectionFactoryOptionsBuilderCustomizer requestLimits() {
        return options -> options.option(PostgresqlConnectionFactoryProvider.OPTIONS, REQUEST_LIMITS)
                .option(PostgresqlConnectionFactoryProvider.TCP_KEEPALIVE, true);
    }

    /** Handed out only when every migration has run. */
    @Bean
    DataSource dataSource(R2dbcConnectionDetails details, @Value("${spring.flyway.url:#{null}}") @Nullable String url) {
        var options = details.getConnectionFactoryOptions();
        var pool = new HikariDataSource();
        pool.setJdbcUrl(url != null ? url : JdbcUrl.of(options));
        pool.setUsername((String) options.getValue(ConnectionFactoryOptions.USER));
        var password = options.getValue(ConnectionFactoryOptions.PASSWORD);
        pool.setPassword(password == null ? null : password.toString());
        pool.setMaximumPoolSize(4);
        pool.setPoolName("jobs");
        pool.setInitializationFailTimeout(-1);
        pool.addDataSourceProperty("reWriteBatchedInserts", "true");
        migrate(pool);
        return pool;
    }

    private static void migrate(DataSource pool) {
        Flyway.configure()
                .dataSource(pool)
                .locations("classpath:db/migration")
                .connectRetries(10)
                .load()
                .migrate();
    }
}
