package org.valueledger.chart;

import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.category.DefaultCategoryDataset;
import org.jspecify.annotations.Nullable;
import org.valueledger.chart.Style.Align;

/**
 * Attainment per driver: bars by JFreeChart; names at the left and figures at the right stand in columns of their own, where
 * no bar and no line can run through them.
 */
final class BarsPicture {
    /** Bars are cut here, so that one runaway driver does not flatten the others; the figure beside it stays true. */
    private static final double LEAST = -1;

    private static final double MOST = 2;
    private static final double ROW = 2.7;
    private static final double GAP = 0.45;

    private BarsPicture() {}

    static double height(AttainmentBars bars, double text) {
        double more = bars.omitted() > 0 ? 1.8 : 0;
        return text
                * (bars.bars().isEmpty()
                        ? 8
                        : 2.2 + 1.8 + more + ROW * bars.bars().size());
    }

    static void draw(AttainmentBars bars, Graphics2D canvas, Rectangle2D area, Style style) {
        if (bars.bars().isEmpty()) {
            style.nothing(canvas, area, bars.empty());
            return;
        }
        style.prepare(canvas);
        var info = new ChartRenderingInfo();
        var chart = chart(bars, area.getWidth(), style);
        chart.draw(canvas, area, info);
        decorate(bars, canvas, area, info.getPlotInfo().getDataArea(), chart.getCategoryPlot(), style);
    }

    static JFreeChart chart(AttainmentBars bars, double width, Style style) {
        var data = new DefaultCategoryDataset();
        var tracks = new DefaultCategoryDataset();
        double low = 0;
        double high = 1.1;
        for (int i = 0; i < bars.bars().size(); i++) {
            double reached = shown(bars.bars().get(i).attainment());
            data.addValue(reached, "", Integer.valueOf(i));
            tracks.addValue(1, "", Integer.valueOf(i));
            low = Math.min(low, reached);
            high = Math.max(high, reached);
        }
        var axis = new NumberAxis(null);
        Axes.quiet(axis, style);
        axis.setRange(low, high);
        axis.setVisible(false);
        var names = new CategoryAxis(null);
        names.setVisible(false);
        // Bars take 55 % of equal rows, so that names and figures can stand in the rows' middles.
        int rows = bars.bars().size();
        names.setLowerMargin(GAP / 2 / rows);
        names.setUpperMargin(GAP / 2 / rows);
        names.setCategoryMargin(GAP * (rows - 1) / rows);
        var plot = new CategoryPlot(tracks, names, axis, flat(new BarRenderer()));
        plot.getRenderer().setSeriesPaint(0, Palette.faint(style.palette().grid, 60));
        plot.setDataset(1, data);
        plot.setRenderer(1, bars(bars, style));
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        plot.setOrientation(PlotOrientation.HORIZONTAL);
        plot.setBackgroundPaint(null);
        plot.setOutlineVisible(false);
        plot.setRangeGridlinesVisible(false);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        double text = style.text();
        plot.setInsets(new RectangleInsets(
                text * 2.2, names(width), text * (bars.omitted() > 0 ? 3.6 : 1.8), figures(bars, width, style)));
        return CurvePicture.bare(new JFreeChart(null, Typeface.REGULAR.at(text), plot, false));
    }

    private static BarRenderer bars(AttainmentBars bars, Style style) {
        return flat(new BarRenderer() {
            @Override
            public Paint getItemPaint(int row, int column) {
                return style.palette().of(bars.bars().get(column).tone());
            }
        });
    }

    private static BarRenderer flat(BarRenderer renderer) {
        renderer.setBarPainter(new StandardBarPainter());
        renderer.setShadowVisible(false);
        renderer.setDrawBarOutline(false);
        return renderer;
    }

    private static void decorate(
            AttainmentBars bars,
            Graphics2D canvas,
            Rectangle2D whole,
            Rectangle2D area,
            CategoryPlot plot,
            Style style) {
        double text = style.text();
        double row = area.getHeight() / bars.bars().size();
        double goal = x(plot, area, 1);
        var palette = style.palette();
        style.draw(
                canvas,
                palette.muted,
                style.line(0.9),
                x(plot, area, 0),
                area.getMinY(),
                x(plot, area, 0),
                area.getMaxY());
        style.draw(canvas, palette.ink, style.line(1.3), goal, area.getMinY() - text * 0.4, goal, area.getMaxY());
        style.write(canvas, bars.goalLabel(), Typeface.STRONG, palette.ink, goal, text * 0.9, Align.CENTRE);
        for (int i = 0; i < bars.bars().size(); i++) {
            var bar = bars.bars().get(i);
            double middle = area.getMinY() + row * (i + 0.5);
            name(canvas, bar.name(), area.getMinX() - text * 0.8, middle, style);
            style.write(canvas, bar.label(), Typeface.STRONG, palette.ink, whole.getMaxX(), middle, Align.RIGHT);
            if (bar.attainment() != null && (bar.attainment() > MOST || bar.attainment() < LEAST)) {
                cut(canvas, x(plot, area, shown(bar.attainment())), middle, row, bar.attainment() > MOST, style);
            }
            if (bar.plan() != null && Double.isFinite(bar.plan())) {
                mark(canvas, x(plot, area, Math.clamp(bar.plan(), LEAST, MOST)), middle, row, style);
            }
        }
        legend(bars, canvas, whole, area, style);
    }

    private static void name(Graphics2D canvas, String name, double right, double middle, Style style) {
        var lines = style.lines(Style.name(name), Typeface.REGULAR, right - 1, 2);
        double y = middle - (lines.size() - 1) * style.text() * 0.58;
        for (var line : lines) {
            style.write(canvas, line, Typeface.REGULAR, style.palette().ink, right, y, Align.RIGHT);
            y += style.text() * 1.16;
        }
    }

    /** Two slanted gaps say that the bar goes on. */
    private static void cut(Graphics2D canvas, double end, double middle, double row, boolean up, Style style) {
        double half = row * 0.3;
        for (int i = 1; i <= 2; i++) {
            double x = end + (up ? -1 : 1) * style.text() * (0.3 + 0.45 * i);
            style.draw(
                    canvas,
                    style.palette().ground,
                    style.line(2),
                    x - half / 3,
                    middle + half,
                    x + half / 3,
                    middle - half);
        }
    }

    private static void mark(Graphics2D canvas, double x, double middle, double row, Style style) {
        canvas.setPaint(style.palette().ground);
        canvas.setStroke(style.line(4));
        canvas.draw(new Line2D.Double(x, middle - row * 0.34, x, middle + row * 0.34));
        style.draw(canvas, style.palette().planned, style.line(2), x, middle - row * 0.36, x, middle + row * 0.36);
    }

    private static void legend(
            AttainmentBars bars, Graphics2D canvas, Rectangle2D whole, Rectangle2D area, Style style) {
        double text = style.text();
        double middle = area.getMaxY() + text * 1.1;
        if (bars.bars().stream().anyMatch(b -> b.plan() != null)) {
            double x = area.getMinX();
            style.draw(canvas, style.palette().planned, style.line(2), x, middle - text * 0.5, x, middle + text * 0.5);
            style.write(
                    canvas,
                    bars.planLabel(),
                    Typeface.REGULAR,
                    style.palette().muted,
                    x + text * 0.6,
                    middle,
                    Align.LEFT);
        }
        if (bars.omitted() > 0) {
            style.write(
                    canvas,
                    bars.omittedLabel(),
                    Typeface.REGULAR,
                    style.palette().muted,
                    whole.getMinX(),
                    middle + text * 1.6,
                    Align.LEFT);
        }
    }

    private static double x(CategoryPlot plot, Rectangle2D area, double value) {
        return plot.getRangeAxis().valueToJava2D(value, area, RectangleEdge.BOTTOM);
    }

    private static double shown(@Nullable Double attainment) {
        return attainment == null || attainment.isNaN() ? 0 : Math.clamp(attainment, LEAST, MOST);
    }

    private static double names(double width) {
        return width * 0.34;
    }

    private static double figures(AttainmentBars bars, double width, Style style) {
        double widest = 0;
        for (var bar : bars.bars()) {
            widest = Math.max(widest, Typeface.STRONG.width(Typeface.STRONG.printable(bar.label()), style.text()));
        }
        return Math.min(widest + style.text(), width * 0.3);
    }
}
