package org.valueledger.access;

import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Users as they are made at start-up: blocking, never on the request path. */
@Component
public class Users {

    private static final Logger LOG = LoggerFactory.getLogger(Users.class);

    private static final String ADD = """
            INSERT INTO app_user (username, display_name, role, password_hash)
            VALUES (:username, :displayName, :role, :hash)
            ON CONFLICT DO NOTHING
            """;

    /** What is true already is not written again, so that sessions stay open. */
    private static final String RESTORE = """
            UPDATE app_user
               SET password_hash = :hash, role = :role, disabled = false, version = version + 1
             WHERE lower(username) = lower(:username)
               AND (password_hash <> :hash OR role <> :role OR disabled)
            """;

    private final JdbcClient database;
    private final Passwords passwords;

    Users(DataSource dataSource, Passwords passwords) {
        this.database = JdbcClient.create(dataSource);
        this.passwords = passwords;
    }

    /**
     * @param username as people type it; another spelling of a known name is the same user
     * @param rawPassword hashed here; a short one is the operator's own risk, and said so in the log
     * @return false where the user was there already; nothing about it is changed then
     */
    public boolean addIfAbsent(String username, String displayName, Viewer.Role role, String rawPassword) {
        if (!Passwords.isUsable(rawPassword)) {
            throw new PasswordNotAccepted(username);
        }
        if (!Passwords.isAcceptable(rawPassword)) {
            LOG.warn("The password of \"{}\" is short: anybody may guess it", username);
        }
        return database.sql(ADD)
                        .param("username", username)
                        .param("displayName", displayName)
                        .param("role", role.name())
                        .param("hash", passwords.hash(rawPassword))
                        .update()
                == 1;
    }

    /** A password nobody can guess, for {@link #addIfAbsent} and the {@link Welcome}. */
    public String newPassword() {
        return passwords.generated();
    }

    boolean exists(String username) {
        return database.sql("SELECT EXISTS (SELECT FROM app_user WHERE lower(username) = lower(:username))")
                .param("username", username)
                .query(Boolean.class)
                .single();
    }

    /** Makes sure that this user is there, may sign in with this password, and has this role. */
    void ensure(String username, String displayName, Viewer.Role role, String rawPassword) {
        if (addIfAbsent(username, displayName, role, rawPassword)) {
            return;
        }
        String known = database.sql("SELECT password_hash FROM app_user WHERE lower(username) = lower(:username)")
                .param("username", username)
                .query(String.class)
                .single();
        database.sql(RESTORE)
                .param("username", username)
                .param("role", role.name())
                .param("hash", passwords.matches(rawPassword, known) ? known : passwords.hash(rawPassword))
                .update();
    }

    /** Empty, or longer than what is hashed. */
    static final class PasswordNotAccepted extends RuntimeException {
        PasswordNotAccepted(String username) {
            super("the password for the user \"" + username + "\" is not accepted, expected 1 to "
                    + Passwords.MOST_BYTES + " bytes");
        }
    }
}
