package org.valueledger.intake;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Month names and their short forms in the languages of the files we see. */
final class MonthNames {

    private static final List<String> LANGUAGES = List.of("en", "de", "fr", "es", "it", "nl", "pt");
    private static final Map<String, Integer> NUMBERS = numbers();

    private MonthNames() {}

    /** 1 to 12, or null where the word is no month's name. */
    static @Nullable Integer number(String word) {
        return NUMBERS.get(folded(word));
    }

    private static Map<String, Integer> numbers() {
        Map<String, Integer> numbers = new HashMap<>();
        // A short form that two languages use for different months would be a guess.
        Set<String> contradictory = new HashSet<>();
        for (String language : LANGUAGES) {
            Locale locale = Locale.forLanguageTag(language);
            for (Month month : Month.values()) {
                for (TextStyle style : List.of(TextStyle.FULL, TextStyle.SHORT)) {
                    String name = folded(month.getDisplayName(style, locale));
                    Integer before = numbers.putIfAbsent(name, month.getValue());
                    if (before != null && before != month.getValue()) {
                        contradictory.add(name);
                    }
                }
            }
        }
        numbers.put("sept", 9);
        numbers.keySet().removeAll(contradictory);
        return Map.copyOf(numbers);
    }

    private static String folded(String word) {
        return word.toLowerCase(Locale.ROOT).replace(".", "");
    }
}
