package org.valueledger.storage;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;

/**
 * The database once every migration has run.
 *
 * @param url its JDBC address
 * @param service who signs in for requests, imports and jobs
 * @param stepsDown whether that user has more rights than the service needs, and gives them up in every connection
 */
record MigratedDatabase(String url, Login service, boolean stepsDown) {

    /** The service signs in as its own role, under a password that only this process knows. */
    static MigratedDatabase embedded(EmbeddedDatabase server, String url) {
        migrate(url, server.owner());
        try (Connection owner = connect(url, server.owner())) {
            ServiceRole.letSignIn(owner, server.servicePassword());
        } catch (SQLException e) {
            throw new IllegalStateException("the service's role cannot sign in", e);
        }
        return new MigratedDatabase(url, new Login(ServiceRole.NAME, server.servicePassword()), false);
    }

    /** @param owner may be the service's user, which then steps down */
    static MigratedDatabase given(String url, Login owner, Login service) {
        migrate(url, owner);
        try (Connection user = connect(url, service)) {
            return new MigratedDatabase(url, service, ServiceRole.canBeTaken(user));
        } catch (SQLException e) {
            throw new IllegalStateException("the database does not let " + service.user() + " in", e);
        }
    }

    private static Connection connect(String url, Login login) throws SQLException {
        return DriverManager.getConnection(url, login.user(), login.password());
    }

    private static void migrate(String url, Login owner) {
        Flyway.configure()
                .dataSource(url, owner.user(), owner.password())
                .locations("classpath:db/migration")
                .connectRetries(10)
                .load()
                .migrate();
    }
}
