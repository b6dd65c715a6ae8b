package org.valueledger.valuation;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Walks along a driver's readings, oldest first, and says what the time up to each one brought. Nothing before value start
 * counts.
 */
abstract sealed class Stretches {

    final DriverTerms terms;
    final BigDecimal planned;

    private Stretches(DriverTerms terms, BigDecimal planned) {
        this.terms = terms;
        this.planned = planned;
    }

    static Stretches of(DriverTerms terms, BigDecimal planned) {
        return terms.kind() == Kind.FLOW ? new Flow(terms, planned) : new Level(terms, planned);
    }

    /** @return null where the time up to the reading lies wholly before value start */
    abstract @Nullable Stretch upTo(Reading reading, BigDecimal value);

    /** A reading that does not count still ends the period before it. */
    abstract void pass(Reading reading);

    /** The part of the goal that the plan expected: on the day for a level, on average over the period for a flow. */
    abstract BigDecimal plannedShare(Reading reading, @Nullable Stretch stretch);

    /** The part of the reading's period that the stretch covers; 1 for a level. */
    abstract BigDecimal coveredShare(Reading reading, @Nullable Stretch stretch);

    /** What the plan would have brought from {@code since} to {@code until}. */
    abstract BigDecimal plannedBetween(LocalDate since, LocalDate until);

    /**
     * Yearly rates joined by straight lines from (value start, 0).
     *
     * <p>The low bound takes the lower end of each stretch, the more conservative choice (Phillips).
     */
    static final class Level extends Stretches {
        private static final BigDecimal TWO_YEARS = Days.YEAR.add(Days.YEAR);

        private LocalDate last;
        private BigDecimal rate = BigDecimal.ZERO;

        Level(DriverTerms terms, BigDecimal planned) {
            super(terms, planned);
            this.last = terms.valueStart();
        }

        @Override
        @Nullable Stretch upTo(Reading reading, BigDecimal value) {
            if (reading.date().isBefore(terms.valueStart())) {
                return null;
            }
            var days = BigDecimal.valueOf(Days.between(last, reading.date()));
            var stretch = new Stretch(
                    last,
                    reading.date(),
                    rate.add(value).multiply(days).divide(TWO_YEARS, Term.PRECISION),
                    rate.min(value).multiply(days).divide(Days.YEAR, Term.PRECISION),
                    plannedBetween(last, reading.date()));
            last = reading.date();
            rate = value;
            return stretch;
        }

        @Override
        void pass(Reading reading) {}

        @Override
        BigDecimal plannedShare(Reading reading, @Nullable Stretch stretch) {
            return terms.ramp().shareOn(reading.date());
        }

        @Override
        BigDecimal coveredShare(Reading reading, @Nullable Stretch stretch) {
            return BigDecimal.ONE;
        }

        @Override
        BigDecimal plannedBetween(LocalDate since, LocalDate until) {
            return planned.signum() == 0
                    ? BigDecimal.ZERO
                    : planned.multiply(terms.ramp().shareDays(since, until)).divide(Days.YEAR, Term.PRECISION);
        }
    }

    /**
     * Amounts of stated periods, summed. A period's value lies evenly on its days; days before value start, and days that an
     * earlier period has already covered, do not count.
     */
    static final class Flow extends Stretches {
        private LocalDate previousEnd;
        private LocalDate coveredUntil;
        private long days;

        Flow(DriverTerms terms, BigDecimal planned) {
            super(terms, planned);
            this.previousEnd = terms.valueStart();
            this.coveredUntil = terms.valueStart();
            this.days = terms.cadenceDays() == null ? Days.YEAR.longValue() : terms.cadenceDays();
        }

        @Override
        @Nullable Stretch upTo(Reading reading, BigDecimal value) {
            var start = startOf(reading);
            var end = reading.date();
            var from = Days.later(start, coveredUntil);
            previousEnd = end;
            if (end.isBefore(terms.valueStart())) {
                return null;
            }
            coveredUntil = end;
            days = Days.between(start, end);
            if (days == 0) {
                var whole = planned.multiply(terms.ramp().shareOn(end));
                return new Stretch(end, end, value, value, whole);
            }
            if (!from.isBefore(end)) {
                return null;
            }
            var delivered = value.multiply(BigDecimal.valueOf(Days.between(from, end)))
                    .divide(BigDecimal.valueOf(days), Term.PRECISION);
            return new Stretch(from, end, delivered, delivered, plannedBetween(from, end));
        }

        private LocalDate startOf(Reading reading) {
            var stated = reading.periodStart();
            if (stated != null) {
                return stated;
            }
            return previousEnd.isAfter(reading.date()) ? reading.date() : previousEnd;
        }

        @Override
        void pass(Reading reading) {
            previousEnd = reading.date();
        }

        @Override
        BigDecimal plannedShare(Reading reading, @Nullable Stretch stretch) {
            if (stretch == null || stretch.from().equals(stretch.to())) {
                return terms.ramp().shareOn(reading.date());
            }
            return terms.ramp()
                    .shareDays(stretch.from(), stretch.to())
                    .divide(BigDecimal.valueOf(Days.between(stretch.from(), stretch.to())), Term.PRECISION);
        }

        @Override
        BigDecimal coveredShare(Reading reading, @Nullable Stretch stretch) {
            if (stretch == null) {
                return BigDecimal.ZERO;
            }
            var covered = Days.between(stretch.from(), stretch.to());
            return covered == days
                    ? BigDecimal.ONE
                    : BigDecimal.valueOf(covered).divide(BigDecimal.valueOf(days), Term.PRECISION);
        }

        /** A coming period is taken to be as long as the last one, or the cadence before the first, or a year. */
        @Override
        BigDecimal plannedBetween(LocalDate since, LocalDate until) {
            return planned.signum() == 0 || days == 0
                    ? BigDecimal.ZERO
                    : planned.multiply(terms.ramp().shareDays(since, until))
                            .divide(BigDecimal.valueOf(days), Term.PRECISION);
        }
    }
}
