package org.valueledger.portal;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;

/** Compares names as people type them: capitals, accents, spaces and punctuation make no difference. */
final class ContactName {

    /** Letters that are not an accent on another letter, but are typed as one. */
    private static final Map<String, String> PLAIN =
            Map.of("ø", "o", "ł", "l", "đ", "d", "æ", "ae", "œ", "oe", "þ", "th", "ð", "d", "ı", "i");

    private ContactName() {}

    static boolean same(String typed, String invited) {
        String key = key(typed);
        return !key.isEmpty() && key.equals(key(invited));
    }

    /** Whether there is anything in it to be typed again. */
    static boolean isName(String name) {
        return !key(name).isEmpty();
    }

    private static String key(String name) {
        String letters = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        for (var letter : PLAIN.entrySet()) {
            letters = letters.replace(letter.getKey(), letter.getValue());
        }
        return letters;
    }
}
