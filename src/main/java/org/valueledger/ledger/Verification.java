package org.valueledger.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a check of one customer's ledger found.
 *
 * @param entries how many there are
 * @param head the last entry, to be noted outside; null in an empty ledger
 * @param firstBroken the first entry that does not fit, or else the first row without an entry; null where all is well
 * @param problems at most {@link #MOST_LISTED} of {@code found}, entries in their order, then rows without one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Verification(
        boolean intact,
        long entries,
        @Nullable Head head,
        @Nullable Finding firstBroken,
        long found,
        List<Finding> problems) {

    static final int MOST_LISTED = 100;

    /** @param hash SHA-256, hexadecimal */
    record Head(long seq, String hash) {}

    /**
     * One thing that does not fit.
     *
     * @param seq the entry's place; null for a row that no entry speaks of
     * @param driver the importer's key of the driver it is about, or null
     * @param message a sentence
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Finding(
            @Nullable Long seq,
            @Nullable String kind,
            @Nullable String driver,
            Reason reason,
            String message) {}

    enum Reason {
        /** The number before is missing. */
        GAP,
        /** The entry's hash is not that of its text. */
        ALTERED,
        /** The entry does not follow the one before. */
        DETACHED,
        /** Entries are missing at the end. */
        CUT_OFF,
        /** The entry that somebody noted earlier is not in the ledger. */
        NOTED_HEAD_MISSING,
        /** What the entry records is stored differently now, or not at all. */
        ROW_DIFFERS,
        /** Something is stored that no entry speaks of. */
        NOT_RECORDED
    }
}
