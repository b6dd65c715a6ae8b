package org.valueledger.businesscase;

import org.jspecify.annotations.Nullable;
import org.valueledger.web.IfMatch;

/** Which version a writer has seen. */
sealed interface Replaces {

    /** Refuses where the newest version is another one; 0: there is none. */
    void check(int newest);

    /** As {@code If-Match} says; null: the writer believes that there is none yet. */
    record Version(@Nullable Integer seen) implements Replaces {
        @Override
        public void check(int newest) {
            if (seen == null && newest > 0) {
                throw new CaseProblems.VersionMissing(newest);
            }
            if (seen != null && seen != newest) {
                throw new CaseProblems.OldVersion(newest);
            }
        }
    }

    /** Every version is kept, so a file may simply become the next one. */
    record Whatever() implements Replaces {
        @Override
        public void check(int newest) {}
    }

    /** @throws org.valueledger.web.BadInput for anything but a version */
    static Version ifMatch(@Nullable String header) {
        if (header == null) {
            return new Version(null);
        }
        return new Version((int) Math.min(IfMatch.version(header), Integer.MAX_VALUE));
    }
}
