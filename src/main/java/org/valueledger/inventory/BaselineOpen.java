package org.valueledger.inventory;

import org.springframework.http.HttpStatus;
import org.valueledger.web.Problem;

/** Something was asked for that needs a locked baseline. */
final class BaselineOpen extends Problem {
    BaselineOpen(String driver) {
        super(
                HttpStatus.CONFLICT,
                "baseline-open",
                "The baseline of \"" + driver + "\" is not locked yet; a goal is agreed over a locked baseline.");
    }
}
