package org.valueledger.ledger;

import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.valueledger.ledger.Verification.Head;
import org.valueledger.ledger.Verification.Reason;

/** Takes entries in their order and sees whether each follows the one before. */
final class ChainWalk {

    private final Findings findings;
    private final @Nullable Head noted;
    private byte[] previous = Chain.START;
    private long last;
    private long count;
    private boolean notedSeen;

    /** @param noted a head that somebody kept outside, or null */
    ChainWalk(Findings findings, @Nullable Head noted) {
        this.findings = findings;
        this.noted = noted;
    }

    void take(LedgerEntry entry) {
        if (entry.seq() != last + 1) {
            findings.entry(entry, Reason.GAP);
        } else if (!Arrays.equals(entry.previousHash(), previous)) {
            findings.entry(entry, Reason.DETACHED);
        }
        if (!Arrays.equals(entry.hash(), Chain.hash(entry.previousHash(), entry))) {
            findings.entry(entry, Reason.ALTERED);
        }
        notedSeen |= noted != null && noted.equals(new Head(entry.seq(), hex(entry.hash())));
        previous = entry.hash();
        last = entry.seq();
        count++;
    }

    /** @param stored the head as the database keeps it apart from the entries; null where it keeps none */
    void end(@Nullable Head stored) {
        Head walked = head();
        if (stored != null && !stored.equals(walked)) {
            findings.after(last, stored.seq(), Reason.CUT_OFF);
        } else if (stored == null && walked != null) {
            findings.after(last, last, Reason.CUT_OFF);
        }
        if (noted != null && !notedSeen) {
            findings.after(noted.seq() - 1, noted.seq(), Reason.NOTED_HEAD_MISSING);
        }
    }

    long count() {
        return count;
    }

    @Nullable Head head() {
        return count == 0 ? null : new Head(last, hex(previous));
    }

    private static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }
}
