package org.valueledger.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * How entries hang together: each hash is SHA-256 over the hash before and the entry's own text. The database computes the
 * same ({@code ledger_text}, {@code ledger_link}); this is the second opinion.
 */
final class Chain {

    static final byte[] START = new byte[32];

    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'");

    private Chain() {}

    static byte[] hash(byte[] previous, LedgerEntry entry) {
        MessageDigest digest = sha256();
        digest.update(previous);
        return digest.digest(text(entry).getBytes(StandardCharsets.UTF_8));
    }

    /** Content comes last, because nothing else can hold a line break. */
    private static String text(LedgerEntry entry) {
        return String.join(
                "\n",
                Long.toString(entry.customerId()),
                Long.toString(entry.seq()),
                entry.kind(),
                entry.driverId() == null ? "" : entry.driverId().toString(),
                entry.recordedBy(),
                time(entry.recordedAt()),
                entry.content());
    }

    static String time(OffsetDateTime time) {
        return MICROSECONDS.format(time.withOffsetSameInstant(ZoneOffset.UTC));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
