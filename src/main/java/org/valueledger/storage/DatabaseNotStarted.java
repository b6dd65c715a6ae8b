package org.valueledger.storage;

import java.nio.file.Path;

/** The embedded database cannot start; the message says what a person can do about it. */
final class DatabaseNotStarted extends RuntimeException {

    private DatabaseNotStarted(String message, Throwable cause) {
        super(message, cause);
    }

    private DatabaseNotStarted(String message) {
        super(message);
    }

    static DatabaseNotStarted folderTaken(Path folder) {
        return new DatabaseNotStarted("The data folder " + folder.toAbsolutePath()
                + " is in use by another Value Ledger. Stop that one, or set VALUE_LEDGER_DATA to another folder.");
    }

    static DatabaseNotStarted because(Path folder, Exception cause) {
        if (cause instanceof IllegalStateException
                && String.valueOf(cause.getMessage()).contains("Missing embedded")) {
            return new DatabaseNotStarted(
                    "This build carries no PostgreSQL for this platform. Build it here, or set SPRING_R2DBC_URL,"
                            + " SPRING_R2DBC_USERNAME and SPRING_R2DBC_PASSWORD to a PostgreSQL of your own.",
                    cause);
        }
        return new DatabaseNotStarted(
                "The embedded PostgreSQL did not start in " + folder.toAbsolutePath() + ": " + cause.getMessage()
                        + " (see postgres.log there). VALUE_LEDGER_DATA names another folder, SPRING_R2DBC_URL another"
                        + " PostgreSQL.",
                cause);
    }
}
