package org.valueledger.valuation;

import static org.valueledger.valuation.Drivers.EUR;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.valueledger.quantity.Share;

/** Drivers of every kind with readings of every sort, the same for the same seed. */
final class RandomDrivers {

    private static final List<Question> QUESTIONS =
            List.of(new Question("metric", Question.Role.PERFORMANCE), new Question("volume", Question.Role.CONDITION));

    final Random random;
    final LocalDate start = LocalDate.of(2024, 3, 1);

    RandomDrivers(long seed) {
        this.random = new Random(seed);
    }

    DriverTerms terms(Kind kind) {
        var direction = random.nextBoolean() ? Direction.UP : Direction.DOWN;
        var baseline = decimal(-500, 500);
        var goal = baseline.add(decimal(1, 400).multiply(direction.sign()));
        var volume = decimal(1, 50);
        var goalDate = start.plusDays(random.nextInt(-20, 600));
        return new DriverTerms(
                direction,
                kind,
                Drivers.PER_UNIT,
                QUESTIONS,
                decimal(1, 90),
                EUR,
                share(),
                share(),
                start,
                start.minusDays(random.nextInt(0, 60)),
                answers(baseline, volume),
                goalDate,
                answers(goal, volume),
                random.nextBoolean() ? Ramp.straight(start, goalDate) : ramp(),
                random.nextBoolean() ? null : 90);
    }

    Kind kind() {
        return Kind.values()[random.nextInt(3)];
    }

    private Ramp ramp() {
        var points = new ArrayList<Ramp.Point>();
        int day = 0;
        for (int i = random.nextInt(1, 6); i > 0; i--) {
            points.add(new Ramp.Point(start.plusDays(day), share().value()));
            // Sometimes two points on one day: a jump.
            day += random.nextInt(3) == 0 ? 0 : random.nextInt(1, 200);
        }
        return new Ramp(points);
    }

    /** At most one a day, from a little before value start on. */
    List<Reading> readings(DriverTerms terms) {
        var days = new TreeSet<Integer>();
        for (int i = random.nextInt(0, 14); i > 0; i--) {
            days.add(random.nextInt(5) == 0 ? 0 : random.nextInt(-60, 700));
        }
        var readings = new ArrayList<Reading>();
        for (var day : days) {
            readings.add(reading(terms, start.plusDays(day)));
        }
        return readings;
    }

    private Reading reading(DriverTerms terms, LocalDate date) {
        @Nullable LocalDate from =
                terms.kind() == Kind.FLOW && random.nextBoolean() ? date.minusDays(random.nextInt(0, 120)) : null;
        var grade = EvidenceGrade.values()[random.nextInt(5)];
        return new Reading(
                date,
                from,
                answers(decimal(-600, 600), decimal(0, 80)),
                grade,
                grade == EvidenceGrade.ESTIMATED ? share() : Share.WHOLE,
                random.nextInt(10) == 0);
    }

    ContractCost cost() {
        return new ContractCost(
                start.plusDays(random.nextInt(-90, 90)),
                decimal(0, 200_000),
                random.nextBoolean() ? BigDecimal.ZERO : decimal(1, 200_000));
    }

    static Answers answers(BigDecimal metric, BigDecimal volume) {
        return new Answers(Map.of("metric", metric, "volume", volume));
    }

    BigDecimal decimal(int from, int to) {
        return BigDecimal.valueOf(random.nextLong(from * 100L, to * 100L + 1), 2);
    }

    private Share share() {
        return new Share(BigDecimal.valueOf(random.nextInt(1, 101), 2));
    }
}
