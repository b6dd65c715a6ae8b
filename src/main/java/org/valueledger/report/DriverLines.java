package org.valueledger.report;

import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.valueledger.chart.BulletBar;
import org.valueledger.chart.Tone;
import org.valueledger.valuation.DriverValue;
import org.valueledger.valuation.Status;
import org.valueledger.valuation.ValuedReading;

/** The rows of the driver tables. */
record DriverLines(Words words, Figures figures) {

    Report.Columns columns() {
        return new Report.Columns(
                words.text("column.driver"),
                words.text("column.progress"),
                words.text("column.baseline"),
                words.text("column.measured"),
                words.text("column.goal"),
                words.text("column.attainment"),
                words.text("column.delivered"),
                words.text("column.planned"),
                words.text("column.balance"),
                words.text("column.status"),
                words.text("column.lastReading"));
    }

    List<DriverLine> of(List<Subject> subjects, boolean priced) {
        return subjects.stream()
                .filter(s -> s.isPriced() == priced)
                .map(this::line)
                .toList();
    }

    private DriverLine line(Subject subject) {
        DriverValue value = subject.value();
        var latest = subject.latest();
        var terms = value.terms();
        return new DriverLine(
                subject.key(),
                subject.name(),
                Objects.requireNonNullElse(subject.text().whyBuy(), ""),
                subject.metricWithUnit(),
                subject.reading(terms.baseline()),
                latest == null ? "–" : subject.reading(latest.reading().answers()),
                subject.reading(terms.goal()),
                bullet(value),
                latest == null ? "–" : attainment(value),
                subject.worth(value.delivered()),
                subject.worth(value.lowBound()),
                subject.worth(value.planned()),
                balance(subject),
                value.shortfall().signum() > 0 ? Tone.POOR : value.surplus().signum() > 0 ? Tone.GOOD : Tone.NEUTRAL,
                value.status(),
                words.of(value.status()),
                tone(value.status()),
                latest == null ? "" : words.of(latest.reading().grade()),
                latest == null
                        ? words.text("never")
                        : figures.date(latest.reading().date()),
                latest == null ? "" : age(value, latest));
    }

    /** A driver falls short or has a surplus, never both. */
    private String balance(Subject subject) {
        var value = subject.value();
        var net = value.surplus().subtract(value.shortfall());
        return subject.shows(net) ? figures.signed(subject.worth(net), net.signum()) : subject.worth(BigDecimal.ZERO);
    }

    private String age(DriverValue value, ValuedReading latest) {
        return Tiles.age(words, ChronoUnit.DAYS.between(latest.reading().date(), value.asOf()));
    }

    /** In whole percent; for hold drivers how often the goal was held. */
    String attainment(DriverValue value) {
        var latest = value.latest();
        if (latest == null) {
            return words.text("notMeasured");
        }
        if (value.heldShare() != null) {
            return words.text("held", figures.percent(value.heldShare()));
        }
        return latest.attainment() == null ? words.text("notDefined") : figures.percent(latest.attainment());
    }

    static BulletBar bullet(DriverValue value) {
        return new BulletBar(reached(value), plan(value), tone(value.status()));
    }

    static @Nullable Double reached(DriverValue value) {
        var latest = value.latest();
        if (latest == null) {
            return null;
        }
        BigDecimal reached = value.heldShare() != null ? value.heldShare() : latest.attainment();
        return reached == null ? null : reached.doubleValue();
    }

    static @Nullable Double plan(DriverValue value) {
        var latest = value.latest();
        return latest == null || value.heldShare() != null
                ? null
                : latest.plannedShare().doubleValue();
    }

    static Tone tone(Status status) {
        return switch (status) {
            case EXCEEDED, ON_TRACK, HELD -> Tone.GOOD;
            case AT_RISK, OUT_OF_DATE -> Tone.FAIR;
            case SHORTFALL, BELOW_BASELINE, NOT_HELD -> Tone.POOR;
            case NOT_MEASURED -> Tone.NEUTRAL;
        };
    }
}
