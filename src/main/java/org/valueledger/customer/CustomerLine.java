package org.valueledger.customer;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.valueledger.valuation.Status;
import org.valueledger.web.Formats;

/**
 * A row of the list as text: money as the customer writes it, the rest in the page's language.
 *
 * @param subtitle what kind of customer it is; blank where nobody said
 * @param rate whole percent, or a dash
 * @param bar width of the rate's bar, 0 to 100
 * @param tone class of the bar
 * @param status class of the badge; blank without drivers
 * @param measured date of the newest reading; blank without one, as is {@code age}
 * @param renewal blank without a contract that renews
 */
record CustomerLine(
        String address,
        String name,
        String subtitle,
        String manager,
        String delivered,
        String planned,
        String rate,
        int bar,
        String tone,
        String status,
        String measured,
        String age,
        String renewal,
        String renewalIn) {

    private static final BigDecimal ON_TRACK = new BigDecimal("0.9");
    private static final BigDecimal AT_RISK = new BigDecimal("0.75");

    /** Makes lines for one reader on one day. */
    record Maker(MessageSource messages, Locale language, LocalDate today) {

        CustomerLine line(CustomerRow row) {
            Formats own = Formats.of(row.locale());
            Formats page = new Formats(language);
            BigDecimal rate = row.realisationRate();
            return new CustomerLine(
                    row.address(),
                    row.name(),
                    blankIfNull(row.industry()),
                    blankIfNull(row.accountManager()),
                    own.money(row.delivered(), row.currency()),
                    own.money(row.planned(), row.currency()),
                    rate == null ? "–" : page.percent(rate),
                    rate == null ? 0 : width(rate),
                    rate == null ? "" : tone(rate),
                    status(row.status()),
                    date(page, row.lastMeasuredOn()),
                    row.lastMeasuredOn() == null ? "" : words("page.age", row.lastMeasuredOn(), today),
                    date(page, row.renewsOn()),
                    renewal(row.renewsOn()));
        }

        private String renewal(@Nullable LocalDate day) {
            if (day == null) {
                return "";
            }
            return day.isBefore(today) ? words("page.overdue", day, today) : words("page.until", today, day);
        }

        /** Days up to two months, months up to two years, then years. */
        private String words(String key, LocalDate from, LocalDate to) {
            long days = ChronoUnit.DAYS.between(from, to);
            long months = ChronoUnit.MONTHS.between(from, to);
            if (months < 2) {
                return messages.getMessage(key + ".days", new Object[] {days}, language);
            }
            return months < 24
                    ? messages.getMessage(key + ".months", new Object[] {months}, language)
                    : messages.getMessage(key + ".years", new Object[] {months / 12}, language);
        }
    }

    private static String date(Formats page, @Nullable LocalDate day) {
        return day == null ? "" : page.date(day);
    }

    private static String status(@Nullable Status status) {
        return status == null ? "" : status.name().toLowerCase(Locale.ROOT);
    }

    private static int width(BigDecimal rate) {
        return rate.movePointRight(2)
                .setScale(0, RoundingMode.HALF_UP)
                .max(BigDecimal.ZERO)
                .min(BigDecimal.valueOf(100))
                .intValue();
    }

    private static String tone(BigDecimal rate) {
        if (rate.compareTo(ON_TRACK) >= 0) {
            return "good";
        }
        return rate.compareTo(AT_RISK) >= 0 ? "fair" : "poor";
    }

    private static String blankIfNull(@Nullable String text) {
        return text == null ? "" : text;
    }
}
