package org.valueledger.valuation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The same method worked out a second time the slow way: one day after the other, in floating point. */
final class DayByDay {

    private final DriverTerms terms;
    private final List<Reading> counted = new ArrayList<>();
    private final List<Reading> all;
    double delivered;
    double lowBound;
    double planned;

    DayByDay(DriverTerms terms, List<Reading> readings) {
        this.terms = terms;
        this.all = readings.stream()
                .sorted((one, other) -> one.date().compareTo(other.date()))
                .toList();
        all.stream().filter(reading -> !reading.setAside()).forEach(counted::add);
        if (!counted.isEmpty()) {
            walk(terms.valueStart(), counted.getLast().date());
        }
    }

    private void walk(LocalDate from, LocalDate until) {
        for (var day = from; day.isBefore(until); day = day.plusDays(1)) {
            add(day);
        }
        for (var reading : counted) {
            if (terms.kind() == Kind.FLOW
                    && startOf(reading).equals(reading.date())
                    && !reading.date().isBefore(from)) {
                delivered += value(reading);
                lowBound += value(reading);
                planned += yearlyPlan() * shareAt(reading.date(), 0);
            }
        }
    }

    private void add(LocalDate day) {
        delivered += deliveredOn(day);
        if (terms.kind() == Kind.FLOW) {
            var reading = periodOf(day);
            if (reading != null) {
                lowBound += deliveredOn(day);
                planned += yearlyPlan() * shareAt(day, 0.5) / days(startOf(reading), reading.date());
            }
        } else {
            lowBound += Math.min(rateAt(before(day)), rateAt(after(day))) / 365;
            planned += terms.kind() == Kind.HOLD ? 0 : yearlyPlan() * shareAt(day, 0.5) / 365;
        }
    }

    /** From the morning of the day to the next. */
    double deliveredOn(LocalDate day) {
        if (day.isBefore(terms.valueStart())) {
            return 0;
        }
        if (terms.kind() == Kind.FLOW) {
            var reading = periodOf(day);
            return reading == null ? 0 : value(reading) / days(startOf(reading), reading.date());
        }
        if (counted.isEmpty() || !day.isBefore(counted.getLast().date())) {
            return 0;
        }
        double length = days(before(day), after(day));
        double first = rateAt(before(day));
        double slope = (rateAt(after(day)) - first) / length;
        return (first + slope * (days(before(day), day) + 0.5)) / 365;
    }

    /** What a period without any length brings on its day. */
    double atOnce(LocalDate day) {
        return counted.stream()
                .filter(reading -> terms.kind() == Kind.FLOW && reading.date().equals(day))
                .filter(reading -> startOf(reading).equals(day) && !day.isBefore(terms.valueStart()))
                .mapToDouble(this::value)
                .sum();
    }

    private LocalDate before(LocalDate day) {
        var before = terms.valueStart();
        for (var reading : counted) {
            if (!reading.date().isAfter(day) && reading.date().isAfter(before)) {
                before = reading.date();
            }
        }
        return before;
    }

    private LocalDate after(LocalDate day) {
        return counted.stream()
                .map(Reading::date)
                .filter(date -> date.isAfter(day))
                .findFirst()
                .orElseThrow();
    }

    private double rateAt(LocalDate date) {
        return counted.stream()
                .filter(reading -> reading.date().equals(date))
                .mapToDouble(this::value)
                .sum();
    }

    private LocalDate startOf(Reading reading) {
        if (reading.periodStart() != null) {
            return reading.periodStart();
        }
        var start = terms.valueStart();
        for (var other : all) {
            if (other.date().isBefore(reading.date())) {
                start = other.date();
            }
        }
        return start.isAfter(reading.date()) ? reading.date() : start;
    }

    /** The first period, by its end, that contains the day. */
    private @Nullable Reading periodOf(LocalDate day) {
        for (var reading : counted) {
            if (reading.date().isAfter(day)) {
                return startOf(reading).isAfter(day) ? null : reading;
            }
        }
        return null;
    }

    private double shareAt(LocalDate date, double hours) {
        var points = terms.ramp().points();
        for (int i = points.size() - 1; i >= 0; i--) {
            if (!points.get(i).date().isAfter(date)) {
                double share = points.get(i).share().doubleValue();
                if (i + 1 == points.size()) {
                    return share;
                }
                var next = points.get(i + 1);
                return share
                        + (next.share().doubleValue() - share)
                                * (days(points.get(i).date(), date) + hours)
                                / days(points.get(i).date(), next.date());
            }
        }
        return 0;
    }

    private double yearlyPlan() {
        return sign()
                * (product(terms.goal(), terms.baseline()) - product(terms.baseline(), terms.baseline()))
                * price();
    }

    private double value(Reading reading) {
        var confidence = reading.grade() == EvidenceGrade.ESTIMATED
                ? reading.confidence().value().doubleValue()
                : 1;
        var volume = reading.answers();
        return sign() * (product(volume, volume) - product(terms.baseline(), volume)) * price() * confidence;
    }

    private static double product(Answers performance, Answers condition) {
        return get(performance, "metric") * get(condition, "volume");
    }

    private static double get(Answers answers, String name) {
        BigDecimal value = answers.byName().get(name);
        return value == null ? Double.NaN : value.doubleValue();
    }

    private double sign() {
        return terms.direction() == Direction.UP ? 1 : -1;
    }

    private double price() {
        return terms.unitValue().doubleValue()
                * terms.captureRate().value().doubleValue()
                * terms.attributionShare().value().doubleValue();
    }

    private static double days(LocalDate from, LocalDate to) {
        return ChronoUnit.DAYS.between(from, to);
    }
}
