package org.valueledger.evidence;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.codec.multipart.FilePartEvent;
import org.springframework.http.codec.multipart.PartEvent;
import org.valueledger.web.BadInput;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Signal;

/** The file in a program's form. */
final class FormFile {

    private FormFile() {}

    /**
     * Streams the first file of a form. The form is read to its end even where the file is refused: Spring's parser
     * releases buffers twice when it is cancelled while it hands out a part.
     */
    static <T> Mono<T> first(Flux<PartEvent> parts, Function<String, Function<Flux<DataBuffer>, Mono<T>>> work) {
        var taken = new AtomicBoolean();
        return parts.windowUntil(PartEvent::isLast)
                .concatMap(part -> part.switchOnFirst(
                        (first, all) -> first.get() instanceof FilePartEvent file && taken.compareAndSet(false, true)
                                ? work.apply(file.filename())
                                        .apply(all.map(PartEvent::content))
                                        .materialize()
                                : letGo(all)))
                .reduce((first, later) -> first)
                .<T>dematerialize()
                .switchIfEmpty(Mono.error(() -> BadInput.of("file", "", "a part with a file")));
    }

    private static <T> Mono<Signal<T>> letGo(Flux<PartEvent> part) {
        return part.doOnNext(event -> DataBufferUtils.release(event.content())).then(Mono.empty());
    }
}
