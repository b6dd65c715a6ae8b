package org.valueledger.ledger;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Compares what the ledger says with what is stored. Entries are noted first, then every stored row takes its entry away:
 * what remains on either side does not fit. Of what entries say only a hash is remembered, so that long ledgers fit into
 * memory.
 */
final class Expected {

    /** Readings of an import are stored one by one and recorded together when it ends: who and when are in the content. */
    private static final String IMPORT = "MEASUREMENTS_IMPORTED";

    /** What may change; the last entry must fit. */
    private static final Set<String> CHANGING = Set.of("DRIVER_DEFINED", "CONTRACT_RECORDED");

    /** A row that is stored now, in the words of the ledger; of an import without a time. */
    record StoredRow(
            String kind,
            @Nullable Long driverId,
            String recordedBy,
            @Nullable OffsetDateTime recordedAt,
            String content) {}

    /** A row that no entry speaks of, or, where there is a place, that this entry tells differently. */
    record Mismatch(@Nullable Long seq, StoredRow row) {}

    /** An entry that no stored row fits. */
    record Left(long seq, String kind, @Nullable Long driverId) {}

    private record Said(Left entry, String hash) {}

    private final Map<String, Left> kept = new HashMap<>();
    private final Map<String, Said> latest = new HashMap<>();

    void note(LedgerEntry entry) {
        var left = new Left(entry.seq(), entry.kind(), entry.driverId());
        if (CHANGING.contains(entry.kind())) {
            latest.put(subject(entry.kind(), entry.driverId()), new Said(left, hash(entry.content())));
        } else {
            OffsetDateTime time = entry.kind().equals(IMPORT) ? null : entry.recordedAt();
            kept.put(key(entry.kind(), entry.driverId(), entry.recordedBy(), time, entry.content()), left);
        }
    }

    /** @param odd told of a row that does not fit */
    void take(StoredRow row, Consumer<Mismatch> odd) {
        if (CHANGING.contains(row.kind())) {
            Said last = latest.remove(subject(row.kind(), row.driverId()));
            if (last == null || !last.hash().equals(hash(row.content()))) {
                odd.accept(new Mismatch(last == null ? null : last.entry().seq(), row));
            }
        } else if (kept.remove(key(row.kind(), row.driverId(), row.recordedBy(), row.recordedAt(), row.content()))
                == null) {
            odd.accept(new Mismatch(null, row));
        }
    }

    List<Left> left() {
        return Stream.concat(kept.values().stream(), latest.values().stream().map(Said::entry))
                .sorted(Comparator.comparingLong(Left::seq))
                .toList();
    }

    private static String subject(String kind, @Nullable Long driverId) {
        return kind + " " + driverId;
    }

    private static String key(
            String kind, @Nullable Long driverId, String by, @Nullable OffsetDateTime at, String content) {
        return hash(String.join("\n", kind, String.valueOf(driverId), by, at == null ? "" : Chain.time(at), content));
    }

    private static String hash(String text) {
        return HexFormat.of().formatHex(Chain.sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
