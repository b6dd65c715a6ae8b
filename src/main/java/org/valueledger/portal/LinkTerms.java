package org.valueledger.portal;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What a link is signed for; none of it changes once the link is made.
 *
 * @param expiresAt in whole seconds
 */
record LinkTerms(
        long id,
        long customerId,
        Purpose purpose,
        String contactName,
        @Nullable String contactEmail,
        OffsetDateTime expiresAt) {

    /** What a link is good for, and nothing else. */
    enum Purpose {
        SIGN,
        ANSWER_BASELINE
    }

    /** Names hold no line breaks, so different terms never have the same text. */
    String text() {
        return String.join(
                "\n",
                Long.toString(id),
                Long.toString(customerId),
                purpose.name(),
                contactName,
                contactEmail == null ? "" : contactEmail,
                Long.toString(expiresAt.toEpochSecond()));
    }
}
