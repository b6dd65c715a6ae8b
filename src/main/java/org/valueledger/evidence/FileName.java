package org.valueledger.evidence;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/** What somebody called a file, made safe to show. It is kept as text and never becomes a path. */
final class FileName {

    static final int LONGEST = 200;

    private static final String NAMELESS = "evidence";
    private static final int LONGEST_ENDING = 10;

    private FileName() {}

    /** The last part of a path of any system, without characters that cannot be seen, of at most 200 characters. */
    static String of(@Nullable String given) {
        if (given == null) {
            return NAMELESS;
        }
        String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
        StringBuilder seen = new StringBuilder();
        last.codePoints().filter(FileName::isShown).forEach(seen::appendCodePoint);
        // Windows takes trailing dots away, and what is left may end in something else.
        String name = Normalizer.normalize(seen, Normalizer.Form.NFC).strip().replaceAll("[. ]+$", "");
        return name.isEmpty() ? NAMELESS : shortened(name);
    }

    /**
     * From a header, which carries no more than Latin-1: percent-encoded UTF-8 as a browser's {@code encodeURIComponent}
     * writes it, or UTF-8 as it is, of which Spring's firewall lets only a part through.
     */
    static @Nullable String ofHeader(@Nullable String value) {
        if (value == null) {
            return null;
        }
        try {
            return utf8(java.net.URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.ISO_8859_1));
        } catch (IllegalArgumentException e) {
            // A percent sign that is only a percent sign.
            return utf8(value);
        }
    }

    private static String utf8(String latin1) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(latin1.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString();
        } catch (CharacterCodingException e) {
            return latin1;
        }
    }

    /** Joiners stay: emoji and some scripts are written with them. All other invisible characters can deceive. */
    private static boolean isShown(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.SURROGATE, Character.PRIVATE_USE -> false;
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
            case Character.FORMAT -> character == 0x200C || character == 0x200D;
            default -> true;
        };
    }

    /** Keeps the ending, by which people know what a file is. */
    private static String shortened(String name) {
        int characters = name.codePointCount(0, name.length());
        if (characters <= LONGEST) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String ending = dot > 0 && name.length() - dot <= LONGEST_ENDING ? name.substring(dot) : "";
        int kept = LONGEST - ending.codePointCount(0, ending.length());
        return name.substring(0, name.offsetByCodePoints(0, kept)) + ending;
    }
}
