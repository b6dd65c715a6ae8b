package org.valueledger.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.time.LocalDate;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYAreaRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.jspecify.annotations.Nullable;

/** Value over time: the lines by JFreeChart, their names written beside them instead of in a legend. */
final class CurvePicture {
    /** Beyond this no scale can be read. */
    private static final double MOST = 1e18;

    private CurvePicture() {}

    static void draw(ValueCurve curve, Graphics2D canvas, Rectangle2D area, Style style) {
        if (curve.points().isEmpty()) {
            style.nothing(canvas, area, curve.labels().empty());
            return;
        }
        var info = new ChartRenderingInfo();
        style.prepare(canvas);
        var chart = chart(curve, area.getWidth(), style);
        chart.draw(canvas, area, info);
        new CurveLabels(curve, chart.getXYPlot(), info.getPlotInfo().getDataArea(), canvas, style).draw();
    }

    static JFreeChart chart(ValueCurve curve, double width, Style style) {
        var plot = new XYPlot();
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        var delivered = series(curve.labels().delivered(), curve, ValueCurve.Point::delivered);
        plot.setDataset(0, new XYSeriesCollection(delivered));
        plot.setRenderer(0, area(style));
        var lines = new XYSeriesCollection(series(curve.labels().cost(), curve, ValueCurve.Point::cost));
        lines.addSeries(series(curve.labels().planned(), curve, ValueCurve.Point::planned));
        lines.addSeries(delivered);
        plot.setDataset(1, lines);
        plot.setRenderer(1, lines(style));
        double room = CurveLabels.room(curve, width, style);
        double text = style.text();
        int dates = (int) ((width - room - 4 * text) / (text * 5.4));
        plot.setDomainAxis(Axes.dates(first(curve), last(curve), dates, curve.locale(), style));
        plot.setRangeAxis(Axes.amounts(extreme(curve, false), extreme(curve, true), curve.locale(), style));
        quiet(plot, style);
        plot.setInsets(new RectangleInsets(text * 1.9, 0, text * 0.3, room));
        return bare(new JFreeChart(null, Typeface.REGULAR.at(text), plot, false));
    }

    static JFreeChart bare(JFreeChart chart) {
        chart.setBackgroundPaint(null);
        chart.setBorderVisible(false);
        chart.setPadding(RectangleInsets.ZERO_INSETS);
        return chart;
    }

    private static void quiet(XYPlot plot, Style style) {
        plot.setBackgroundPaint(null);
        plot.setOutlineVisible(false);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinePaint(style.palette().grid);
        plot.setRangeGridlineStroke(style.line(0.8));
        plot.setRangeZeroBaselineVisible(true);
        plot.setRangeZeroBaselinePaint(style.palette().muted);
        plot.setRangeZeroBaselineStroke(style.line(0.9));
    }

    private static XYAreaRenderer area(Style style) {
        var renderer = new XYAreaRenderer(XYAreaRenderer.AREA);
        renderer.setSeriesPaint(0, Palette.faint(style.palette().delivered, 16));
        renderer.setOutline(false);
        return renderer;
    }

    private static XYLineAndShapeRenderer lines(Style style) {
        var renderer = new XYLineAndShapeRenderer(true, false);
        renderer.setDrawSeriesLineAsPath(true);
        renderer.setSeriesPaint(0, style.palette().cost);
        renderer.setSeriesStroke(0, style.dashed(2, 2, 3));
        renderer.setSeriesPaint(1, style.palette().planned);
        renderer.setSeriesStroke(1, style.dashed(2, 7, 4));
        renderer.setSeriesPaint(2, style.palette().delivered);
        renderer.setSeriesStroke(2, style.line(2.6));
        return renderer;
    }

    private static XYSeries series(String name, ValueCurve curve, Function<ValueCurve.Point, @Nullable Double> amount) {
        var series = new XYSeries(new Named(name), false, true);
        for (var point : curve.points()) {
            var value = amount.apply(point);
            if (value != null && !value.isNaN()) {
                series.add(Axes.millis(point.date()), Math.clamp(value, -MOST, MOST));
            }
        }
        return series;
    }

    private static LocalDate first(ValueCurve curve) {
        return curve.points().getFirst().date();
    }

    private static LocalDate last(ValueCurve curve) {
        var last = curve.points().getLast().date();
        return curve.asOf().isAfter(last) ? curve.asOf() : last;
    }

    private static double extreme(ValueCurve curve, boolean highest) {
        var values = curve.points().stream()
                .flatMapToDouble(p -> DoubleStream.of(p.planned(), known(p.delivered()), known(p.cost())))
                .filter(v -> !Double.isNaN(v))
                .map(v -> Math.clamp(v, -MOST, MOST));
        double least = highest ? 1 : 0;
        return highest
                ? Math.max(least, values.max().orElse(least))
                : Math.min(least, values.min().orElse(least));
    }

    private static double known(@Nullable Double value) {
        return value == null ? 0 : value;
    }

    /** Two lines of the same name stay two series. */
    private static final class Named implements Comparable<Named> {
        private final String name;

        Named(String name) {
            this.name = name;
        }

        @Override
        public int compareTo(Named other) {
            return name.compareTo(other.name);
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
