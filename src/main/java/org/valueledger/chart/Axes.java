package org.valueledger.chart;

import java.text.DateFormat;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.text.SimpleDateFormat;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Locale;
import java.util.TimeZone;
import org.jfree.chart.axis.DateAxis;
import org.jfree.chart.axis.DateTickMarkPosition;
import org.jfree.chart.axis.DateTickUnit;
import org.jfree.chart.axis.DateTickUnitType;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnitSource;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.ui.RectangleInsets;

/** Axes with nothing left to defaults: those come from the machine's desktop settings. */
final class Axes {
    private static final TimeZone UTC = TimeZone.getTimeZone("UTC");
    private static final int[] MONTHS = {1, 2, 3, 6, 12, 24, 60, 120, 240};
    /** Above, compact formats print endless digits. */
    private static final double COMPACT_TO = 1e15;

    private Axes() {}

    static double millis(LocalDate date) {
        return date.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }

    /** @param labels how many labels have room */
    static DateAxis dates(LocalDate from, LocalDate to, int labels, Locale locale, Style style) {
        var last = to.isAfter(from) ? to : from.plusDays(1);
        var axis = new DateAxis(null, UTC, locale);
        axis.setRange(new Date((long) millis(from)), new Date((long) millis(last)));
        axis.setTickMarkPosition(DateTickMarkPosition.START);
        axis.setTickUnit(unit(from, last, Math.max(2, labels), locale));
        quiet(axis, style);
        axis.setTickLabelInsets(new RectangleInsets(style.text() * 0.4, 2, 0, 2));
        return axis;
    }

    private static DateTickUnit unit(LocalDate from, LocalDate to, int labels, Locale locale) {
        long days = ChronoUnit.DAYS.between(from, to);
        if (days <= 60) {
            int step = (int) Math.max(1, Math.ceilDiv(days, labels));
            return new DateTickUnit(DateTickUnitType.DAY, step, format("MMMd", locale));
        }
        for (int step : MONTHS) {
            if (days / 30.4 / step <= labels) {
                return step < 12
                        ? new DateTickUnit(DateTickUnitType.MONTH, step, format("yMMM", locale))
                        : new DateTickUnit(DateTickUnitType.YEAR, step / 12, years(locale));
            }
        }
        return new DateTickUnit(DateTickUnitType.YEAR, 100, years(locale));
    }

    private static DateFormat format(String parts, Locale locale) {
        return pattern(
                DateTimeFormatterBuilder.getLocalizedDateTimePattern(parts, IsoChronology.INSTANCE, locale), locale);
    }

    /** Some locales would add the era to a year that stands alone. */
    private static DateFormat years(Locale locale) {
        return pattern("yyyy", locale);
    }

    private static DateFormat pattern(String pattern, Locale locale) {
        var format = new SimpleDateFormat(pattern, locale);
        format.setTimeZone(UTC);
        return format;
    }

    static NumberAxis amounts(double low, double high, Locale locale, Style style) {
        var axis = new NumberAxis(null);
        double span = high - low;
        axis.setRange(low < 0 ? low - span * 0.06 : 0, high > 0 ? high + span * 0.06 : span * 0.06);
        axis.setStandardTickUnits(new NumberTickUnitSource(true, compact(Math.max(high, -low), locale)));
        quiet(axis, style);
        // Wide insets keep the number of grid lines small.
        axis.setTickLabelInsets(new RectangleInsets(style.text() * 0.8, 0, style.text() * 0.8, style.text() * 0.5));
        return axis;
    }

    private static NumberFormat compact(double most, Locale locale) {
        if (most > COMPACT_TO) {
            return new DecimalFormat("0.#E0", DecimalFormatSymbols.getInstance(locale));
        }
        var format = NumberFormat.getCompactNumberInstance(locale, NumberFormat.Style.SHORT);
        format.setMaximumFractionDigits(1);
        return format;
    }

    static void quiet(ValueAxis axis, Style style) {
        axis.setTickLabelFont(Typeface.REGULAR.at(style.text()));
        axis.setTickLabelPaint(style.palette().muted);
        axis.setAxisLineVisible(false);
        axis.setTickMarksVisible(false);
        axis.setLabelFont(Typeface.REGULAR.at(style.text()));
        axis.setLabelPaint(style.palette().muted);
        axis.setLabelInsets(RectangleInsets.ZERO_INSETS);
    }
}
