package org.valueledger.businesscase;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.valueledger.access.Viewer;
import org.valueledger.web.Problem;

/** What can be wrong with a request about a customer's business case. */
final class CaseProblems {

    private CaseProblems() {}

    static final class NoCase extends Problem {
        NoCase(@Nullable Integer version) {
            super(
                    HttpStatus.NOT_FOUND,
                    "business-case-not-found",
                    version == null
                            ? "The customer has no business case yet."
                            : "The customer's business case has no version " + version + ".");
        }
    }

    static final class NoLine extends Problem {
        NoLine(String ref) {
            super(
                    HttpStatus.NOT_FOUND,
                    "line-not-found",
                    "The customer's business case has no benefit line \"" + ref + "\".");
        }
    }

    /** A change without saying of what. */
    static final class VersionMissing extends Problem {
        VersionMissing(int newest) {
            super(
                    HttpStatus.PRECONDITION_REQUIRED,
                    "version-missing",
                    "If-Match is missing, expected the ETag of the business case as it was read; there is version "
                            + newest + " already.");
        }
    }

    /** The caller replaces something older than what is stored. */
    static final class OldVersion extends Problem {
        OldVersion(int newest) {
            super(
                    HttpStatus.PRECONDITION_FAILED,
                    "old-version",
                    newest == 0
                            ? "If-Match names a version, but the customer has no business case yet."
                            : "If-Match names another version than the newest one, \"" + newest
                                    + "\". Get the business case again and repeat the change.");
        }
    }

    /** Executives read everything and change nothing. */
    static final class ReadsOnly extends Problem {
        private ReadsOnly() {
            super(
                    HttpStatus.FORBIDDEN,
                    "reads-only",
                    "Your role reads business cases and changes none. Ask the account manager.");
        }

        static void refuse(Viewer viewer) {
            if (!viewer.mayWrite()) {
                throw new ReadsOnly();
            }
        }
    }
}
