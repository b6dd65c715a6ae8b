package org.valueledger.inventory;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.valueledger.web.Problem;

/** Drivers that draw on one metric would claim more of it than there is. */
final class SharesExceeded extends Problem {

    /** As the database calls the rule. */
    private static final String RULE = "the shares of a shared metric add up to more than 1";

    private SharesExceeded(DriverDefinition driver) {
        super(
                HttpStatus.CONFLICT,
                "shares-exceeded",
                "The drivers that share the metric \"" + driver.sharedMetric()
                        + "\" would claim more than 100 % of it together.",
                List.of(new Field(
                        "attributionShare",
                        driver.attributionShare().toPlainString(),
                        "what the other drivers of this metric leave")));
    }

    /** What a refusal by the database means; anything else stays what it is. */
    static Throwable named(Throwable error, DriverDefinition driver) {
        for (Throwable at = error; at != null; at = cause(at)) {
            if (Objects.requireNonNullElse(at.getMessage(), "").contains(RULE)) {
                return new SharesExceeded(driver);
            }
        }
        return error;
    }

    private static @Nullable Throwable cause(Throwable error) {
        return error.getCause();
    }
}
