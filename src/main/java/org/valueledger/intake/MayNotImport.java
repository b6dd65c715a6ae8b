package org.valueledger.intake;

import org.springframework.http.HttpStatus;
import org.valueledger.access.Viewer;

/** Executives read everything and change nothing. */
final class MayNotImport extends org.valueledger.web.Problem {

    private static final long serialVersionUID = 1;

    private MayNotImport() {
        super(HttpStatus.FORBIDDEN, "may-not-import", Texts.of("import.forbidden"));
    }

    static void check(Viewer viewer) {
        if (!viewer.mayWrite()) {
            throw new MayNotImport();
        }
    }
}
