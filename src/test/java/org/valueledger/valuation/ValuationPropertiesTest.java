package org.valueledger.valuation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.valueledger.valuation.Drivers.EUR;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.valueledger.quantity.CurrencyRates;

/** What holds for every driver. A failure names the seed that repeats it. */
class ValuationPropertiesTest {

    private static final int CASES = 400;

    @Test
    void anExtraReadingOnAStraightStretchChangesNothing() {
        forAll(random -> {
            var terms = random.terms(random.random.nextBoolean() ? Kind.LEVEL : Kind.HOLD);
            var from = confirmed(terms, 10, random.decimal(-500, 500));
            var to = confirmed(terms, 10 + 4 * random.random.nextInt(1, 80), random.decimal(-500, 500));
            var middle = confirmed(
                    terms,
                    (day(terms, from) + day(terms, to)) / 2,
                    half(metric(from).add(metric(to))));
            var asOf = to.date().plusDays(30);

            var plain = Valuation.driver(terms, List.of(from, to), asOf);
            var split = Valuation.driver(terms, List.of(from, middle, to), asOf);

            near(split.delivered(), plain.delivered());
            near(split.confirmed(), plain.confirmed());
            near(split.planned(), plain.planned());
            near(split.shortfall(), plain.shortfall());
            assertThat(split.unmeasured()).isEqualTo(plain.unmeasured());
            assertThat(split.status()).isEqualTo(plain.status());
        });
    }

    @Test
    void scalingMoneyScalesValue() {
        forAll(random -> {
            var terms = random.terms(random.kind());
            var readings = random.readings(terms);
            var factor = random.decimal(2, 50);

            var plain = Valuation.driver(terms, readings, end(random));
            var scaled = Valuation.driver(with(terms, terms.unitValue().multiply(factor)), readings, end(random));

            near(scaled.delivered(), plain.delivered().multiply(factor));
            near(scaled.lowBound(), plain.lowBound().multiply(factor));
            near(scaled.planned(), plain.planned().multiply(factor));
            near(scaled.shortfall(), plain.shortfall().multiply(factor));
            near(scaled.unmeasured().planned(), plain.unmeasured().planned().multiply(factor));
            assertThat(scaled.status()).isEqualTo(plain.status());
        });
    }

    @Test
    void deliveredIsNeverBelowTheLowBound() {
        forAll(random -> {
            var value = value(random);

            assertThat(value.delivered()).isGreaterThanOrEqualTo(value.lowBound());
        });
    }

    @Test
    void theOrderOfReadingsDoesNotMatter() {
        forAll(random -> {
            var terms = random.terms(random.kind());
            var readings = random.readings(terms);
            var shuffled = new ArrayList<>(readings);
            Collections.shuffle(shuffled, random.random);

            assertThat(Valuation.driver(terms, shuffled, end(random)))
                    .isEqualTo(Valuation.driver(terms, readings, end(random)));
        });
    }

    @Test
    void swappingDirectionAndAllSignsChangesNothing() {
        forAll(random -> {
            var terms = random.terms(random.kind());
            var readings = random.readings(terms);

            var plain = Valuation.driver(terms, readings, end(random));
            var mirrored = Valuation.driver(
                    mirrored(terms),
                    readings.stream().map(ValuationPropertiesTest::mirrored).toList(),
                    end(random));

            assertThat(mirrored.delivered()).isEqualByComparingTo(plain.delivered());
            assertThat(mirrored.lowBound()).isEqualByComparingTo(plain.lowBound());
            assertThat(mirrored.planned()).isEqualByComparingTo(plain.planned());
            assertThat(mirrored.status()).isEqualTo(plain.status());
            assertThat(mirrored.readings())
                    .extracting(ValuedReading::attainment)
                    .isEqualTo(plain.readings().stream()
                            .map(ValuedReading::attainment)
                            .toList());
        });
    }

    @Test
    void sumsHoldTogether() {
        forAll(random -> {
            var value = value(random);

            assertThat(value.shortfall().subtract(value.surplus()))
                    .isEqualByComparingTo(value.planned().subtract(value.delivered()));
            assertThat(value.shortfall().min(value.surplus())).isZero();
            assertThat(value.confirmed().add(value.stated())).isEqualByComparingTo(value.delivered());
            assertThat(value.delivered())
                    .isEqualByComparingTo(value.readings().stream()
                            .filter(reading -> reading.stretch() != null)
                            .map(reading -> reading.stretch().delivered())
                            .reduce(BigDecimal.ZERO, BigDecimal::add));
            if (value.realisationRate() == null) {
                assertThat(value.planned()).isZero();
            } else {
                near(value.realisationRate().multiply(value.planned()), value.delivered());
            }
        });
    }

    @Test
    void laterReadingsDoNotChangeAnEarlierDay() {
        forAll(random -> {
            var terms = random.terms(random.kind());
            var readings = random.readings(terms);
            var day = random.start.plusDays(random.random.nextInt(0, 700));
            var known = readings.stream()
                    .filter(reading -> !reading.date().isAfter(day))
                    .toList();

            assertThat(Valuation.driver(terms, readings, day)).isEqualTo(Valuation.driver(terms, known, day));
        });
    }

    @Test
    void agreesWithAWalkDayByDay() {
        forAll(random -> {
            var terms = random.terms(random.kind());
            var readings = random.readings(terms);

            var value = Valuation.driver(terms, readings, end(random));
            var slow = new DayByDay(terms, readings);

            nearDouble(value.delivered(), slow.delivered);
            nearDouble(value.lowBound(), slow.lowBound);
            nearDouble(value.planned(), slow.planned);
        });
    }

    @Test
    void paybackAgreesWithALookAtEveryDay() {
        int reached = 0;
        for (long seed = 0; seed < CASES; seed++) {
            var random = new RandomDrivers(seed);
            var cost = random.cost();
            var drivers = new LinkedHashMap<String, DriverValue>();
            var slow = new ArrayList<DayByDay>();
            for (int i = random.random.nextInt(1, 5); i > 0; i--) {
                var terms = random.terms(random.kind());
                var readings = random.readings(terms);
                slow.add(new DayByDay(terms, readings));
                drivers.put("driver " + i, Valuation.driver(terms, readings, end(random)));
            }
            var customer = Valuation.customer(CurrencyRates.none(EUR), cost, drivers, end(random));

            assertThat(matches(customer, cost, slow))
                    .as("seed %d: %s", seed, customer.payback())
                    .isTrue();
            reached += customer.payback() instanceof Payback.On ? 1 : 0;
        }
        assertThat(reached).isBetween(50, CASES - 50);
    }

    /** Balances within a millionth of nothing may fall on either side. */
    private static boolean matches(CustomerValue customer, ContractCost cost, List<DayByDay> drivers) {
        var found = customer.payback() instanceof Payback.On on ? on.day() : LocalDate.MAX;
        var last = customer.lastMeasured();
        double delivered = 0;
        for (var day = cost.start().minusDays(365); last != null && !day.isAfter(last); day = day.plusDays(1)) {
            for (var driver : drivers) {
                delivered += driver.atOnce(day);
            }
            double paid = cost.until(day).doubleValue();
            if (day.equals(found)) {
                return delivered >= paid - 1e-6;
            }
            if (paid > 0 && delivered > paid + 1e-6) {
                return false;
            }
            for (var driver : drivers) {
                delivered += driver.deliveredOn(day);
            }
        }
        return found.equals(LocalDate.MAX);
    }

    @Test
    void theCurveEndsAtTheTotals() {
        forAll(random -> {
            var drivers = new LinkedHashMap<String, DriverValue>();
            for (int i = random.random.nextInt(1, 5); i > 0; i--) {
                var terms = random.terms(random.kind());
                drivers.put("driver " + i, Valuation.driver(terms, random.readings(terms), end(random)));
            }
            var customer = Valuation.customer(CurrencyRates.none(EUR), null, drivers, end(random));

            near(customer.curve().getLast().planned(), customer.planned().add(customer.unmeasuredPlanned()));
            customer.curve().stream()
                    .filter(point -> point.date().equals(customer.lastMeasured()) && point.delivered() != null)
                    .forEach(point -> near(point.delivered(), customer.delivered()));
        });
    }

    private static void forAll(Consumer<RandomDrivers> property) {
        for (long seed = 0; seed < CASES; seed++) {
            try {
                property.accept(new RandomDrivers(seed));
            } catch (AssertionError | RuntimeException failure) {
                throw new AssertionError("seed " + seed + ": " + failure.getMessage(), failure);
            }
        }
    }

    private static DriverValue value(RandomDrivers random) {
        var terms = random.terms(random.kind());
        return Valuation.driver(terms, random.readings(terms), end(random));
    }

    private static LocalDate end(RandomDrivers random) {
        return random.start.plusDays(800);
    }

    private static void near(BigDecimal got, BigDecimal expected) {
        var allowed = expected.abs().max(BigDecimal.ONE).multiply(new BigDecimal("1E-20"));
        assertThat(got).isCloseTo(expected, Offset.offset(allowed));
    }

    private static void nearDouble(BigDecimal got, double expected) {
        assertThat(got.doubleValue()).isCloseTo(expected, Offset.offset(Math.max(1, Math.abs(expected)) * 1e-9));
    }

    private static Reading confirmed(DriverTerms terms, int day, BigDecimal metric) {
        var volume = terms.baseline().byName().getOrDefault("volume", BigDecimal.ONE);
        return Drivers.reading(
                terms.valueStart().plusDays(day), RandomDrivers.answers(metric, volume), EvidenceGrade.CONFIRMED);
    }

    private static int day(DriverTerms terms, Reading reading) {
        return (int) Days.between(terms.valueStart(), reading.date());
    }

    private static BigDecimal metric(Reading reading) {
        return reading.answers().byName().getOrDefault("metric", BigDecimal.ZERO);
    }

    private static BigDecimal half(BigDecimal number) {
        return number.divide(BigDecimal.TWO);
    }

    private static DriverTerms with(DriverTerms terms, BigDecimal unitValue) {
        return copy(terms, terms.direction(), unitValue, terms.baseline(), terms.goal());
    }

    private static DriverTerms mirrored(DriverTerms terms) {
        var direction = terms.direction() == Direction.UP ? Direction.DOWN : Direction.UP;
        return copy(terms, direction, terms.unitValue(), mirrored(terms.baseline()), mirrored(terms.goal()));
    }

    private static DriverTerms copy(
            DriverTerms terms, Direction direction, BigDecimal unitValue, Answers baseline, Answers goal) {
        return new DriverTerms(
                direction,
                terms.kind(),
                terms.formula(),
                terms.questions(),
                unitValue,
                terms.currency(),
                terms.captureRate(),
                terms.attributionShare(),
                terms.valueStart(),
                terms.baselineDate(),
                baseline,
                terms.goalDate(),
                goal,
                terms.ramp(),
                terms.cadenceDays());
    }

    private static Answers mirrored(Answers answers) {
        var values = new HashMap<>(answers.byName());
        values.computeIfPresent("metric", (name, value) -> value.negate());
        return new Answers(Map.copyOf(values));
    }

    private static Reading mirrored(Reading reading) {
        return new Reading(
                reading.date(),
                reading.periodStart(),
                mirrored(reading.answers()),
                reading.grade(),
                reading.confidence(),
                reading.setAside());
    }
}
