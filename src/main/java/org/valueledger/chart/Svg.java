package org.valueledger.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jfree.svg.SVGGraphics2D;

/** What a browser needs around the drawing: its size as a ratio, its meaning in words, font families it may have. */
final class Svg {
    /** A page that serves the family looks like the PDF; others use what the reader's machine likes best. */
    private static final String FAMILIES = "font-family: \"IBM Plex Sans\", system-ui, sans-serif";

    private static final Pattern TEXT =
            Pattern.compile("<text( [^>]*font-family: \"([^\"]*)\"; font-size: ([0-9.]+)px;[^>]*>)([^<]+)</text>");

    private static final Pattern STYLE = Pattern.compile("(?<=\\s)style='([^']*)'");

    private Svg() {}

    static SVGGraphics2D canvas(double width, double height) {
        var canvas = new SVGGraphics2D(width, height);
        canvas.setGeomDoubleConverter(Svg::number);
        return canvas;
    }

    static String element(SVGGraphics2D canvas, double width, double height, String kind, String description) {
        var drawing = canvas.getSVGElement();
        var inner = drawing.substring(drawing.indexOf('>') + 1)
                .transform(Svg::measured)
                .replace("font-family: \"" + Typeface.STRONG.family() + "\"", FAMILIES + "; font-weight: 600")
                .replace("font-family: \"" + Typeface.REGULAR.family() + "\"", FAMILIES)
                .transform(Svg::asAttributes);
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" class=\"" + kind
                + "\" role=\"img\" viewBox=\"0 0 " + number(width) + " " + number(height) + "\" width=\""
                + number(width) + "\" height=\"" + number(height) + "\" aria-label=\"" + escaped(description) + "\">"
                + inner;
    }

    /** Gives every text the width it was laid out with, so that nothing collides where another font steps in. */
    private static String measured(String drawing) {
        return TEXT.matcher(drawing).replaceAll(text -> {
            var face = text.group(2).equals(Typeface.STRONG.family()) ? Typeface.STRONG : Typeface.REGULAR;
            var words = text.group(4)
                    .replace("&lt;", "<")
                    .replace("&gt;", ">")
                    .replace("&quot;", "\"")
                    .replace("&apos;", "'")
                    .replace("&amp;", "&");
            double width = face.width(words, Double.parseDouble(text.group(3)));
            return Matcher.quoteReplacement("<text textLength='" + number(width) + "' lengthAdjust='spacingAndGlyphs'"
                    + text.group(1) + text.group(4) + "</text>");
        });
    }

    /** A page forbids styles in attributes; the same words as attributes of their own it allows. */
    private static String asAttributes(String drawing) {
        return STYLE.matcher(drawing).replaceAll(style -> {
            var attributes = new StringBuilder();
            for (var declaration : style.group(1).split(";")) {
                int colon = declaration.indexOf(':');
                if (colon > 0) {
                    attributes
                            .append(attributes.isEmpty() ? "" : " ")
                            .append(declaration.substring(0, colon).strip())
                            .append("='")
                            .append(declaration.substring(colon + 1).strip())
                            .append('\'');
                }
            }
            return Matcher.quoteReplacement(attributes.toString());
        });
    }

    private static String number(double value) {
        return BigDecimal.valueOf(value)
                .setScale(2, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static String escaped(String text) {
        return Typeface.REGULAR
                .printable(text)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
