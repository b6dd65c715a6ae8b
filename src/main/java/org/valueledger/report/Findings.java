package org.valueledger.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.valueledger.chart.Tone;
import org.valueledger.valuation.DriverValue;
import org.valueledger.valuation.Reading;
import org.valueledger.valuation.Status;
import org.valueledger.valuation.ValuedReading;

/** What the report says about single drivers, in whole sentences: successes first, then what is missing. */
final class Findings {
    private final Words words;
    private final Figures figures;
    private final ReportInput input;
    private final Worth worth;

    Findings(Words words, Figures figures, ReportInput input) {
        this.words = words;
        this.figures = figures;
        this.input = input;
        this.worth = new Worth(input);
    }

    Section<Finding> successes(List<Subject> subjects) {
        var entries = sorted(subjects, DriverValue::delivered).stream()
                .filter(s -> s.latest() != null && s.value().delivered().signum() >= 0)
                .filter(s -> DriverLines.tone(s.value().status()) == Tone.GOOD)
                .map(this::success)
                .toList();
        return section("successes", entries, "");
    }

    private Finding success(Subject subject) {
        var value = subject.value();
        var text = new ArrayList<>(agreedAndMeasured(subject));
        if (subject.shows(value.surplus())) {
            text.add(words.text("success.surplus", subject.worth(value.surplus())));
        }
        return new Finding(
                subject.key(), subject.name(), subject.worth(value.delivered()), String.join(" ", text), Tone.GOOD);
    }

    Section<Finding> shortfalls(List<Subject> subjects) {
        var entries = sorted(subjects, DriverValue::shortfall).stream()
                .filter(s -> s.latest() != null)
                .filter(s -> s.shows(s.value().shortfall()) || s.value().status() == Status.NOT_HELD)
                .map(this::shortfall)
                .toList();
        boolean measured = subjects.stream().anyMatch(s -> s.latest() != null);
        return section("shortfalls", entries, measured ? words.text("shortfalls.empty") : "");
    }

    private Finding shortfall(Subject subject) {
        var value = subject.value();
        var text = new ArrayList<>(agreedAndMeasured(subject));
        if (value.planned().signum() != 0) {
            text.add(words.text(
                    "shortfall.cost",
                    subject.worth(value.shortfall()),
                    subject.worth(value.delivered()),
                    subject.worth(value.planned())));
        }
        var since = behindSince(value);
        var latest = value.latest();
        if (latest != null && latest.improvement().signum() < 0 && !subject.holds()) {
            text.add(words.text("shortfall.below"));
        } else if (since != null) {
            text.add(words.text("shortfall.since", figures.date(since)));
        } else if (!subject.holds()) {
            text.add(words.text("shortfall.recovered"));
        }
        return new Finding(
                subject.key(),
                subject.name(),
                subject.worth(value.shortfall().negate()),
                String.join(" ", text),
                Tone.POOR);
    }

    private List<String> agreedAndMeasured(Subject subject) {
        var terms = subject.value().terms();
        var goal = subject.readingWithUnit(terms.goal());
        var sentences = new ArrayList<String>();
        sentences.add(
                subject.holds()
                        ? words.text("agreed.hold", subject.metric(), goal)
                        : words.text(
                                "agreed",
                                subject.metric(),
                                subject.reading(terms.baseline()),
                                goal,
                                figures.date(terms.goalDate())));
        var latest = subject.latest();
        if (latest != null) {
            sentences.add(measured(subject, latest));
        }
        return sentences;
    }

    private String measured(Subject subject, ValuedReading latest) {
        var day = figures.date(latest.reading().date());
        var reading = subject.readingWithUnit(latest.reading().answers());
        var held = subject.value().heldShare();
        if (held != null) {
            return words.text("measured.hold", day, reading, figures.percent(held));
        }
        return latest.attainment() == null
                ? words.text("measured.only", day, reading)
                : words.text(
                        "measured",
                        day,
                        reading,
                        figures.percent(latest.attainment()),
                        figures.percent(latest.plannedShare()));
    }

    /** The first reading of the unbroken run of readings behind plan that ends with the newest; null where that one is not. */
    private static @Nullable LocalDate behindSince(DriverValue value) {
        LocalDate since = null;
        for (var reading : value.readings().reversed()) {
            var attainment = reading.attainment();
            if (attainment == null || attainment.compareTo(reading.plannedShare()) >= 0) {
                return since;
            }
            since = reading.reading().date();
        }
        return since;
    }

    Section<Finding> unmeasured(List<Subject> subjects) {
        var entries = sorted(subjects, d -> d.unmeasured().planned()).stream()
                .filter(s -> s.value().unmeasured().days() > 0)
                .filter(s -> isOld(s.value()) || s.shows(s.value().unmeasured().planned()))
                .map(this::unmeasured)
                .toList();
        return section("unmeasured", entries, "");
    }

    private static boolean isOld(DriverValue value) {
        return value.status() == Status.NOT_MEASURED || value.status() == Status.OUT_OF_DATE;
    }

    private Finding unmeasured(Subject subject) {
        var stretch = subject.value().unmeasured();
        var text = words.text(
                subject.latest() == null ? "unmeasured.never" : "unmeasured.since",
                figures.date(stretch.since()),
                stretch.days());
        return new Finding(
                subject.key(),
                subject.name(),
                subject.worth(stretch.planned()),
                text,
                isOld(subject.value()) ? Tone.FAIR : Tone.NEUTRAL);
    }

    Section<Finding> setAside(List<Subject> subjects) {
        var entries = new ArrayList<Finding>();
        for (var subject : subjects) {
            for (var reading : subject.value().setAside()) {
                entries.add(setAside(subject, reading));
            }
        }
        return section("setAside", entries, "");
    }

    private Finding setAside(Subject subject, Reading reading) {
        var reason = subject.text().setAsideReasons().get(reading.date());
        var day = figures.date(reading.date());
        return new Finding(
                subject.key(),
                subject.name(),
                subject.readingWithUnit(reading.answers()),
                reason == null ? words.text("setAside.noReason", day) : words.text("setAside.reason", day, reason),
                Tone.NEUTRAL);
    }

    Section<Finding> leftOut(List<Subject> subjects) {
        var entries = subjects.stream()
                .filter(s -> input.value().leftOut().contains(s.key()))
                .map(s -> new Finding(
                        s.key(),
                        s.name(),
                        s.worth(s.value().delivered()),
                        words.text("leftOut.reason", input.value().currency().getCurrencyCode()),
                        Tone.FAIR))
                .toList();
        return section("leftOut", entries, "");
    }

    private Section<Finding> section(String name, List<Finding> entries, String empty) {
        return new Section<>(words.text(name + ".heading"), words.text(name + ".introduction"), entries, empty);
    }

    private List<Subject> sorted(List<Subject> subjects, Function<DriverValue, BigDecimal> amount) {
        return subjects.stream()
                .sorted(Comparator.comparing((Subject s) -> worth.of(s, amount.apply(s.value())))
                        .reversed())
                .toList();
    }
}
