package org.valueledger.ledger;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * One entry as it is stored.
 *
 * @param seq its place in the customer's chain, from 1 without gaps
 * @param kind such as {@code BASELINE_LOCKED}
 * @param content JSON, to the letter as it was hashed
 * @param previousHash SHA-256 of the entry before; 32 zero bytes before the first
 */
record LedgerEntry(
        long customerId,
        long seq,
        String kind,
        @Nullable Long driverId,
        String recordedBy,
        OffsetDateTime recordedAt,
        String content,
        byte[] previousHash,
        byte[] hash) {}
