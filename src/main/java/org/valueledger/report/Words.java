package org.valueledger.report;

import java.util.Locale;
import org.springframework.context.MessageSource;

/** The report's own words in one language. Figures come in as text already; only counts are numbers. */
record Words(MessageSource messages, Locale locale) {

    String text(String key, Object... values) {
        return messages.getMessage("report." + key, values, locale);
    }

    /** Words for a constant, such as a status. */
    String of(Enum<?> constant) {
        return text(constant.getDeclaringClass().getSimpleName().toLowerCase(Locale.ROOT) + "." + constant.name());
    }
}
