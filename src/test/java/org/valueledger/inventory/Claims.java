package org.valueledger.inventory;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.valueledger.customer.CustomerNames;
import org.valueledger.valuation.Direction;
import org.valueledger.valuation.Kind;
import org.valueledger.valuation.Question;
import tools.jackson.databind.json.JsonMapper;

/** A driver without a database: 10 hours a claim, 1,000 claims a year, 40 EUR an hour, half of it useful. */
final class Claims {

    private static final OffsetDateTime THEN = OffsetDateTime.parse("2026-02-03T10:00:00Z");

    private Claims() {}

    static DriverDefinition definition(Kind kind, @Nullable String currency, String captureRate) {
        return new DriverDefinition(
                "Claims handling",
                null,
                null,
                "Claims pile up.",
                null,
                null,
                null,
                null,
                null,
                "Hours per claim",
                "h",
                Direction.DOWN,
                kind,
                List.of(
                        new DriverDefinition.Asked(
                                "hours",
                                "How many hours does a claim take?",
                                "h",
                                Question.Role.PERFORMANCE,
                                null,
                                null),
                        new DriverDefinition.Asked(
                                "cases", "How many claims a year?", null, Question.Role.CONDITION, null, null)),
                "hours * cases",
                new BigDecimal("40"),
                currency,
                new BigDecimal(captureRate),
                BigDecimal.ONE,
                null,
                LocalDate.of(2026, 2, 1),
                90);
    }

    static DriverFile file(DriverDefinition definition) {
        return new DriverFile(
                1,
                1,
                "claims",
                3,
                1,
                null,
                null,
                definition,
                null,
                List.of(new DriverFile.Baseline(
                        1,
                        numbers("10", "1000"),
                        LocalDate.of(2026, 1, 31),
                        LocalDate.of(2025, 2, 1),
                        "claims system",
                        "METERED",
                        null,
                        null,
                        null,
                        "anna",
                        THEN)),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    static DriverFile.Proposal proposal(
            @Nullable List<LocalDate> dates, @Nullable List<BigDecimal> shares, @Nullable String exceptionBy) {
        return new DriverFile.Proposal(
                1,
                numbers("7", "1000"),
                LocalDate.of(2026, 12, 31),
                dates,
                shares,
                JsonMapper.shared().createObjectNode(),
                List.of(),
                exceptionBy,
                exceptionBy == null ? null : "a new line",
                null,
                "anna",
                THEN);
    }

    static DriverFile.Amendment amendment() {
        return new DriverFile.Amendment(
                1,
                1,
                numbers("9", "1000"),
                LocalDate.of(2026, 1, 31),
                LocalDate.of(2025, 2, 1),
                "claims system",
                "METERED",
                "Two teams were counted twice.",
                LocalDate.of(2026, 6, 1),
                "anna",
                THEN);
    }

    static CustomerNames.Named customer(String locale) {
        return new CustomerNames.Named(1, "elbmark", "Elbmark", null, locale, "EUR", null, 1);
    }

    static List<BigDecimal> numbers(String... numbers) {
        return java.util.Arrays.stream(numbers).map(BigDecimal::new).toList();
    }

    static MessageSource messages() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasenames("messages/inventory", "messages/agreement");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }

    /** Numbers are grouped by spaces that look alike and are not. */
    static String spaced(String text) {
        return text.replace('\u00a0', ' ').replace('\u202f', ' ');
    }
}
