package org.valueledger.portal;

import java.text.Normalizer;
import org.springframework.util.MultiValueMap;

/** Texts of forms without what no person types: control signs, and signs that turn the direction of reading. */
final class FormText {

    private static final String UNSEEN = "[\\p{Cc}\\u2028\\u2029\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069\\p{Cs}]";

    private FormText() {}

    /** @return on one line, at most so many characters; empty where the field is missing */
    static String line(MultiValueMap<String, String> fields, String field, int longest) {
        return cut(clean(raw(fields, field).replaceAll("\\s+", " ")), longest);
    }

    static String lines(MultiValueMap<String, String> fields, String field, int longest) {
        String[] lines = raw(fields, field).split("\\R", -1);
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            text.append(clean(line.replace('\t', ' '))).append('\n');
        }
        return cut(text.toString().strip(), longest);
    }

    private static String raw(MultiValueMap<String, String> fields, String field) {
        String value = fields.getFirst(field);
        return value == null ? "" : value;
    }

    private static String clean(String text) {
        return Normalizer.normalize(text.replaceAll(UNSEEN, ""), Normalizer.Form.NFC)
                .strip();
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }
}
