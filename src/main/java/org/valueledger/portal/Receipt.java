package org.valueledger.portal;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.valueledger.customer.CustomerNames;

/**
 * What was answered through a link, for the customer to keep.
 *
 * @param head of the ledger after the answer; the customer's copy is its witness
 */
record Receipt(
        ContactLink link,
        CustomerNames.Named customer,
        boolean agreed,
        OffsetDateTime at,
        @Nullable String comment,
        List<Line> lines,
        LedgerHeads.Head head) {

    /** @param fingerprint SHA-256 of the text, hexadecimal */
    record Line(ShownText text, String fingerprint) {}
}
