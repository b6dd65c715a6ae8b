package org.valueledger.evidence;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.valueledger.storage.OffEventLoop;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SynchronousSink;
import reactor.netty.channel.AbortedException;

/** Takes files in: each up to a size, not too many at once, and none of a type that is not accepted. */
@Component
class Arrivals {

    /** Each may hold the largest file in memory a few times over while it is stored. */
    private static final int AT_ONCE = 16;

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Semaphore places = new Semaphore(AT_ONCE);
    private final OffEventLoop offEventLoop;
    private final int largest;

    Arrivals(OffEventLoop offEventLoop, @Value("${value-ledger.evidence.max-size:10MB}") DataSize largest) {
        this.offEventLoop = offEventLoop;
        this.largest = Math.toIntExact(largest.toBytes());
    }

    /** A file whose type is accepted. */
    record Arrived(String fileName, FileType type, byte[] bytes, byte[] sha256) {}

    int largest() {
        return largest;
    }

    /**
     * Receives a file and works on it.
     *
     * @param content read to its end, but never held beyond the limit
     * @throws RefusedFile through the result, for its size, its type or its slowness
     */
    <T> Mono<T> with(@Nullable String givenName, Flux<DataBuffer> content, Function<Arrived, Mono<T>> work) {
        return Mono.defer(() -> {
            if (!places.tryAcquire()) {
                return content.doOnNext(DataBufferUtils::release)
                        .then(Mono.error(() -> new RejectedExecutionException("too many uploads at once")));
            }
            String name = FileName.of(givenName);
            return receive(name, content)
                    .flatMap(bytes -> offEventLoop.run(() -> checked(name, bytes)))
                    .flatMap(work)
                    .doFinally(end -> places.release());
        });
    }

    private Mono<byte[]> receive(String name, Flux<DataBuffer> content) {
        return Mono.defer(() -> {
            var size = new AtomicLong();
            return DataBufferUtils.join(content.handle((buffer, kept) -> upToTheLimit(buffer, size, kept)))
                    .map(Arrivals::bytes)
                    .defaultIfEmpty(new byte[0])
                    .timeout(PATIENCE)
                    .onErrorMap(TimeoutException.class, e -> RefusedFile.tooSlow(name))
                    .onErrorMap(AbortedException::isConnectionReset, e -> RefusedFile.brokenOff(name))
                    .filter(bytes -> size.get() <= largest)
                    .switchIfEmpty(Mono.error(() -> RefusedFile.tooLarge(name, largest)));
        });
    }

    /** What is too much is read and let go, because a sender that is cut off never sees the answer. */
    private void upToTheLimit(DataBuffer buffer, AtomicLong size, SynchronousSink<DataBuffer> kept) {
        if (size.addAndGet(buffer.readableByteCount()) <= largest) {
            kept.next(buffer);
        } else {
            DataBufferUtils.release(buffer);
        }
    }

    private static byte[] bytes(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    private static Arrived checked(String name, byte[] bytes) {
        return switch (FileCheck.of(name, bytes)) {
            case Verdict.Accepted accepted -> new Arrived(name, accepted.type(), bytes, sha256(bytes));
            case Verdict.Refused refused -> throw RefusedFile.ofType(name, refused.found());
        };
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
