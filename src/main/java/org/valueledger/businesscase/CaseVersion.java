package org.valueledger.businesscase;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.valueledger.web.Amount;

/**
 * A version in the list of all of them.
 *
 * @param roi NPV / present value of costs; null without costs
 * @param changes against the version before; empty for the first
 */
record CaseVersion(
        int version,
        @Nullable String name,
        @Nullable String source,
        @Nullable String note,
        Amount npv,
        @Nullable BigDecimal roi,
        @Nullable BigDecimal paybackMonths,
        String recordedBy,
        Instant recordedAt,
        List<CaseChange> changes) {

    /** @param before null for the first */
    static CaseVersion of(StoredCase stored, @Nullable StoredCase before) {
        var now = stored.businessCase();
        return new CaseVersion(
                stored.version(),
                stored.heading().name(),
                stored.heading().source(),
                stored.heading().note(),
                Amount.of(stored.npv(), now.currency()),
                stored.roi(),
                stored.paybackMonths(),
                stored.recordedBy(),
                stored.recordedAt().toInstant(),
                before == null ? List.of() : CaseChange.between(before.businessCase(), now));
    }
}
