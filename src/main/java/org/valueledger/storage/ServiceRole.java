package org.valueledger.storage;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database role that requests, imports and jobs run as. It owns nothing: it may not change what is kept, switch off a
 * trigger or write the ledger. Only migrations run as the owner.
 */
final class ServiceRole {

    static final String NAME = "value_ledger_service";

    private static final Logger LOG = LoggerFactory.getLogger(ServiceRole.class);

    private ServiceRole() {}

    /** @param password null: whoever signed in steps down to the role */
    static void letSignIn(Connection owner, String password) throws SQLException {
        try (var statement = owner.createStatement()) {
            // ALTER ROLE takes no parameters; the password is hexadecimal digits of our own making.
            statement.execute("ALTER ROLE " + NAME + " LOGIN PASSWORD '" + password + "'");
        }
    }

    /** Known to this process only: it is another one at every start. */
    static String newPassword() {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    /** Whether this user can step down to the role, or already is nothing more. */
    static boolean canBeTaken(Connection user) throws SQLException {
        try (var statement = user.createStatement();
                var row = statement.executeQuery("SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = '" + NAME
                        + "' AND pg_has_role(current_user, oid, 'MEMBER'))")) {
            row.next();
            boolean can = row.getBoolean(1);
            if (!can) {
                LOG.warn(
                        "The database user is no member of the role {}: the service runs with all rights of that user."
                                + " Locked baselines are then kept by triggers alone.",
                        NAME);
            }
            return can;
        }
    }
}
