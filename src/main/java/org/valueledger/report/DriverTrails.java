package org.valueledger.report;

import static java.time.temporal.ChronoUnit.DAYS;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.valueledger.report.TrailTexts.Texts;
import org.valueledger.report.TrailTexts.Written;
import org.valueledger.valuation.Answers;
import org.valueledger.valuation.DriverTerms;
import org.valueledger.valuation.DriverValue;
import org.valueledger.valuation.EvidenceGrade;
import org.valueledger.valuation.Question;
import org.valueledger.valuation.ValuedReading;

/** Turns one driver's value and everything written about it into a trail a doubter can follow. */
final class DriverTrails {

    private static final String NONE = "–";

    private final Words words;
    private final Figures figures;
    private final Texts texts;
    private final DriverValue value;
    private final DriverTerms terms;

    DriverTrails(Words words, Figures figures, Texts texts, DriverValue value) {
        this.words = words;
        this.figures = figures;
        this.texts = texts;
        this.value = value;
        this.terms = value.terms();
    }

    DriverTrail trail(CustomerFacts customer, long driverId) {
        return new DriverTrail(
                customer,
                driverId,
                story(),
                words.of(value.status()),
                DriverLines.tone(value.status()),
                value.status().name().toLowerCase(Locale.ROOT),
                terms.formula().text(),
                pricing(),
                questions(),
                versions(texts.baselines()),
                versions(texts.goals()),
                figures.date(terms.valueStart()),
                steps(),
                totals(),
                setAside(),
                corrections());
    }

    private String pricing() {
        return MethodNotes.pricing(terms, words, figures);
    }

    private DriverTrail.Story story() {
        var driver = texts.driver();
        return new DriverTrail.Story(
                driver.externalId(),
                driver.name(),
                driver.category(),
                driver.whyBuy(),
                driver.issue(),
                driver.outcome(),
                driver.capability(),
                driver.stakeholder(),
                driver.benefitOwner(),
                driver.metric(),
                driver.unit(),
                terms.metricDirection().name().toLowerCase(Locale.ROOT),
                terms.kind().name().toLowerCase(Locale.ROOT));
    }

    private List<DriverTrail.QuestionLine> questions() {
        ValuedReading latest = value.latest();
        List<DriverTrail.QuestionLine> lines = new ArrayList<>();
        for (int i = 0; i < terms.questions().size(); i++) {
            Question question = terms.questions().get(i);
            var asked = texts.questions().get(i);
            lines.add(new DriverTrail.QuestionLine(
                    question.name(),
                    asked.text(),
                    asked.unit(),
                    question.role() == Question.Role.CONDITION,
                    answer(terms.baseline(), question),
                    answer(terms.goal(), question),
                    latest == null ? NONE : answer(latest.reading().answers(), question)));
        }
        return lines;
    }

    private String answer(Answers answers, Question question) {
        return figures.number(Objects.requireNonNull(answers.byName().get(question.name())));
    }

    private List<DriverTrail.Version> versions(List<Written> all) {
        return all.stream()
                .map(v -> new DriverTrail.Version(
                        v.version(),
                        figures.date(v.day()),
                        answers(v.answers()),
                        v.grade(),
                        v.source(),
                        v.reason(),
                        v.recordedBy(),
                        day(v.recordedAt()),
                        v == all.getFirst()))
                .toList();
    }

    private List<DriverTrail.Step> steps() {
        List<DriverTrail.Step> steps = new ArrayList<>();
        BigDecimal total = BigDecimal.ZERO;
        for (ValuedReading reading : value.readings()) {
            var stretch = reading.stretch();
            total = stretch == null ? total : total.add(stretch.delivered());
            steps.add(step(reading, total));
        }
        return steps;
    }

    private DriverTrail.Step step(ValuedReading r, BigDecimal total) {
        var written = newest(r.reading().date());
        var stretch = r.stretch();
        String days = stretch == null ? "" : words.text("trail.days", DAYS.between(stretch.from(), stretch.to()));
        return new DriverTrail.Step(
                period(r.reading().date(), r.reading().periodStart()),
                written == null ? "" : answers(written.answers()),
                words.of(r.reading().grade()),
                written == null ? null : written.source(),
                written == null ? null : written.evidence(),
                figures.number(r.amount()),
                figures.number(r.adjustedBaseline()),
                figures.number(r.improvement()),
                r.attainment() == null ? NONE : figures.percent(r.attainment()),
                amount(r.value()),
                days,
                stretch == null ? NONE : amount(stretch.delivered()),
                amount(total),
                superseded(r.reading().date()));
    }

    private DriverTrail.Totals totals() {
        BigDecimal rate = value.realisationRate();
        return new DriverTrail.Totals(
                amount(value.delivered()),
                amount(value.lowBound()),
                amount(value.planned()),
                amount(value.shortfall()),
                amount(value.surplus()),
                rate == null ? NONE : figures.percent(rate));
    }

    private List<DriverTrail.Revision> setAside() {
        return value.setAside().stream()
                .map(reading -> newest(reading.date()))
                .filter(Objects::nonNull)
                .map(written -> revision(written, written.setAside()))
                .toList();
    }

    private List<DriverTrail.Revision> superseded(LocalDate day) {
        Written newest = newest(day);
        return texts.readings().stream()
                .filter(w -> w.day().equals(day) && w != newest)
                .map(w -> revision(w, newest == null ? null : newest.reason()))
                .toList();
    }

    private DriverTrail.Revision revision(Written w, @Nullable String reason) {
        return new DriverTrail.Revision(
                period(w.day(), w.periodStart()),
                answers(w.answers()),
                w.grade() == null ? "" : words.of(EvidenceGrade.valueOf(w.grade())),
                w.source(),
                reason,
                w.recordedBy(),
                day(w.recordedAt()));
    }

    private List<DriverTrail.Correction> corrections() {
        return texts.corrections().stream()
                .map(c -> new DriverTrail.Correction(
                        c.field(), c.oldValue(), c.newValue(), c.recordedBy(), day(c.recordedAt())))
                .toList();
    }

    /** Revisions come oldest first; the last of a day counts. */
    private @Nullable Written newest(LocalDate day) {
        return texts.readings().stream()
                .filter(w -> w.day().equals(day))
                .reduce((earlier, later) -> later)
                .orElse(null);
    }

    private String period(LocalDate day, @Nullable LocalDate start) {
        return start == null ? figures.date(day) : figures.date(start) + " – " + figures.date(day);
    }

    private String answers(List<BigDecimal> answers) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            parts.add(terms.questions().get(i).name() + " = " + figures.number(answers.get(i)));
        }
        return String.join(", ", parts);
    }

    private String amount(BigDecimal amount) {
        Currency currency = terms.currency();
        return currency == null ? figures.number(amount) : figures.money(amount, currency);
    }

    private String day(OffsetDateTime time) {
        return figures.date(time.toLocalDate());
    }
}
