package org.valueledger.storage;

import com.zaxxer.hikari.HikariDataSource;
import io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
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
        var options = database.options()
                .option(ConnectionFactoryOptions.USER, ServiceRole.NAME)
                .option(ConnectionFactoryOptions.PASSWORD, database.servicePassword())
                .build();
        return () -> options;
    }

    /** Migrations run first, as the owner of the tables; everything else follows as the service's own role. */
    @Bean
    MigratedDatabase migratedDatabase(
            R2dbcConnectionDetails details,
            Optional<EmbeddedDatabase> embedded,
            @Value("${spring.flyway.url:#{null}}") @Nullable String url,
            @Value("${spring.flyway.user:#{null}}") @Nullable String owner,
            @Value("${spring.flyway.password:#{null}}") @Nullable String ownerPassword) {
        var options = details.getConnectionFactoryOptions();
        if (embedded.isPresent()) {
            return MigratedDatabase.embedded(embedded.get(), JdbcUrl.of(options));
        }
        var service = Login.of(options);
        return MigratedDatabase.given(
                url != null ? url : JdbcUrl.of(options),
                owner == null ? service : new Login(owner, ownerPassword),
                service);
    }

    @Bean
    ConnectionFactoryOptionsBuilderCustomizer requestLimits(MigratedDatabase database) {
        Map<String, String> settings = new HashMap<>(REQUEST_LIMITS);
        if (database.stepsDown()) {
            settings.put("role", ServiceRole.NAME);
        }
        return options -> options.option(PostgresqlConnectionFactoryProvider.OPTIONS, settings)
                .option(PostgresqlConnectionFactoryProvider.TCP_KEEPALIVE, true);
    }

    @Bean
    DataSource dataSource(MigratedDatabase database) {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(database.url());
        pool.setUsername(database.service().user());
        pool.setPassword(database.service().password());
        if (database.stepsDown()) {
            pool.addDataSourceProperty("options", "-c role=" + ServiceRole.NAME);
        }
        pool.setMaximumPoolSize(4);
        pool.setPoolName("jobs");
        pool.setInitializationFailTimeout(-1);
        pool.addDataSourceProperty("reWriteBatchedInserts", "true");
        return pool;
    }
}
