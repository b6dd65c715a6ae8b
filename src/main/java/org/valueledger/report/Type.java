package org.valueledger.report;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import org.valueledger.chart.Typeface;

/**
 * How a piece of text looks in print.
 *
 * @param size in points
 * @param leading from one baseline to the next, in points
 */
record Type(Typeface face, float size, float leading, Color colour) {
    static final Color INK = new Color(0x16202B);
    static final Color MUTED = new Color(0x566372);
    static final Color LINE = new Color(0xD5DCE4);
    static final Color PANEL = new Color(0xF3F6F9);
    static final Color NAVY = new Color(0x10243E);
    static final Color SEA = new Color(0x7FD1CB);

    static final Type HEADING = new Type(Typeface.STRONG, 13, 17, NAVY);
    static final Type LEAD = new Type(Typeface.REGULAR, 11.5f, 16.5f, INK);
    static final Type BODY = new Type(Typeface.REGULAR, 8.8f, 12.6f, INK);
    static final Type NOTE = new Type(Typeface.REGULAR, 8.8f, 12.6f, MUTED);
    static final Type NAME = new Type(Typeface.STRONG, 9.4f, 13, INK);
    static final Type CELL = new Type(Typeface.REGULAR, 8, 10.8f, INK);
    static final Type CELL_STRONG = new Type(Typeface.STRONG, 8, 10.8f, INK);
    static final Type CELL_NOTE = new Type(Typeface.REGULAR, 7, 9.4f, MUTED);
    static final Type COLUMN = new Type(Typeface.STRONG, 7, 9.2f, MUTED);
    static final Type SMALL = new Type(Typeface.REGULAR, 7.2f, 9.8f, INK);
    static final Type SMALL_STRONG = new Type(Typeface.STRONG, 7.2f, 9.8f, INK);

    /** Nobody reads more in a report, and without an end a single text could fill hundreds of pages. */
    private static final int LONGEST = 2000;

    Type in(Color other) {
        return new Type(face, size, leading, other);
    }

    Type sized(float other) {
        return new Type(face, other, leading * other / size, colour);
    }

    float width(String printable) {
        return PdfFonts.of(face).getWidthPoint(printable, size);
    }

    /** Text as lines that fit, broken between words and inside words that are wider than a line; at least one line. */
    List<String> lines(String text, float width) {
        var cut = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var word : face.printable(cut).strip().split(" +")) {
            if (!line.isEmpty() && width(line + " " + word) > width) {
                // The space at the end keeps the words apart for those who copy the text or have it read out.
                lines.add(line + " ");
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
            while (width(line.toString()) > width && line.length() > 1) {
                int fits = fitting(line, width);
                lines.add(line.substring(0, fits));
                line.delete(0, fits);
            }
        }
        lines.add(line.toString());
        return lines;
    }

    /** At most so many lines; the last one is shortened where more would follow. */
    List<String> lines(String text, float width, int most) {
        var all = lines(text, width);
        if (all.size() <= most) {
            return all;
        }
        var shown = new ArrayList<>(all.subList(0, most));
        shown.set(most - 1, line(all.get(most - 1) + " …", width));
        return shown;
    }

    private int fitting(CharSequence word, float width) {
        int count = 1;
        while (count < word.length() && width(word.subSequence(0, count + 1).toString()) <= width) {
            count++;
        }
        return count;
    }

    /** One line, shortened where it does not fit. */
    String line(String text, float width) {
        var printable = face.printable(text).strip();
        if (width(printable) <= width) {
            return printable;
        }
        int fits = fitting(printable, width - width("…"));
        return printable.substring(0, fits).strip() + "…";
    }
}
