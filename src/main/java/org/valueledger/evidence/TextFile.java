package org.valueledger.evidence;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.valueledger.evidence.Verdict.Refused;

/** Tells text that is only read from text that a program would act upon. */
final class TextFile {

    private static final Pattern MARKUP_FIRST = Pattern.compile("^\\s*<[a-z!?/]", Pattern.CASE_INSENSITIVE);
    private static final Pattern MARKUP = Pattern.compile(
            "<(?:!doctype|html|script|svg|iframe|object|embed|\\?xml|\\?php)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern SCRIPT = Pattern.compile("^\\s*(?:#!|@echo off)", Pattern.CASE_INSENSITIVE);
    private static final Pattern MAIL_HEADER = Pattern.compile("^[!-9;-~]+:[^\\n]*\\n");
    private static final Pattern MAIL_ONLY = Pattern.compile(
            "^(?:received|message-id|mime-version|return-path):", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);

    private static final int LONGEST_MAIL_HEADERS = 64 * 1024;

    private TextFile() {}

    /** The text; nothing where the bytes hold NUL or other control characters, or are no text in what they claim to be. */
    static Optional<String> decoded(Content content) {
        return decode(content).filter(text -> text.chars().noneMatch(TextFile::isControl));
    }

    private static Optional<String> decode(Content content) {
        if (content.startsWith("\u00ff\u00fe")) {
            return decode(content, 2, StandardCharsets.UTF_16LE);
        }
        if (content.startsWith("\u00fe\u00ff")) {
            return decode(content, 2, StandardCharsets.UTF_16BE);
        }
        if (content.startsWith("\u00ef\u00bb\u00bf")) {
            return decode(content, 3, StandardCharsets.UTF_8);
        }
        // Every byte is a character in Latin-1; all other encodings of one byte a character share its controls.
        return decode(content, 0, StandardCharsets.UTF_8).or(() -> decode(content, 0, StandardCharsets.ISO_8859_1));
    }

    private static Optional<String> decode(Content content, int from, Charset charset) {
        try {
            var bytes = ByteBuffer.wrap(content.bytes(), from, content.length() - from);
            return Optional.of(charset.newDecoder().decode(bytes).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static boolean isControl(int character) {
        return (character < ' ' && "\t\n\r\f".indexOf(character) < 0) || character == 0x7F;
    }

    static boolean hasMarkup(String text) {
        return MARKUP.matcher(text).find();
    }

    /** Why this text is not accepted; null where it is. */
    static @Nullable Verdict refused(String text) {
        if (text.isBlank()) {
            return new Refused("an empty file");
        }
        if (MARKUP_FIRST.matcher(text).lookingAt()) {
            return new Refused(markup(text));
        }
        if (hasMarkup(text)) {
            return new Refused("text with HTML or XML in it");
        }
        if (SCRIPT.matcher(text).lookingAt()) {
            return new Refused("a script");
        }
        if (text.startsWith("{\\rtf")) {
            return new Refused("an RTF document");
        }
        if (text.startsWith("%!PS")) {
            return new Refused("a PostScript document");
        }
        return isMail(text) ? new Refused("an e-mail message") : null;
    }

    private static String markup(String text) {
        String first = text.substring(0, Math.min(text.length(), 4096)).toLowerCase(Locale.ROOT);
        if (first.contains("<svg")) {
            return "an SVG drawing";
        }
        return first.stripLeading().startsWith("<?xml") && !first.contains("<html") ? "an XML file" : "an HTML page";
    }

    /** RFC 5322: header lines up to an empty line, among them one that only mail programs write. */
    private static boolean isMail(String text) {
        String start =
                text.substring(0, Math.min(text.length(), LONGEST_MAIL_HEADERS)).replace("\r\n", "\n");
        if (!MAIL_HEADER.matcher(start).lookingAt()) {
            return false;
        }
        int end = start.indexOf("\n\n");
        return MAIL_ONLY.matcher(end < 0 ? start : start.substring(0, end)).find();
    }
}
