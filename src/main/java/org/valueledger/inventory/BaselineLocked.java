package org.valueledger.inventory;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.valueledger.web.Problem;

/** Something was to be changed that a locked baseline keeps. */
final class BaselineLocked extends Problem {
    BaselineLocked(String driver, List<Field> fields) {
        super(
                HttpStatus.CONFLICT,
                "baseline-locked",
                "The baseline of \"" + driver + "\" is locked: what turns answers into money can no longer be changed,"
                        + " and the baseline itself only by an amendment that both sides sign.",
                fields);
    }
}
