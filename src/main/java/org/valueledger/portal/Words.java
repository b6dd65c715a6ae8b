package org.valueledger.portal;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.valueledger.web.Formats;

/** The words of one customer's language, for templates and texts alike. */
public final class Words {

    private final MessageSource messages;
    private final Locale locale;
    private final Formats formats;

    /** @param tag BCP 47; a language without words of its own is answered in English */
    Words(MessageSource messages, String tag) {
        this.messages = messages;
        this.locale = Locale.forLanguageTag(tag);
        this.formats = Formats.of(tag);
    }

    public String of(String key, Object... arguments) {
        List<Object> shown = new java.util.ArrayList<>();
        for (Object argument : arguments) {
            shown.add(argument instanceof LocalDate day ? formats.date(day) : argument);
        }
        return Objects.requireNonNullElse(messages.getMessage("portal." + key, shown.toArray(), locale), key);
    }

    /** Of the words, which may differ from the customer's where there are none. */
    public String language() {
        return of("language");
    }

    Formats formats() {
        return formats;
    }

    /** Day and minute in a place, which is named. */
    String moment(OffsetDateTime at, ZoneId zone) {
        return at.atZoneSameInstant(zone)
                        .format(DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                                .withLocale(locale))
                + " (" + zone.getId() + ")";
    }

    String day(OffsetDateTime at, ZoneId zone) {
        return at.atZoneSameInstant(zone)
                .format(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale));
    }
}
