package org.valueledger.web;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** The version that a change names, as the header If-Match spells it. */
public final class IfMatch {

    private IfMatch() {}

    /** @throws VersionMissing without the header; {@link BadInput} for one that is no ETag of ours */
    public static long version(@Nullable String header) {
        if (header == null) {
            throw new VersionMissing();
        }
        String number = header.replace("\"", "").strip();
        if (!number.matches("[0-9]{1,18}")) {
            throw BadInput.of("If-Match", header, "the ETag of what is to be changed, such as \"3\"");
        }
        return Long.parseLong(number);
    }

    /** A change without saying of what. */
    public static final class VersionMissing extends Problem {
        VersionMissing() {
            super(
                    HttpStatus.PRECONDITION_REQUIRED,
                    "version-missing",
                    "If-Match is missing, expected the ETag of what is to be changed, as it was read.");
        }
    }

    /** The caller changes something older than what is stored. */
    public static final class OldVersion extends Problem {
        public OldVersion(long now) {
            super(
                    HttpStatus.PRECONDITION_FAILED,
                    "old-version",
                    "If-Match names another version than the stored one, \"" + now
                            + "\". Read it again and repeat the change.");
        }
    }
}
