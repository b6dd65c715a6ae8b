package org.valueledger.inventory;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.valueledger.valuation.Ramp;

/**
 * How the planned value rises from value start to the goal's date, as a line within 300 by 80.
 *
 * @param line points of a polyline, "x,y x,y"
 */
record RampPicture(String line, String area, List<Dot> dots, String from, String to) {

    private static final double WIDTH = 300;
    private static final double HEIGHT = 80;

    /** @param label day and share in words */
    record Dot(String x, String y, String label) {}

    static RampPicture of(Ramp ramp, LocalDate valueStart, LocalDate dueOn, FigureText figures) {
        LocalDate first = earlier(valueStart, ramp.points().getFirst().date());
        LocalDate last = later(dueOn, ramp.points().getLast().date());
        double days = Math.max(1, ChronoUnit.DAYS.between(first, last));
        var line = new StringBuilder();
        if (ramp.points().getFirst().date().isAfter(first)) {
            line.append(at(0, BigDecimal.ZERO)).append(' ');
            line.append(at(
                            ChronoUnit.DAYS.between(
                                            first, ramp.points().getFirst().date())
                                    / days,
                            BigDecimal.ZERO))
                    .append(' ');
        }
        for (Ramp.Point point : ramp.points()) {
            line.append(at(ChronoUnit.DAYS.between(first, point.date()) / days, point.share()))
                    .append(' ');
        }
        line.append(at(1, ramp.points().getLast().share()));
        List<Dot> dots = ramp.points().stream()
                .map(p -> new Dot(
                        x(ChronoUnit.DAYS.between(first, p.date()) / days),
                        y(p.share()),
                        figures.formats().date(p.date()) + ": " + figures.percent(p.share())))
                .toList();
        return new RampPicture(
                line.toString(),
                line + " " + x(1) + "," + y(BigDecimal.ZERO) + " " + x(0) + "," + y(BigDecimal.ZERO),
                dots,
                figures.formats().date(first),
                figures.formats().date(last));
    }

    private static String at(double share, BigDecimal height) {
        return x(share) + "," + y(height);
    }

    private static String x(double share) {
        return String.format(Locale.ROOT, "%.1f", share * WIDTH);
    }

    private static String y(BigDecimal share) {
        return String.format(Locale.ROOT, "%.1f", HEIGHT - share.doubleValue() * HEIGHT);
    }

    private static LocalDate earlier(LocalDate a, LocalDate b) {
        return a.isBefore(b) ? a : b;
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }
}
