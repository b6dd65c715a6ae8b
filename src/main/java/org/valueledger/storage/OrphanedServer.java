package org.valueledger.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A PostgreSQL that outlived a killed service. Nobody else can own it: the caller holds the folder's lock. */
final class OrphanedServer {

    private static final Logger LOG = LoggerFactory.getLogger(OrphanedServer.class);

    private OrphanedServer() {}

    static void stop(Path data) throws IOException, InterruptedException {
        Path pidFile = data.resolve("postmaster.pid");
        try {
            long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
            var process = ProcessHandle.of(pid).filter(OrphanedServer::isPostgres);
            if (process.isPresent()) {
                LOG.warn("Stopping the PostgreSQL (process {}) that an earlier start left behind", pid);
                stop(process.get());
            }
        } catch (NoSuchFileException e) {
            LOG.debug("no server was left in {}", data);
        } catch (NumberFormatException e) {
            // A torn pid file: the server removes it itself when it starts.
            LOG.warn("Unreadable {}", pidFile);
        }
    }

    /** The number may by now belong to some other program. */
    private static boolean isPostgres(ProcessHandle process) {
        return process.info().command().filter(c -> c.contains("postgres")).isPresent();
    }

    private static void stop(ProcessHandle process) throws InterruptedException {
        process.destroy();
        try {
            process.onExit().get(10, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            process.destroyForcibly();
        } catch (ExecutionException e) {
            LOG.debug("waiting for {}", process.pid(), e);
        }
    }
}
