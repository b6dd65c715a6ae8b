package org.valueledger.chart;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.Locale;

/**
 * The one font family of charts and reports, read once from the program itself: machines without any installed font draw
 * the same as others, and a PDF embeds the very file that the text was measured with.
 */
public enum Typeface {
    REGULAR("IBMPlexSans-Regular.ttf"),
    STRONG("IBMPlexSans-SemiBold.ttf");

    /** Stands where the font has no glyph, so that nothing vanishes silently. */
    static final String MISSING = "\uFFFD";

    private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);

    private final String fileName;
    private final byte[] file;
    private final Font font;

    Typeface(String fileName) {
        this.fileName = fileName;
        try (var in = Typeface.class.getResourceAsStream("/fonts/" + fileName)) {
            if (in == null) {
                throw new IllegalStateException("font /fonts/" + fileName + " is not on the class path");
            }
            file = in.readAllBytes();
            font = Font.createFont(Font.TRUETYPE_FONT, new ByteArrayInputStream(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (FontFormatException e) {
            throw new IllegalStateException("font /fonts/" + fileName + " cannot be read", e);
        }
    }

    public String fileName() {
        return fileName;
    }

    public byte[] file() {
        return file.clone();
    }

    /** Whether every character has a glyph. */
    public boolean canShow(String text) {
        return font.canDisplayUpTo(text) < 0;
    }

    /**
     * Text that can be drawn: composed letters, one line, no control characters and no direction overrides; what has no
     * glyph becomes a visible mark.
     */
    public String printable(String text) {
        if (text.chars().allMatch(c -> c >= ' ' && c <= '~')) {
            return text;
        }
        var composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        var out = new StringBuilder(composed.length());
        composed.codePoints().forEach(c -> {
            if (Character.isWhitespace(c)) {
                out.append(' ');
            } else if (isVisible(c)) {
                out.append(font.canDisplay(c) ? Character.toString(c) : MISSING);
            }
        });
        return out.toString();
    }

    private static boolean isVisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT -> false;
            default -> c < 0xFE00 || c > 0xFE0F;
        };
    }

    public Font at(double size) {
        return font.deriveFont((float) size);
    }

    String family() {
        return font.getFamily(Locale.ROOT);
    }

    double width(String text, double size) {
        return at(size).getStringBounds(text, EXACT).getWidth();
    }

    /** The face that a font came from. */
    public static Typeface of(Font font) {
        return font.getFontName().equals(STRONG.font.getFontName()) ? STRONG : REGULAR;
    }
}
