package org.valueledger.retention;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.valueledger.web.Formats;

/** Says in words why a customer may leave. */
@Component
class Reasons {

    private static final int SHOWN = 2;

    private final MessageSource messages;

    Reasons(MessageSource messages) {
        this.messages = messages;
    }

    String sentence(Risk risk, Contribution contribution, Locale locale) {
        Formats formats = new Formats(locale);
        return switch (contribution.code()) {
            case VALUE_SHORTFALL -> value(risk, locale, formats);
            case DRIVERS_BELOW_BASELINE -> text("retention.reason.below", locale, risk.driversBelow(), risk.drivers());
            case MEASUREMENT_OVERDUE -> text("retention.reason.age", locale, Objects.requireNonNullElse(risk.age(), 0));
            case RENEWAL -> renewal(risk, locale);
        };
    }

    /** The largest, as long as they weigh anything; at least one sentence in any case. */
    List<String> largest(Risk risk, Locale locale) {
        if (risk.unknown()) {
            return List.of(text("retention.reason.unknown", locale));
        }
        List<String> reasons = risk.contributions().stream()
                .filter(part -> part.points().signum() > 0)
                .sorted(Comparator.comparing(Contribution::points).reversed())
                .limit(SHOWN)
                .map(part -> sentence(risk, part, locale))
                .toList();
        return reasons.isEmpty() ? List.of(text("retention.reason.none", locale)) : reasons;
    }

    private String value(Risk risk, Locale locale, Formats formats) {
        BigDecimal rate = risk.realisationRate();
        if (rate == null) {
            return text("retention.reason.value.unplanned", locale);
        }
        if (rate.signum() < 0) {
            return text("retention.reason.value.negative", locale);
        }
        String key = rate.compareTo(BigDecimal.ONE) < 0 ? "retention.reason.value" : "retention.reason.value.reached";
        return text(key, locale, formats.percent(rate));
    }

    private String renewal(Risk risk, Locale locale) {
        Integer days = risk.daysToRenewal();
        if (days == null) {
            return text("retention.reason.renewal.none", locale);
        }
        return days < 0
                ? text("retention.reason.renewal.past", locale, -days)
                : text("retention.reason.renewal", locale, days);
    }

    private String text(String key, Locale locale, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }
}
