package org.valueledger.valuation;

import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a word of a unit counts: any currency is money, any length of time is time, singular and plural are one. */
final class UnitWords {

    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    private static final Set<String> MONEY = Set.of("money", "currency", "€", "$", "us$", "£", "¥");

    private static final Set<String> TIME = Set.of(
            "ms",
            "millisecond",
            "s",
            "sec",
            "second",
            "min",
            "minute",
            "h",
            "hr",
            "hour",
            "d",
            "day",
            "wk",
            "week",
            "mo",
            "month",
            "quarter",
            "y",
            "yr",
            "year",
            "annum",
            "time");

    private static final Set<String> PLAIN =
            Set.of("%", "‰", "percent", "percentage point", "number", "count", "factor");

    /** "% of visitors": a part of something counts nothing. */
    private static final Pattern PART = Pattern.compile("(%|‰|percent|percentage|share|ratio|fraction)( of .*)?");

    /** "Number of visitors" are visitors. */
    private static final Pattern NUMBER_OF = Pattern.compile("^(number|count) of ");

    private static final List<String> LONG_PLURALS = List.of("sses", "shes", "ches", "xes");
    private static final List<String> NO_PLURALS = List.of("ss", "us", "is");

    private UnitWords() {}

    /** @param phrase one or more words without operators; of several, as in "working days", the last says whether it is time */
    static Dimension dimension(String phrase) {
        if (CURRENCIES.contains(lastWord(phrase))) {
            return Dimension.MONEY;
        }
        var words = NUMBER_OF.matcher(phrase.toLowerCase(Locale.ROOT)).replaceFirst("");
        if (TIME.contains(singular(lastWord(words)))) {
            return Dimension.of(Dimension.TIME_WORD);
        }
        if (MONEY.contains(words)) {
            return Dimension.MONEY;
        }
        return PLAIN.contains(singular(words)) || PART.matcher(words).matches()
                ? Dimension.NONE
                : Dimension.of(singular(words));
    }

    private static String lastWord(String phrase) {
        return phrase.substring(Math.max(phrase.lastIndexOf(' '), phrase.lastIndexOf('-')) + 1);
    }

    private static String singular(String word) {
        if (TIME.contains(word) || word.length() < 3 || NO_PLURALS.stream().anyMatch(word::endsWith)) {
            return word;
        }
        if (word.endsWith("ies") && word.length() > 4) {
            return word.substring(0, word.length() - 3) + "y";
        }
        if (LONG_PLURALS.stream().anyMatch(word::endsWith)) {
            return word.substring(0, word.length() - 2);
        }
        return word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
    }
}
