package org.valueledger.intake;

import java.time.ZoneId;
import java.util.Currency;
import java.util.HashMap;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Codes that the world has agreed on: currencies, countries, languages, time zones; and mail addresses. */
final class Codes {

    private static final Pattern EMAIL = Pattern.compile("[^\\s@]{1,64}@[^\\s@]{1,255}");
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
    private static final Map<String, String> COUNTRIES = countries();
    private static final Map<String, String> ZONES = zones();
    private static final Map<String, String> BUSINESS_LANGUAGE = businessLanguages();

    private Codes() {}

    static String currency(String cell) throws BadCell {
        String code = cell.toUpperCase(Locale.ROOT);
        try {
            return Currency.getInstance(code).getCurrencyCode();
        } catch (IllegalArgumentException e) {
            throw new BadCell("currency.expected");
        }
    }

    /** Two letters; three letters and the English name are understood too. */
    static String country(String cell) throws BadCell {
        String code = COUNTRIES.get(cell.toLowerCase(Locale.ROOT));
        if (code == null) {
            throw new BadCell("country.expected");
        }
        return code;
    }

    static String locale(String cell) throws BadCell {
        try {
            Locale locale =
                    new Locale.Builder().setLanguageTag(cell.replace('_', '-')).build();
            if (LANGUAGES.contains(locale.getLanguage())) {
                return locale.toLanguageTag();
            }
        } catch (IllformedLocaleException e) {
            throw new BadCell("locale.expected");
        }
        throw new BadCell("locale.expected");
    }

    static String timeZone(String cell) throws BadCell {
        String zone = ZONES.get(cell);
        if (zone == null) {
            throw new BadCell("timeZone.expected");
        }
        return zone;
    }

    static String email(String cell) throws BadCell {
        if (!EMAIL.matcher(cell).matches()) {
            throw new BadCell("email.expected");
        }
        return cell;
    }

    /** What is paid with in a country; null where that is not one currency. */
    static @Nullable String currencyOf(String country) {
        Currency currency = Currency.getInstance(Locale.of("", country));
        return currency == null ? null : currency.getCurrencyCode();
    }

    /** The language most business is done in there, as a locale of that country; English where we do not know better. */
    static String localeOf(String country) {
        return BUSINESS_LANGUAGE.getOrDefault(country, "en") + "-" + country;
    }

    private static Map<String, String> businessLanguages() {
        Map<String, String> languages = new HashMap<>();
        for (String line : """
                de DE AT CH LI
                fr FR MC LU
                es ES MX AR CL CO PE EC UY PY BO VE CR PA GT HN NI SV DO CU
                pt PT BR AO MZ
                it IT SM VA
                nl NL BE
                da DK
                sv SE
                nb NO
                fi FI
                pl PL
                cs CZ
                sk SK
                hu HU
                ro RO
                el GR
                tr TR
                ja JP
                ko KR
                zh CN TW
                """.lines().toList()) {
            String[] words = line.split(" ");
            for (int i = 1; i < words.length; i++) {
                languages.put(words[i], words[0]);
            }
        }
        return Map.copyOf(languages);
    }

    private static Map<String, String> countries() {
        Map<String, String> codes = new HashMap<>();
        for (String code : Locale.getISOCountries()) {
            Locale country = Locale.of("", code);
            codes.put(country.getDisplayCountry(Locale.ENGLISH).toLowerCase(Locale.ROOT), code);
            codes.put(country.getISO3Country().toLowerCase(Locale.ROOT), code);
            codes.put(code.toLowerCase(Locale.ROOT), code);
        }
        codes.put("uk", "GB");
        codes.put("great britain", "GB");
        codes.put("united states of america", "US");
        return Map.copyOf(codes);
    }

    private static Map<String, String> zones() {
        Map<String, String> zones = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        ZoneId.getAvailableZoneIds().forEach(zone -> zones.put(zone, zone));
        return zones;
    }
}
