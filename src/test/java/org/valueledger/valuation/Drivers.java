package org.valueledger.valuation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.valueledger.quantity.Share;

/** Sample drivers and readings, spelled the short way. */
final class Drivers {

    static final LocalDate START = LocalDate.of(2025, 1, 1);
    static final Currency EUR = Currency.getInstance("EUR");
    static final Formula METRIC = Formula.parse("metric", List.of("metric"));
    static final Formula PER_UNIT = Formula.parse("metric * volume", List.of("metric", "volume"));
    private static final List<Question> QUESTIONS = List.of(new Question("metric", Question.Role.PERFORMANCE));
    private static final List<Question> WITH_VOLUME =
            List.of(new Question("metric", Question.Role.PERFORMANCE), new Question("volume", Question.Role.CONDITION));

    private Direction direction = Direction.UP;
    private Kind kind = Kind.LEVEL;
    private BigDecimal unitValue = BigDecimal.ONE;
    private @Nullable Currency currency = EUR;
    private Share capture = Share.WHOLE;
    private Share attribution = Share.WHOLE;
    private LocalDate goalDate = START;
    private @Nullable Integer cadence;
    private @Nullable Ramp ramp;
    private Answers baseline = metric("0");
    private Answers goal = metric("100");

    static Drivers level(String baseline, String goal) {
        var driver = new Drivers();
        driver.baseline = metric(baseline);
        driver.goal = metric(goal);
        return driver;
    }

    static Drivers perUnit(String baseline, String goal, String volume) {
        var driver = new Drivers();
        driver.baseline = perUnitAnswers(baseline, volume);
        driver.goal = perUnitAnswers(goal, volume);
        return driver;
    }

    static Drivers flow(String baseline, String goal) {
        var driver = level(baseline, goal);
        driver.kind = Kind.FLOW;
        return driver;
    }

    static Drivers hold(String baseline, String goal) {
        var driver = level(baseline, goal);
        driver.kind = Kind.HOLD;
        return driver;
    }

    Drivers down() {
        direction = Direction.DOWN;
        return this;
    }

    Drivers kind(Kind other) {
        kind = other;
        return this;
    }

    Drivers at(String price) {
        unitValue = new BigDecimal(price);
        return this;
    }

    Drivers in(@Nullable Currency other) {
        currency = other;
        return this;
    }

    Drivers captured(String share) {
        capture = share(share);
        return this;
    }

    Drivers attributed(String share) {
        attribution = share(share);
        return this;
    }

    Drivers goalOn(LocalDate date) {
        goalDate = date;
        return this;
    }

    Drivers ramp(Ramp other) {
        ramp = other;
        return this;
    }

    Drivers every(int days) {
        cadence = days;
        return this;
    }

    DriverTerms terms() {
        var volume = baseline.byName().containsKey("volume");
        return new DriverTerms(
                direction,
                kind,
                volume ? PER_UNIT : METRIC,
                volume ? WITH_VOLUME : QUESTIONS,
                unitValue,
                currency,
                capture,
                attribution,
                START,
                START,
                baseline,
                goalDate,
                goal,
                ramp == null ? Ramp.straight(START, goalDate) : ramp,
                cadence);
    }

    DriverValue valued(LocalDate asOf, Reading... readings) {
        return Valuation.driver(terms(), Arrays.asList(readings), asOf);
    }

    /** Valued on the day of its last reading. */
    DriverValue valued(Reading... readings) {
        var dates = new ArrayList<>(Arrays.stream(readings).map(Reading::date).toList());
        dates.add(START);
        dates.sort(null);
        return valued(dates.getLast(), readings);
    }

    static LocalDate day(long days) {
        return START.plusDays(days);
    }

    static Answers metric(String value) {
        return new Answers(Map.of("metric", new BigDecimal(value)));
    }

    static Answers perUnitAnswers(String value, String volume) {
        return new Answers(Map.of("metric", new BigDecimal(value), "volume", new BigDecimal(volume)));
    }

    static Reading reading(LocalDate date, String value) {
        return reading(date, metric(value), EvidenceGrade.CONFIRMED);
    }

    static Reading reading(LocalDate date, Answers answers, EvidenceGrade grade) {
        return new Reading(date, null, answers, grade, Share.WHOLE, false);
    }

    static Reading period(LocalDate from, LocalDate to, String value) {
        return new Reading(to, from, metric(value), EvidenceGrade.CONFIRMED, Share.WHOLE, false);
    }

    static Reading estimate(LocalDate date, String value, String confidence) {
        return new Reading(date, null, metric(value), EvidenceGrade.ESTIMATED, share(confidence), false);
    }

    static Reading aside(Reading reading) {
        return new Reading(
                reading.date(), reading.periodStart(), reading.answers(), reading.grade(), reading.confidence(), true);
    }

    static Share share(String value) {
        return new Share(new BigDecimal(value));
    }

    static BigDecimal number(String value) {
        return new BigDecimal(value);
    }
}
