package org.valueledger.businesscase;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.valueledger.web.Problem;
import reactor.core.publisher.Mono;

/** A file on its way in: business cases are small, so it is held in memory, up to a limit. */
final class CaseUpload {

    static final int LARGEST = 5 * 1024 * 1024;

    private CaseUpload() {}

    /** @return its bytes; none for an empty body */
    static Mono<byte[]> bytes(Publisher<DataBuffer> body) {
        return DataBufferUtils.join(body, LARGEST)
                .map(CaseUpload::taken)
                .defaultIfEmpty(new byte[0])
                .onErrorMap(DataBufferLimitException.class, e -> new TooLarge());
    }

    private static byte[] taken(DataBuffer buffer) {
        byte[] bytes = new byte[buffer.readableByteCount()];
        buffer.read(bytes);
        DataBufferUtils.release(buffer);
        return bytes;
    }

    /** What tells one file from another. */
    static String sha256(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static final class TooLarge extends Problem {
        TooLarge() {
            super(HttpStatus.CONTENT_TOO_LARGE, "file-too-large", CaseTexts.of("case.file.large"));
        }
    }
}
