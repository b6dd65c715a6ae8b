package org.valueledger.ledger;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.valueledger.web.BadInput;

/** The head of a ledger as somebody noted it earlier, outside. */
final class NotedHead {

    private NotedHead() {}

    /** @return null where nothing was noted */
    static Verification.@Nullable Head of(@Nullable Long seq, @Nullable String hash) {
        String given = hash == null ? "" : hash.strip().toLowerCase(Locale.ROOT);
        if (seq == null && given.isEmpty()) {
            return null;
        }
        if (seq == null || seq < 1) {
            throw BadInput.of("headSeq", String.valueOf(seq), "the number of an entry, from 1");
        }
        if (!given.matches("[0-9a-f]{64}")) {
            throw BadInput.of("headHash", given, "64 hexadecimal digits");
        }
        return new Verification.Head(seq, given);
    }
}
