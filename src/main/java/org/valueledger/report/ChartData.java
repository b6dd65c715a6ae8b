package org.valueledger.report;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.valueledger.chart.AttainmentBars;
import org.valueledger.chart.Tone;
import org.valueledger.chart.ValueCurve;
import org.valueledger.valuation.CustomerValue;

/** The numbers that charts draw, with the words that stand beside them. */
record ChartData(Words words, Figures figures, ReportInput input) {

    ValueCurve curve() {
        CustomerValue value = input.value();
        boolean measured = value.lastMeasured() != null;
        var points = value.drivers().isEmpty()
                ? List.<ValueCurve.Point>of()
                : value.curve().stream()
                        .map(p -> new ValueCurve.Point(
                                p.date(),
                                amount(p.delivered()),
                                p.planned().doubleValue(),
                                value.costToDate() == null ? null : amount(p.cost())))
                        .toList();
        return new ValueCurve(
                points,
                measured ? amount(value.lowBound()) : null,
                value.asOf(),
                figures.locale(),
                words.text(
                        measured ? "curve.description" : "curve.descriptionEmpty",
                        money(value.delivered()),
                        money(value.planned()),
                        measured && value.lastMeasured() != null ? figures.longDate(value.lastMeasured()) : ""),
                labels());
    }

    private ValueCurve.Labels labels() {
        CustomerValue value = input.value();
        return new ValueCurve.Labels(
                words.text("curve.delivered"),
                words.text("curve.planned"),
                words.text("curve.cost"),
                words.text("curve.lowBound"),
                words.text("curve.unit", figures.symbol(value.currency())),
                words.text("curve.unmeasured"),
                figures.date(value.asOf()),
                words.text("curve.empty"));
    }

    /** Drivers with the most at stake first, so that a chart with room for a few shows those. */
    AttainmentBars attainment(List<Subject> subjects) {
        var worth = new Worth(input);
        var lines = new DriverLines(words, figures);
        var bars = subjects.stream()
                .sorted(Comparator.comparing(
                                (Subject s) -> worth.of(s, s.value().planned()))
                        .reversed())
                .map(s -> new AttainmentBars.Bar(
                        s.name(),
                        DriverLines.reached(s.value()),
                        DriverLines.plan(s.value()),
                        lines.attainment(s.value()),
                        DriverLines.tone(s.value().status())))
                .toList();
        long reached = subjects.stream()
                .filter(s -> s.latest() != null)
                .filter(s -> DriverLines.tone(s.value().status()) == Tone.GOOD)
                .count();
        return new AttainmentBars(
                bars,
                0,
                words.text("attainment.description", reached, (long) subjects.size()),
                words.text("attainment.goal"),
                words.text("attainment.plan"),
                words.text("attainment.more"),
                words.text("attainment.empty"));
    }

    private String money(BigDecimal amount) {
        return figures.money(amount, input.value().currency());
    }

    private static @Nullable Double amount(@Nullable BigDecimal amount) {
        return amount == null ? null : amount.doubleValue();
    }
}
