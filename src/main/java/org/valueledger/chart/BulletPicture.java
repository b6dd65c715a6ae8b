package org.valueledger.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;

/** A driver's way from baseline to goal on one small bar: track, bar, mark of the plan, line at the goal. */
final class BulletPicture {
    /** Middle tones that stand out on white and on near-black alike. */
    private static final Color TRACK = new Color(128, 140, 153, 70);

    private static final Color LINE = new Color(0x7D, 0x89, 0x96);
    private static final Color GOOD = new Color(0x17, 0x92, 0x86);
    private static final Color FAIR = new Color(0xC2, 0x87, 0x1E);
    private static final Color POOR = new Color(0xDB, 0x58, 0x26);

    private static final double LEAST = -0.5;
    private static final double MOST = 1.5;

    private BulletPicture() {}

    static void draw(BulletBar bar, Graphics2D canvas, double width, double height) {
        new Style(Palette.PRINT, 12).prepare(canvas);
        double reached = bar.attainment() == null ? 0 : clip(bar.attainment());
        double low = Math.min(0, reached);
        double high = Math.max(1.1, reached);
        double scale = (width - 2) / (high - low);
        double zero = 1 - low * scale;
        double goal = zero + scale;
        canvas.setPaint(TRACK);
        canvas.fill(new RoundRectangle2D.Double(zero, height * 0.2, scale, height * 0.6, 2, 2));
        if (bar.attainment() != null) {
            canvas.setPaint(colour(bar.tone()));
            double from = zero + Math.min(0, reached) * scale;
            canvas.fill(new RoundRectangle2D.Double(
                    from, height * 0.32, Math.max(1, Math.abs(reached) * scale), height * 0.36, 2, 2));
        }
        canvas.setPaint(LINE);
        canvas.fill(new Rectangle2D.Double(zero - 0.5, height * 0.1, 1, height * 0.8));
        canvas.fill(new Rectangle2D.Double(goal - 1, 0, 2, height));
        if (bar.plan() != null) {
            mark(canvas, zero + clip(bar.plan()) * scale, height);
        }
    }

    private static void mark(Graphics2D canvas, double x, double height) {
        var triangle = new Path2D.Double();
        double half = height * 0.18;
        triangle.moveTo(x - half, height);
        triangle.lineTo(x + half, height);
        triangle.lineTo(x, height * 0.7);
        triangle.closePath();
        canvas.fill(triangle);
    }

    private static double clip(double value) {
        return Double.isFinite(value) ? Math.clamp(value, LEAST, MOST) : 0;
    }

    private static Color colour(Tone tone) {
        return switch (tone) {
            case GOOD -> GOOD;
            case FAIR -> FAIR;
            case POOR -> POOR;
            case NEUTRAL -> LINE;
        };
    }
}
