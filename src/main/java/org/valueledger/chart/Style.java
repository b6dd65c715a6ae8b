package org.valueledger.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Stroke;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/**
 * Colours and text of one drawing. Lines scale with the text, so that print and page look alike.
 *
 * @param text size of the labels, in the canvas's units
 */
record Style(Palette palette, double text) {
    private static final int LONGEST_NAME = 60;

    enum Align {
        LEFT,
        CENTRE,
        RIGHT
    }

    Stroke line(double width) {
        return new BasicStroke((float) (width * text / 12), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
    }

    Stroke dashed(double width, double on, double off) {
        float unit = (float) (text / 12);
        return new BasicStroke(
                (float) width * unit,
                BasicStroke.CAP_BUTT,
                BasicStroke.JOIN_ROUND,
                10,
                new float[] {(float) on * unit, (float) off * unit},
                0);
    }

    void prepare(Graphics2D canvas) {
        canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        canvas.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    }

    /** One line of text with its middle at the given height. */
    void write(Graphics2D canvas, String words, Typeface face, Color colour, double x, double middle, Align align) {
        var shown = face.printable(words);
        double width = face.width(shown, text);
        double left =
                switch (align) {
                    case LEFT -> x;
                    case CENTRE -> x - width / 2;
                    case RIGHT -> x - width;
                };
        canvas.setFont(face.at(text));
        canvas.setPaint(colour);
        canvas.drawString(shown, (float) left, (float) (middle + text * 0.35));
    }

    void draw(Graphics2D canvas, Color colour, Stroke stroke, double x1, double y1, double x2, double y2) {
        canvas.setPaint(colour);
        canvas.setStroke(stroke);
        canvas.draw(new Line2D.Double(x1, y1, x2, y2));
    }

    /** A name as it stands beside its bar: printable, not endless. */
    static String name(String name) {
        var shown = Typeface.REGULAR.printable(name).strip();
        return shown.length() <= LONGEST_NAME
                ? shown
                : shown.substring(0, LONGEST_NAME - 1).strip() + "…";
    }

    /** Breaks text into lines that fit; what is left over ends in an ellipsis. */
    List<String> lines(String words, Typeface face, double width, int most) {
        var lines = new ArrayList<String>();
        var rest = face.printable(words).strip();
        while (!rest.isEmpty() && lines.size() < most) {
            boolean last = lines.size() == most - 1;
            if (face.width(rest, text) <= width) {
                lines.add(rest);
                return lines;
            }
            int fits = last ? fitting(rest, "…", face, width) : fitting(rest, "", face, width);
            int space = rest.lastIndexOf(' ', fits);
            int cut = !last && space > 0 ? space : fits;
            lines.add(rest.substring(0, cut).strip() + (last ? "…" : ""));
            rest = rest.substring(cut).strip();
        }
        return lines;
    }

    private int fitting(String words, String end, Typeface face, double width) {
        int count = 1;
        while (count < words.length() && face.width(words.substring(0, count + 1) + end, text) <= width) {
            count++;
        }
        return count;
    }

    /** What stands where a chart would be. */
    void nothing(Graphics2D canvas, Rectangle2D area, String sentence) {
        prepare(canvas);
        canvas.setPaint(palette.grid);
        canvas.setStroke(dashed(1.2, 4, 4));
        canvas.draw(
                new Rectangle2D.Double(area.getX() + 1, area.getY() + 1, area.getWidth() - 2, area.getHeight() - 2));
        var lines = lines(sentence, Typeface.REGULAR, area.getWidth() - 4 * text, 4);
        double middle = area.getCenterY() - (lines.size() - 1) * text * 0.7;
        for (var line : lines) {
            write(canvas, line, Typeface.REGULAR, palette.muted, area.getCenterX(), middle, Align.CENTRE);
            middle += text * 1.4;
        }
    }
}
