package org.valueledger.web;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.Locale;

/**
 * Numbers and dates as text in one language; here, and nowhere before, they are rounded. Safe for any number of threads: a
 * formatter that remembers things is made anew for every number.
 */
public record Formats(Locale locale) {

    /** @param tag BCP 47, such as "de-CH"; an unknown one falls back to plain conventions */
    public static Formats of(String tag) {
        return new Formats(Locale.forLanguageTag(tag));
    }

    /** Whole units of the currency. */
    public String money(BigDecimal amount, Currency currency) {
        NumberFormat format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(currency);
        format.setMaximumFractionDigits(0);
        // Rounded before, because BigDecimal knows no negative zero and a formatter does.
        return format.format(amount.setScale(0, RoundingMode.HALF_UP));
    }

    /** Whole percent of a fraction. */
    public String percent(BigDecimal fraction) {
        NumberFormat format = NumberFormat.getPercentInstance(locale);
        return format.format(fraction.setScale(2, RoundingMode.HALF_UP));
    }

    public String count(long number) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }

    public String date(LocalDate day) {
        return day.format(DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale));
    }
}
