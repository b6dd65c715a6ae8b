package org.valueledger.evidence;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * All about one file but its bytes.
 *
 * @param on the day of the reading it proves; null for a baseline, a goal, and a reading not named
 * @param size bytes
 * @param sha256 of the bytes, 64 hexadecimal digits
 * @param recordedBy a user name, or who a signed link was made out to
 */
public record EvidenceFile(
        long id,
        long customerId,
        long driverId,
        About about,
        @Nullable LocalDate on,
        String fileName,
        String mediaType,
        int size,
        String sha256,
        @Nullable String note,
        String recordedBy,
        OffsetDateTime recordedAt,
        @Nullable Withdrawal withdrawn) {

    private static final int KILO = 1024;

    /** Why a file no longer counts. */
    public record Withdrawal(String reason, String recordedBy, OffsetDateTime recordedAt) {}

    public boolean counts() {
        return withdrawn == null;
    }

    /** In the largest unit that leaves a number of at least one. */
    public String sizeInWords() {
        if (size < KILO) {
            return size + " B";
        }
        return size < KILO * KILO
                ? Math.round(size / (double) KILO) + " KB"
                : String.format(Locale.ROOT, "%.1f MB", size / (double) (KILO * KILO));
    }

    /** Enough of the checksum to tell two files apart by eye. */
    public String shortSha256() {
        return sha256.substring(0, 12);
    }

    public String typeInWords() {
        return FileType.of(mediaType).words();
    }

    EvidenceFile withdrawn(Withdrawal withdrawal) {
        return new EvidenceFile(
                id,
                customerId,
                driverId,
                about,
                on,
                fileName,
                mediaType,
                size,
                sha256,
                note,
                recordedBy,
                recordedAt,
                withdrawal);
    }
}
