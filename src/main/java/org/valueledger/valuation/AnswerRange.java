package org.valueledger.valuation;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The answers that are physically possible: from least to most, both included.
 *
 * @param least null: no lower limit
 * @param most null: no upper limit
 */
public record AnswerRange(
        @Nullable BigDecimal least, @Nullable BigDecimal most) {

    public static final AnswerRange ANY = new AnswerRange(null, null);

    public AnswerRange {
        if (least != null && most != null && least.compareTo(most) > 0) {
            throw new IllegalArgumentException("range is from " + least.toPlainString() + " to " + most.toPlainString()
                    + ", expected least before most");
        }
    }

    public boolean holds(BigDecimal answer) {
        return limitBrokenBy(answer) == null;
    }

    /** The limit that an answer lies beyond; null where it lies within. */
    @Nullable BigDecimal limitBrokenBy(BigDecimal answer) {
        if (least != null && answer.compareTo(least) < 0) {
            return least;
        }
        return most != null && answer.compareTo(most) > 0 ? most : null;
    }

    /** The answer, or the limit that it lies beyond. */
    BigDecimal nearest(BigDecimal answer) {
        var limit = limitBrokenBy(answer);
        return limit == null ? answer : limit;
    }
}
