package org.valueledger.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Files between their preview and their import: an hour at most, under a name nobody can guess, and only for who brought
 * them.
 */
@Component
class Uploads implements DisposableBean {

    private static final Duration KEPT = Duration.ofHours(1);
    private static final int NAME_BYTES = 16;

    /** @param name part of the address of the preview */
    record Upload(String name, long userId, Table table, String fileName, Path file, Instant until) {}

    private final Map<String, Upload> uploads = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();
    private final Clock clock = Clock.systemUTC();
    private final ScheduledExecutorService sweeper = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("upload-sweeper").daemon().factory());

    Uploads() {
        sweeper.scheduleWithFixedDelay(this::sweep, KEPT.toMinutes(), 5, TimeUnit.MINUTES);
    }

    /** @param file from now on belongs to this class */
    Upload keep(long userId, Table table, String fileName, Path file) {
        byte[] name = new byte[NAME_BYTES];
        random.nextBytes(name);
        Upload upload = new Upload(
                HexFormat.of().formatHex(name),
                userId,
                table,
                fileName,
                file,
                clock.instant().plus(KEPT));
        uploads.put(upload.name(), upload);
        return upload;
    }

    Upload get(String name, long userId) {
        Upload upload = uploads.get(name);
        if (upload == null || upload.userId() != userId || clock.instant().isAfter(upload.until())) {
            throw new Gone();
        }
        return upload;
    }

    /** Blocks: deletes the file. */
    void remove(Upload upload) {
        uploads.remove(upload.name());
        try {
            Files.deleteIfExists(upload.file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void sweep() {
        uploads.values().stream()
                .filter(upload -> clock.instant().isAfter(upload.until()))
                .forEach(this::remove);
    }

    @Override
    public void destroy() {
        sweeper.shutdownNow();
        uploads.values().forEach(this::remove);
    }

    /** Imported already, given up, older than an hour, or somebody else's. */
    static final class Gone extends org.valueledger.web.Problem {

        private static final long serialVersionUID = 1;

        Gone() {
            super(HttpStatus.NOT_FOUND, "upload-gone", Texts.of("import.gone"));
        }
    }
}
