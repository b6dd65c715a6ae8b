package org.valueledger.businesscase;

import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.valueledger.web.Formats;

/**
 * A version in a page's history.
 *
 * @param about name, source and note, as far as they are known
 */
record VersionView(
        int version, String npv, @Nullable String about, String recordedBy, String recordedOn, List<Change> changes) {

    /** @param what as message keys have it */
    record Change(
            String what,
            @Nullable String line,
            @Nullable String before,
            @Nullable String after) {}

    static VersionView of(CaseVersion version, Formats formats) {
        Currency currency = Currency.getInstance(version.npv().currency());
        List<String> about = java.util.stream.Stream.of(version.name(), version.source(), version.note())
                .filter(java.util.Objects::nonNull)
                .toList();
        return new VersionView(
                version.version(),
                formats.money(new BigDecimal(version.npv().amount()), currency),
                about.isEmpty() ? null : String.join(" · ", about),
                version.recordedBy(),
                formats.date(version.recordedAt().atZone(ZoneOffset.UTC).toLocalDate()),
                version.changes().stream()
                        .map(change -> change(change, currency, formats))
                        .toList());
    }

    private static Change change(CaseChange change, Currency currency, Formats formats) {
        boolean money = change.line() != null;
        boolean rate = change.what().equals("discount-rate");
        return new Change(
                change.what(),
                change.line() == null ? null : change.line() + " " + change.name(),
                text(change.before(), money, rate, currency, formats),
                text(change.after(), money, rate, currency, formats));
    }

    private static @Nullable String text(
            @Nullable String value, boolean money, boolean rate, Currency currency, Formats formats) {
        if (value == null) {
            return null;
        }
        if (rate) {
            return new BigDecimal(value).movePointRight(2).stripTrailingZeros().toPlainString() + " %";
        }
        return money ? formats.money(new BigDecimal(value), currency) : value;
    }
}
