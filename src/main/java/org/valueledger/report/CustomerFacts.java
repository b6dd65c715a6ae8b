package org.valueledger.report;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the head of a report or page says about a customer. */
record CustomerFacts(
        long id,
        String key,
        String name,
        @Nullable String industry,
        Locale locale,
        @Nullable String country,
        @Nullable String accountManager,
        @Nullable LocalDate contractStart,
        @Nullable LocalDate renewal,
        long version) {}
