package org.valueledger.valuation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values one driver: one pass over its readings, oldest first. */
final class DriverValuation {

    private final DriverTerms terms;
    private final LocalDate asOf;
    private final Appraisal appraisal;
    private final Stretches stretches;
    private final List<ValuedReading> valued = new ArrayList<>();
    private final List<Reading> setAside = new ArrayList<>();

    private BigDecimal delivered = BigDecimal.ZERO;
    private BigDecimal lowBound = BigDecimal.ZERO;
    private BigDecimal confirmed = BigDecimal.ZERO;
    private BigDecimal estimated = BigDecimal.ZERO;
    private BigDecimal planned = BigDecimal.ZERO;
    private BigDecimal windowImprovement = BigDecimal.ZERO;
    private BigDecimal windowPlanned = BigDecimal.ZERO;

    private DriverValuation(DriverTerms terms, LocalDate asOf) {
        this.terms = terms;
        this.asOf = asOf;
        this.appraisal = new Appraisal(terms);
        this.stretches = Stretches.of(terms, appraisal.plannedValue());
    }

    static DriverValue of(DriverTerms terms, List<Reading> readings, LocalDate asOf) {
        var valuation = new DriverValuation(terms, asOf);
        for (var reading : valuation.oldestFirst(readings)) {
            valuation.take(reading);
        }
        return valuation.result();
    }

    private List<Reading> oldestFirst(List<Reading> readings) {
        var sorted = new ArrayList<Reading>(readings.size());
        for (var reading : readings) {
            if (!reading.date().isAfter(asOf)) {
                sorted.add(reading);
            }
        }
        sorted.sort(Comparator.comparing(Reading::date).thenComparing(Reading::setAside));
        return sorted;
    }

    private void take(Reading reading) {
        if (reading.setAside()) {
            setAside.add(reading);
            stretches.pass(reading);
            return;
        }
        refuseSecondOfADay(reading);
        var amounts = appraisal.amounts(reading.answers());
        var improvement = appraisal.improvement(amounts.baseline(), amounts.amount());
        var goal = appraisal.improvement(amounts.baseline(), amounts.goal());
        var value = appraisal.value(improvement, reading);
        var stretch = stretches.upTo(reading, value);
        var plannedShare = stretches.plannedShare(reading, stretch);
        valued.add(new ValuedReading(
                reading,
                amounts.amount(),
                amounts.baseline(),
                amounts.goal(),
                improvement,
                goal.signum() == 0 ? null : improvement.divide(goal, Term.PRECISION),
                plannedShare,
                value,
                terms.kind() == Kind.HOLD ? Hold.isKept(terms.direction(), amounts) : null,
                stretch));
        if (stretch != null) {
            count(reading, stretch);
            window(improvement, goal.multiply(plannedShare), stretches.coveredShare(reading, stretch));
        }
    }

    private void refuseSecondOfADay(Reading reading) {
        if (!valued.isEmpty() && valued.getLast().reading().date().equals(reading.date())) {
            throw new IllegalArgumentException("two readings on " + reading.date() + ", expected one a day");
        }
    }

    private void count(Reading reading, Stretch stretch) {
        delivered = delivered.add(stretch.delivered());
        lowBound = lowBound.add(stretch.lowBound());
        planned = planned.add(stretch.planned());
        if (reading.grade().isConfirmed()) {
            confirmed = confirmed.add(stretch.delivered());
        } else if (reading.grade() == EvidenceGrade.ESTIMATED) {
            estimated = estimated.add(stretch.delivered());
        }
    }

    private void window(BigDecimal improvement, BigDecimal plannedImprovement, BigDecimal covered) {
        if (terms.kind() == Kind.FLOW) {
            windowImprovement = windowImprovement.add(improvement.multiply(covered));
            windowPlanned = windowPlanned.add(plannedImprovement.multiply(covered));
        }
    }

    private DriverValue result() {
        var missing = planned.subtract(delivered);
        var windowAttainment =
                windowPlanned.signum() == 0 ? null : windowImprovement.divide(windowPlanned, Term.PRECISION);
        return new DriverValue(
                terms,
                asOf,
                List.copyOf(valued),
                List.copyOf(setAside),
                delivered,
                lowBound,
                confirmed,
                delivered.subtract(confirmed),
                estimated,
                planned,
                planned.signum() == 0 ? null : delivered.divide(planned, Term.PRECISION),
                missing.max(BigDecimal.ZERO),
                missing.negate().max(BigDecimal.ZERO),
                Hold.share(terms, valued),
                windowAttainment,
                RunRates.of(terms, valued),
                unmeasured(),
                Statuses.of(terms, asOf, valued, windowAttainment));
    }

    private Unmeasured unmeasured() {
        @Nullable ValuedReading latest = valued.isEmpty() ? null : valued.getLast();
        var since = latest == null
                ? terms.valueStart()
                : Days.later(terms.valueStart(), latest.reading().date());
        return asOf.isAfter(since)
                ? new Unmeasured(since, Days.between(since, asOf), stretches.plannedBetween(since, asOf))
                : new Unmeasured(since, 0, BigDecimal.ZERO);
    }
}
