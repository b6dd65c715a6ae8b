package org.valueledger.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleEdge;
import org.jspecify.annotations.Nullable;
import org.valueledger.chart.Style.Align;

/** What stands on and beside the lines: names at their ends, the last measurement, the stretch nobody has measured. */
final class CurveLabels {
    private record Label(String words, Color colour, double y) {}

    private final ValueCurve curve;
    private final XYPlot plot;
    private final Rectangle2D area;
    private final Graphics2D canvas;
    private final Style style;
    private final double text;

    CurveLabels(ValueCurve curve, XYPlot plot, Rectangle2D area, Graphics2D canvas, Style style) {
        this.curve = curve;
        this.plot = plot;
        this.area = area;
        this.canvas = canvas;
        this.style = style;
        this.text = style.text();
    }

    /** The width that the names at the right need. */
    static double room(ValueCurve curve, double width, Style style) {
        var labels = curve.labels();
        double widest = 0;
        for (var words : List.of(labels.delivered(), labels.planned(), labels.cost(), labels.lowBound())) {
            widest = Math.max(widest, Typeface.STRONG.width(Typeface.STRONG.printable(words), style.text()));
        }
        return Math.min(widest + style.text(), width * 0.3);
    }

    void draw() {
        var palette = style.palette();
        var labels = curve.labels();
        style.write(canvas, labels.unit(), Typeface.REGULAR, palette.muted, 0, text * 0.8, Align.LEFT);
        style.draw(
                canvas, palette.muted, style.line(0.9), right(), area.getMinY() - text * 0.5, right(), area.getMaxY());
        style.write(canvas, labels.asOf(), Typeface.REGULAR, palette.muted, right(), text * 0.8, Align.RIGHT);
        var atTheRight = new ArrayList<Label>();
        var end = curve.points().getLast();
        atTheRight.add(new Label(labels.planned(), palette.planned, y(end.planned())));
        if (end.cost() != null) {
            atTheRight.add(new Label(labels.cost(), palette.cost, y(end.cost())));
        }
        var measured = lastMeasured();
        if (measured != null && measured.delivered() != null) {
            atTheRight.addAll(lastReading(measured, measured.delivered()));
        }
        spread(atTheRight);
    }

    private ValueCurve.@Nullable Point lastMeasured() {
        return curve.points().reversed().stream()
                .filter(p -> p.delivered() != null && !p.delivered().isNaN())
                .findFirst()
                .orElse(null);
    }

    /** Draws the end of the line; its names are given back where they belong into the column at the right. */
    private List<Label> lastReading(ValueCurve.Point point, double delivered) {
        double x = x(point.date());
        double y = y(delivered);
        unmeasured(x);
        var names = new ArrayList<Label>();
        names.add(new Label(curve.labels().delivered(), style.palette().delivered, y));
        if (curve.lowBound() != null && Math.abs(y(curve.lowBound()) - y) > text) {
            lowBound(x, y, y(curve.lowBound()));
            names.add(new Label(curve.labels().lowBound(), style.palette().muted, y(curve.lowBound())));
        }
        dot(x, y);
        double widest = names.stream()
                .mapToDouble(n -> Typeface.STRONG.width(n.words(), text))
                .max()
                .orElse(0);
        if (right() - x < widest + text * 1.5) {
            return names;
        }
        names(names, x, delivered >= point.planned());
        return List.of();
    }

    private void unmeasured(double from) {
        double width = right() - from;
        var palette = style.palette();
        canvas.setPaint(Palette.faint(palette.muted, 9));
        canvas.fill(new Rectangle2D.Double(from, area.getMinY(), width, area.getHeight()));
        double needed = Typeface.REGULAR.width(curve.labels().unmeasured(), text);
        if (width > needed + text) {
            style.write(
                    canvas,
                    curve.labels().unmeasured(),
                    Typeface.REGULAR,
                    palette.muted,
                    from + width / 2,
                    Math.min(area.getMaxY(), y(0)) - text,
                    Align.CENTRE);
        }
    }

    private void lowBound(double x, double y, double low) {
        var colour = style.palette().delivered;
        style.draw(canvas, colour, style.line(1.1), x, y, x, low);
        style.draw(canvas, colour, style.line(1.1), x - text * 0.3, low, x + text * 0.3, low);
    }

    /** Beside the last reading, away from the plan's line, a line's distance apart. */
    private void names(List<Label> names, double x, boolean above) {
        double next = area.getMinY() + text;
        for (var name : names) {
            boolean first = name == names.getFirst();
            var face = first ? Typeface.STRONG : Typeface.REGULAR;
            double shift = first ? text * (above ? -1.1 : 0.7) : 0;
            double middle = Math.clamp(name.y() + shift, next, Math.max(next, area.getMaxY() - text * 0.6));
            haloed(name.words(), face, name.colour(), x + text * 0.7, middle);
            next = middle + text * 1.3;
        }
    }

    private void haloed(String words, Typeface face, Color colour, double left, double middle) {
        double width = face.width(words, text);
        canvas.setPaint(Palette.faint(style.palette().ground, 80));
        canvas.fill(new Rectangle2D.Double(left - 2, middle - text * 0.6, width + 4, text * 1.2));
        style.write(canvas, words, face, colour, left, middle, Align.LEFT);
    }

    private void dot(double x, double y) {
        canvas.setPaint(style.palette().ground);
        canvas.fill(circle(x, y, text * 0.5));
        canvas.setPaint(style.palette().delivered);
        canvas.fill(circle(x, y, text * 0.34));
    }

    private static Ellipse2D circle(double x, double y, double radius) {
        return new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
    }

    /** Names keep a line's distance from each other, however close their lines end. */
    private void spread(List<Label> labels) {
        double step = text * 1.3;
        labels.sort(Comparator.comparingDouble(Label::y));
        double lowest = area.getMaxY() - step * (labels.size() - 0.5);
        double next = area.getMinY();
        for (var label : labels) {
            double middle = Math.max(next, Math.min(label.y(), Math.max(lowest, next)));
            var shown = style.lines(label.words(), Typeface.STRONG, plotRoom(), 1);
            style.write(
                    canvas,
                    shown.getFirst(),
                    Typeface.STRONG,
                    label.colour(),
                    right() + text * 0.6,
                    middle,
                    Align.LEFT);
            next = middle + step;
            lowest += step;
        }
    }

    private double plotRoom() {
        return plot.getInsets().getRight() - text * 0.6;
    }

    private double right() {
        return x(curve.asOf());
    }

    private double x(LocalDate date) {
        return Math.clamp(
                plot.getDomainAxis().valueToJava2D(Axes.millis(date), area, RectangleEdge.BOTTOM),
                area.getMinX(),
                area.getMaxX());
    }

    private double y(double amount) {
        double y = plot.getRangeAxis().valueToJava2D(amount, area, RectangleEdge.LEFT);
        return Double.isFinite(y) ? Math.clamp(y, area.getMinY(), area.getMaxY()) : area.getMaxY();
    }
}
