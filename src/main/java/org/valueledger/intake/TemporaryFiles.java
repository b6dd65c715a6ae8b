package org.valueledger.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.AsynchronousFileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.stereotype.Component;
import org.valueledger.storage.OffEventLoop;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Files on their way in and out: streamed from and to the network without being held in memory. */
@Component
class TemporaryFiles {

    private static final int BUFFER = 64 * 1024;

    interface Work<T> {
        T on(Path file) throws Exception;
    }

    private record Open(Path file, AsynchronousFileChannel channel) {}

    private final OffEventLoop offEventLoop;

    TemporaryFiles(OffEventLoop offEventLoop) {
        this.offEventLoop = offEventLoop;
    }

    /** Writes a request's body to a file, works on it, and deletes it whatever happens. */
    <T> Mono<T> with(Publisher<DataBuffer> body, Work<T> work) {
        return Mono.usingWhen(receive(body), file -> offEventLoop.run(() -> work.on(file)), this::delete);
    }

    /** Writes a request's body to a file that its receiver deletes. */
    Mono<Path> receive(Publisher<DataBuffer> body) {
        return Mono.usingWhen(
                offEventLoop.run(TemporaryFiles::open),
                open -> DataBufferUtils.write(body, open.channel())
                        .doOnNext(DataBufferUtils::release)
                        .then(Mono.just(open.file())),
                open -> offEventLoop.run(closing(open)),
                (open, error) -> offEventLoop.run(closing(open)).then(delete(open.file())),
                open -> offEventLoop.run(closing(open)).then(delete(open.file())));
    }

    /** What the work has written into a file, which is deleted when it is sent. */
    Flux<DataBuffer> send(Work<Path> work) {
        return Flux.usingWhen(
                offEventLoop.run(() -> work.on(Files.createTempFile("value-ledger-", ".csv"))),
                file -> offEventLoop
                        .run(() -> AsynchronousFileChannel.open(file, StandardOpenOption.READ))
                        .flatMapMany(channel -> DataBufferUtils.readAsynchronousFileChannel(
                                () -> channel, DefaultDataBufferFactory.sharedInstance, BUFFER)),
                this::delete);
    }

    private static Open open() throws IOException {
        Path file = Files.createTempFile("value-ledger-", ".csv");
        return new Open(file, AsynchronousFileChannel.open(file, StandardOpenOption.WRITE));
    }

    private static Callable<Boolean> closing(Open open) {
        return () -> {
            open.channel().close();
            return true;
        };
    }

    Mono<Boolean> delete(Path file) {
        return offEventLoop.run(() -> deleted(file));
    }

    static boolean deleted(Path file) {
        try {
            return Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
