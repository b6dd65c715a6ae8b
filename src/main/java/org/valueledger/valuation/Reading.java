package org.valueledger.valuation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.valueledger.quantity.Share;

/**
 * One dated measurement of a driver, as the maths needs it.
 *
 * @param date the day of a level, the end of a flow's period
 * @param periodStart where a flow's period begins; null: at the reading before, or at value start
 * @param confidence multiplies the value of an estimate; whole for everything measured
 * @param setAside stored and shown, but left out of every total until a person accepts it
 */
public record Reading(
        LocalDate date,
        @Nullable LocalDate periodStart,
        Answers answers,
        EvidenceGrade grade,
        Share confidence,
        boolean setAside) {

    public Reading {
        if (periodStart != null && periodStart.isAfter(date)) {
            throw new IllegalArgumentException(
                    "period starts on " + periodStart + ", expected on or before its end " + date);
        }
    }
}
