package org.valueledger;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** One PostgreSQL per test run, one new database for whoever asks. */
public final class TestDatabase {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final EmbeddedPostgres SERVER = start();

    private TestDatabase() {}

    /** An empty database with the schema in it. */
    public static DataSource migrated() {
        var database = empty();
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration")
                .load()
                .migrate();
        return database;
    }

    /** Without any schema. */
    public static DataSource empty() {
        return SERVER.getDatabase("postgres", create());
    }

    /** Points a Spring context at a database of its own. */
    public static final class Fresh implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            TestPropertyValues.of(
                            "spring.r2dbc.url=r2dbc:postgresql://127.0.0.1:" + SERVER.getPort() + "/" + create(),
                            "spring.r2dbc.username=postgres",
                            "spring.r2dbc.password=postgres")
                    .applyTo(context);
        }
    }

    /** The database that a Spring context was pointed at, as a superuser reaches it. */
    public static DataSource asSuperuser(String r2dbcUrl) {
        return SERVER.getDatabase("postgres", r2dbcUrl.substring(r2dbcUrl.lastIndexOf('/') + 1));
    }

    /** Takes away every customer and all that belongs to one, past the triggers that keep it. */
    public static void forgetCustomers(DataSource superuser) {
        try (var connection = superuser.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("""
                    SET session_replication_role = replica;
                    TRUNCATE customer, value_driver, import_run, portfolio_rate CASCADE;
                    SET session_replication_role = DEFAULT
                    """);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String create() {
        String name = "test_" + COUNT.incrementAndGet();
        try (var connection = SERVER.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
            return name;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder()
                    .setOverrideWorkingDirectory(Path.of("target", "postgres").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
