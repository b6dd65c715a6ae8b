package org.valueledger.portal;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A link whose token was shown, and that was signed for what it says.
 *
 * @param asker the name of the user who made it
 * @param zone the customer's
 * @param open whether it still may be used
 * @param usedWith SHA-256 of the form's key that used it up; null while it is not used
 * @param items what it is about, in the order in which it was asked
 */
record ContactLink(
        LinkTerms terms,
        String asker,
        ZoneId zone,
        boolean open,
        int tries,
        byte @Nullable [] usedWith,
        @Nullable OffsetDateTime usedAt,
        List<Item> items) {

    /** Wrong names that lock a link. */
    static final int MOST_TRIES = 5;

    enum What {
        GOAL,
        AMENDMENT,
        BASELINE
    }

    /** @param number of the proposal or amendment that was open when the link was made; 0 for a baseline */
    record Item(long driverId, What what, int number) {}

    long id() {
        return terms.id();
    }

    public String contact() {
        return terms.contactName();
    }

    /** How the history names whoever came through it. */
    String person() {
        return terms.contactName() + " (link " + terms.id() + ")";
    }

    /** Where the answer came from, in words that are kept with it. */
    String source() {
        String to = terms.contactEmail() == null ? terms.contactName() : terms.contactEmail();
        String source = "signed through link " + terms.id() + ", made by " + asker + " for " + to;
        return source.length() <= 200 ? source : source.substring(0, 199) + "…";
    }
}
