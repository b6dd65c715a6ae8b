package org.valueledger.library;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.valueledger.web.Problem;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Receives a file of templates, as far as it is of a believable size. */
final class TemplateUpload {

    /** Bytes; some thousand templates. */
    static final int MOST_BY_API = 8 * 1024 * 1024;

    /** Bytes; between preview and import the page itself carries the file, and a form holds no more. */
    static final int MOST_BY_PAGE = 400 * 1024;

    private TemplateUpload() {}

    static Mono<byte[]> bytes(Flux<DataBuffer> content, int most) {
        return DataBufferUtils.join(content, most)
                .map(buffer -> {
                    byte[] bytes = new byte[buffer.readableByteCount()];
                    buffer.read(bytes);
                    DataBufferUtils.release(buffer);
                    return bytes;
                })
                .defaultIfEmpty(new byte[0])
                .onErrorMap(DataBufferLimitException.class, e -> new TooLarge(most));
    }

    static final class TooLarge extends Problem {
        TooLarge(int most) {
            super(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "file-too-large",
                    "The file is larger than " + most / 1024 + " KB. Import it in parts, or through the API.");
        }
    }
}
