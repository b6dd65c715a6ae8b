package org.valueledger.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** The day of a valuation as an address spells it. */
public final class AsOf {

    private AsOf() {}

    /** @return null where the address names no day: today */
    public static @Nullable LocalDate parse(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            LocalDate day = LocalDate.parse(text.strip());
            if (day.getYear() >= 1900 && day.getYear() <= 2200) {
                return day;
            }
        } catch (DateTimeParseException e) {
            // Answered below like any other day that cannot be used.
        }
        throw BadInput.of("asOf", text, "a date such as 2026-03-31, from 1900 to 2200");
    }
}
