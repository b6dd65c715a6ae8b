package org.valueledger.storage;

import io.r2dbc.spi.ConnectionFactoryOptions;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The PostgreSQL that starts and stops with the service and keeps its data in a folder. It listens on 127.0.0.1 only.
 *
 * <p>A lock file, not the server's own pid file, decides who owns the folder: after a killed service the server may still
 * run without an owner, and is then stopped before a new one starts.
 */
final class EmbeddedDatabase implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final String POSTGRES = "postgres";
    private static final Duration STARTUP_LIMIT = Duration.ofSeconds(60);

    private final FileChannel lockFile;
    private final EmbeddedPostgres server;
    private final String password;
    private final String servicePassword = ServiceRole.newPassword();

    private EmbeddedDatabase(FileChannel lockFile, EmbeddedPostgres server, String password) {
        this.lockFile = lockFile;
        this.server = server;
        this.password = password;
    }

    /**
     * Starts the server, creating its data on the first start.
     *
     * @throws DatabaseNotStarted with a sentence a person can act on
     */
    static EmbeddedDatabase in(Path folder) {
        FileChannel lock = takeFolder(folder);
        try {
            Path data = folder.resolve("postgres");
            OrphanedServer.stop(data);
            String password = SuperuserPassword.in(folder);
            EmbeddedPostgres server = start(folder, data, password);
            SuperuserPassword.require(server, data, password);
            LOG.info("PostgreSQL started in {} on 127.0.0.1:{}", data, server.getPort());
            return new EmbeddedDatabase(lock, server, password);
        } catch (Exception e) {
            release(lock);
            throw e instanceof DatabaseNotStarted told ? told : DatabaseNotStarted.because(folder, e);
        }
    }

    private static FileChannel takeFolder(Path folder) {
        FileChannel channel = null;
        try {
            Files.createDirectories(folder);
            channel = FileChannel.open(
                    folder.resolve("value-ledger.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // Held by this very process: the same answer as for another one.
            LOG.debug("lock held in this process", e);
        } catch (IOException e) {
            throw DatabaseNotStarted.because(folder, e);
        }
        release(channel);
        throw DatabaseNotStarted.folderTaken(folder);
    }

    private static EmbeddedPostgres start(Path folder, Path data, String password) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(folder.resolve("binaries").toFile())
                .setRegisterShutdownHook(false)
                .setPGStartupWait(STARTUP_LIMIT)
                .setConnectConfig("password", password)
                // The library's defaults suit throw-away databases; this one keeps what it acknowledged.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("max_connections", "50")
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("max_wal_size", "2GB")
                .setServerConfig("log_min_messages", "warning")
                .setErrorRedirector(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("postgres.log").toFile()))
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("postgres.log").toFile()))
                .start();
    }

    /** How to reach it; who signs in is still to be said. */
    ConnectionFactoryOptions.Builder options() {
        return ConnectionFactoryOptions.builder()
                .option(ConnectionFactoryOptions.DRIVER, "postgresql")
                .option(ConnectionFactoryOptions.HOST, "127.0.0.1")
                .option(ConnectionFactoryOptions.PORT, server.getPort())
                .option(ConnectionFactoryOptions.DATABASE, POSTGRES);
    }

    /** Owns the tables; used for migrations only. */
    Login owner() {
        return new Login(POSTGRES, password);
    }

    String servicePassword() {
        return servicePassword;
    }

    @Override
    public void close() {
        try {
            server.close();
            LOG.info("PostgreSQL stopped");
        } catch (IOException e) {
            LOG.warn("PostgreSQL did not stop cleanly; it recovers at the next start", e);
        } finally {
            release(lockFile);
        }
    }

    private static void release(@Nullable FileChannel lock) {
        try {
            if (lock != null) {
                lock.close();
            }
        } catch (IOException e) {
            LOG.debug("lock file", e);
        }
    }
}
