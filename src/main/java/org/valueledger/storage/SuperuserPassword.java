package org.valueledger.storage;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.HexFormat;

/**
 * The embedded database's password, kept in a file that only its owner can read. A fresh server trusts every local
 * user; after {@link #require} it no longer does.
 */
final class SuperuserPassword {

    private static final String HOST_RULES = """
            # Written by Value Ledger: nobody connects without the password in ../password
            local all all              scram-sha-256
            host  all all 127.0.0.1/32 scram-sha-256
            """;

    private SuperuserPassword() {}

    static String in(Path folder) throws IOException {
        Path file = folder.resolve("password");
        if (Files.exists(file)) {
            return Files.readString(file).strip();
        }
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        String password = HexFormat.of().formatHex(random);
        Files.writeString(file, password);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
        return password;
    }

    static void require(EmbeddedPostgres server, Path data, String password) throws IOException, SQLException {
        Path rules = data.resolve("pg_hba.conf");
        if (Files.readString(rules).equals(HOST_RULES)) {
            return;
        }
        try (var connection = server.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            // ALTER ROLE takes no parameters; the password is hexadecimal digits of our own making.
            statement.execute("ALTER ROLE postgres PASSWORD '" + password + "'");
            Files.writeString(rules, HOST_RULES);
            statement.execute("SELECT pg_reload_conf()");
        }
    }
}
