package org.valueledger.ledger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.valueledger.ledger.Verification.Finding;
import org.valueledger.ledger.Verification.Head;
import org.valueledger.ledger.Verification.Reason;

/** Gathers what does not fit, in words; remembers the first of it and counts the rest. */
final class Findings {

    private static final Comparator<Finding> IN_ORDER =
            Comparator.comparing(Finding::seq, Comparator.nullsLast(Comparator.naturalOrder()));

    private final MessageSource messages;
    private final Locale language;
    private final Map<Long, String> driverKeys = new HashMap<>();
    private final List<Finding> found = new ArrayList<>();
    private long count;

    Findings(MessageSource messages, Locale language) {
        this.messages = messages;
        this.language = language;
    }

    /** Drivers by number, as people know them. */
    void name(Map<Long, String> keys) {
        driverKeys.putAll(keys);
    }

    void entry(LedgerEntry entry, Reason reason) {
        add(entry.seq(), entry.kind(), entry.driverId(), reason, entry.seq());
    }

    void after(long last, long missing, Reason reason) {
        add(last + 1, null, null, reason, missing);
    }

    /** A stored row that its entry tells differently, or that has none. */
    void mismatch(Expected.Mismatch mismatch) {
        var row = mismatch.row();
        Reason reason = mismatch.seq() == null ? Reason.NOT_RECORDED : Reason.ROW_DIFFERS;
        add(mismatch.seq(), row.kind(), row.driverId(), reason, mismatch.seq() == null ? 0 : mismatch.seq());
    }

    /** An entry that no stored row fits. */
    void rowDiffers(Expected.Left left) {
        add(left.seq(), left.kind(), left.driverId(), Reason.ROW_DIFFERS, left.seq());
    }

    private void add(@Nullable Long seq, @Nullable String kind, @Nullable Long driverId, Reason reason, long number) {
        count++;
        String driver = driverId == null ? null : driverKeys.getOrDefault(driverId, driverId.toString());
        String word = kind == null ? "" : text("ledger.kind." + kind.toLowerCase(Locale.ROOT));
        String about = driver == null ? word : text("ledger.about", word, driver);
        found.add(new Finding(
                seq,
                kind,
                driver,
                reason,
                text("ledger.reason." + reason.name().toLowerCase(Locale.ROOT), number, about)));
        if (found.size() > 4 * Verification.MOST_LISTED) {
            found.sort(IN_ORDER);
            found.subList(Verification.MOST_LISTED, found.size()).clear();
        }
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, language);
    }

    Verification result(long entries, @Nullable Head head) {
        found.sort(IN_ORDER);
        List<Finding> listed = List.copyOf(found.subList(0, Math.min(found.size(), Verification.MOST_LISTED)));
        return new Verification(count == 0, entries, head, listed.isEmpty() ? null : listed.getFirst(), count, listed);
    }
}
