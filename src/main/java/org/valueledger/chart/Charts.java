package org.valueledger.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.Locale;

/** The door: every chart drawn on any canvas, such as a PDF's, or as an SVG element for a page. */
public final class Charts {

    /** Sizes of pictures on pages, in CSS pixels; heights grow with the number of bars. */
    public enum Size {
        WIDE(760, 300, 12),
        NARROW(360, 260, 11);

        final int width;
        final int height;
        final double text;

        Size(int width, int height, double text) {
            this.width = width;
            this.height = height;
            this.text = text;
        }
    }

    /** More bars than this on a page tell nobody anything: the rest is named in the table. */
    private static final int BARS = 12;

    private static final int BULLET_WIDTH = 160;
    private static final int BULLET_HEIGHT = 14;

    private Charts() {}

    /**
     * Draws into the rectangle from (0, 0) to (width, height).
     *
     * @param text size of the labels, in the canvas's units
     */
    public static void draw(Chart chart, Graphics2D canvas, double width, double height, double text, Palette palette) {
        var area = new Rectangle2D.Double(0, 0, width, height);
        var style = new Style(palette, text);
        switch (chart) {
            case ValueCurve curve -> CurvePicture.draw(curve, canvas, area, style);
            case AttainmentBars bars -> BarsPicture.draw(bars, canvas, area, style);
        }
    }

    public static void draw(BulletBar bar, Graphics2D canvas, double width, double height) {
        BulletPicture.draw(bar, canvas, width, height);
    }

    /** The height that gives every bar of the chart its room. */
    public static double height(AttainmentBars bars, double text) {
        return BarsPicture.height(bars, text);
    }

    /** An SVG element for a page, with transparent ground. */
    public static String svg(Chart chart, Size size, Palette palette) {
        var shown = chart instanceof AttainmentBars bars ? bars.first(BARS) : chart;
        double height = shown instanceof AttainmentBars bars ? height(bars, size.text) : size.height;
        var canvas = Svg.canvas(size.width, height);
        var name = chart.getClass().getSimpleName() + "-" + palette + "-" + size;
        // Several charts share a page, so the names of their clip paths must differ.
        canvas.setDefsKeyPrefix(name.toLowerCase(Locale.ROOT) + "-");
        draw(shown, canvas, size.width, height, size.text, palette);
        return Svg.element(canvas, size.width, height, "chart", chart.description());
    }

    /** An SVG element for a table cell; its colours are readable on light and dark ground. */
    public static String svg(BulletBar bar, String description) {
        var canvas = Svg.canvas(BULLET_WIDTH, BULLET_HEIGHT);
        draw(bar, canvas, BULLET_WIDTH, BULLET_HEIGHT);
        return Svg.element(canvas, BULLET_WIDTH, BULLET_HEIGHT, "bullet", description);
    }
}
