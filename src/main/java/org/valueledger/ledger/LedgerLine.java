package org.valueledger.ledger;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry as a person reads it.
 *
 * @param what such as "Baseline locked"
 * @param tone of the mark beside it: agreed, measured, changed or plain
 * @param facts what the entry says; where it follows another of its kind, what it says differently
 * @param hash SHA-256, hexadecimal
 */
record LedgerLine(
        long seq,
        String what,
        String tone,
        @Nullable Long driverId,
        @Nullable String driver,
        String recordedBy,
        String day,
        String time,
        List<Fact> facts,
        String hash) {

    /** @param before what was said earlier; null where nothing was */
    record Fact(String label, String value, @Nullable String before) {}

    public String shortHash() {
        return hash.substring(0, 12);
    }
}
