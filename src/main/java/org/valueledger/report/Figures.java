package org.valueledger.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Currency;
import java.util.Locale;
import org.valueledger.chart.Typeface;

/** Numbers and dates as text: the one place where they are rounded. Not for several threads at once. */
final class Figures {
    private static final BigDecimal MONTHS_A_YEAR = BigDecimal.valueOf(12);
    private static final BigDecimal DAYS_A_YEAR = BigDecimal.valueOf(365);
    private static final LocalDate ANY_DAY = LocalDate.of(2026, 9, 28);
    private static final int LONG_NUMBER = 15;

    private final Locale locale;
    private final NumberFormat whole;
    private final NumberFormat percent;
    private final NumberFormat plain;

    Figures(Locale wanted) {
        locale = printable(wanted);
        whole = NumberFormat.getIntegerInstance(locale);
        percent = NumberFormat.getPercentInstance(locale);
        percent.setMaximumFractionDigits(0);
        plain = NumberFormat.getNumberInstance(locale);
    }

    /** Locales whose months or digits the report's font cannot show give way to English with the country's customs. */
    private static Locale printable(Locale wanted) {
        var latin = new Locale.Builder()
                .setLocale(wanted.stripExtensions())
                .setUnicodeLocaleKeyword("nu", "latn")
                .build();
        var sample = date(FormatStyle.LONG, latin)
                + NumberFormat.getCurrencyInstance(latin).format(-1234.5);
        return Typeface.REGULAR.canShow(sample.replace("\u200E", "").replace("\u200F", ""))
                ? latin
                : Locale.of("en", wanted.getCountry());
    }

    private static String date(FormatStyle style, Locale locale) {
        return ANY_DAY.format(DateTimeFormatter.ofLocalizedDate(style).withLocale(locale));
    }

    Locale locale() {
        return locale;
    }

    /** Whole units of the currency. */
    String money(BigDecimal amount, Currency currency) {
        if (isEndless(amount)) {
            return number(amount) + "\u00A0" + symbol(currency);
        }
        var format = NumberFormat.getCurrencyInstance(locale);
        format.setCurrency(currency);
        format.setMaximumFractionDigits(0);
        var rounded = rounded(amount);
        var text = format.format(rounded);
        if (!Typeface.REGULAR.canShow(text) && format instanceof DecimalFormat decimal) {
            var symbols = decimal.getDecimalFormatSymbols();
            symbols.setCurrencySymbol(currency.getCurrencyCode() + "\u00A0");
            decimal.setDecimalFormatSymbols(symbols);
            text = decimal.format(rounded);
        }
        return text;
    }

    /** The sign stands in front even where the amount is positive. */
    String signed(String text, int sign) {
        return sign > 0 ? "+" + text : text;
    }

    String symbol(Currency currency) {
        var symbol = currency.getSymbol(locale);
        return Typeface.REGULAR.canShow(symbol) ? symbol : currency.getCurrencyCode();
    }

    /** Whole percent of a fraction. */
    String percent(BigDecimal fraction) {
        if (isEndless(fraction)) {
            return number(fraction.movePointRight(2)) + "\u00A0%";
        }
        return percent.format(rounded(fraction.movePointRight(2)).movePointLeft(2));
    }

    /** A reading as people wrote it, with at most two decimals, or three digits where it is smaller than that. */
    String number(BigDecimal value) {
        if (value.signum() == 0) {
            return whole.format(0);
        }
        if (isEndless(value)) {
            return new DecimalFormat("0.###E0", DecimalFormatSymbols.getInstance(locale)).format(value);
        }
        boolean tiny = value.abs().compareTo(BigDecimal.ONE) < 0;
        var shown =
                tiny ? value.round(new MathContext(3, RoundingMode.HALF_UP)) : value.setScale(2, RoundingMode.HALF_UP);
        plain.setMaximumFractionDigits(Math.clamp(shown.stripTrailingZeros().scale(), 0, LONG_NUMBER));
        return plain.format(shown);
    }

    /** Nobody reads more digits than these. */
    private static boolean isEndless(BigDecimal value) {
        return value.precision() - value.scale() > LONG_NUMBER;
    }

    /** One decimal; a year of 365 days has twelve months. */
    String months(long days) {
        var months = BigDecimal.valueOf(days).multiply(MONTHS_A_YEAR).divide(DAYS_A_YEAR, 1, RoundingMode.HALF_UP);
        var format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(1);
        format.setMaximumFractionDigits(1);
        return format.format(months);
    }

    String date(LocalDate day) {
        return day.format(DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale));
    }

    String longDate(LocalDate day) {
        return day.format(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale));
    }

    /** Whole numbers; BigDecimal knows no negative zero, so "-0" never shows. */
    static BigDecimal rounded(BigDecimal value) {
        return value.setScale(0, RoundingMode.HALF_UP);
    }
}
