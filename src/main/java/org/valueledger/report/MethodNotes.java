package org.valueledger.report;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.valueledger.valuation.DriverTerms;
import org.valueledger.valuation.ValuedReading;

/** The small print: how figures are made and where they come from. */
record MethodNotes(Words words, Figures figures, ReportInput input) {
    private static final List<String> TERMS = List.of(
            "delivered",
            "lowBound",
            "baseline",
            "planned",
            "realisation",
            "confirmed",
            "roi",
            "payback",
            "status",
            "unmeasured");
    private static final int READINGS = 6;

    Section<Report.Term> terms() {
        var terms = new ArrayList<Report.Term>();
        for (var term : TERMS) {
            terms.add(new Report.Term(words.text("method." + term), words.text("method." + term + ".text")));
        }
        terms.add(new Report.Term(words.text("method.currency"), currency()));
        terms.add(new Report.Term(words.text("method.rounding"), words.text("method.rounding.text")));
        return new Section<>(words.text("method.heading"), words.text("method.introduction"), terms, "");
    }

    private String currency() {
        var own = input.value().currency().getCurrencyCode();
        var rates = input.rates().rates().entrySet().stream()
                .filter(r -> !r.getKey().equals(input.value().currency()))
                .sorted(Comparator.comparing(r -> r.getKey().getCurrencyCode()))
                .map(r -> words.text("method.rate", r.getKey().getCurrencyCode(), rate(r.getValue()), own))
                .toList();
        return rates.isEmpty()
                ? words.text("method.currency.text", own)
                : words.text("method.currency.rates", own, String.join("; ", rates));
    }

    private String rate(BigDecimal rate) {
        var format = NumberFormat.getNumberInstance(figures.locale());
        format.setMaximumFractionDigits(6);
        return format.format(rate);
    }

    Section<DriverMethod> sources(List<Subject> subjects) {
        return new Section<>(
                words.text("sources.heading"),
                words.text("sources.introduction"),
                subjects.stream().map(this::source).toList(),
                "");
    }

    private DriverMethod source(Subject subject) {
        var terms = subject.value().terms();
        var text = subject.text();
        return new DriverMethod(
                subject.key(),
                subject.name(),
                words.text("sources.formula", terms.formula().text()),
                pricing(terms, words, figures),
                words.text(
                        "sources.baseline",
                        figures.date(terms.baselineDate()),
                        text.baselineVersion(),
                        words.of(text.baselineGrade()),
                        named(text.baselineSource())),
                words.text(
                        "sources.goal", figures.date(terms.goalDate()), text.goalVersion(), named(text.goalSource())),
                readings(subject));
    }

    /** What an improvement is multiplied with. */
    static String pricing(DriverTerms terms, Words words, Figures figures) {
        var currency = terms.currency();
        var unitValue = figures.number(terms.unitValue());
        return words.text(
                "sources.pricing",
                currency == null ? words.text("sources.noPrice") : unitValue + "\u00A0" + figures.symbol(currency),
                figures.percent(terms.captureRate().value()),
                figures.percent(terms.attributionShare().value()));
    }

    private String readings(Subject subject) {
        var all = subject.value().readings();
        if (all.isEmpty()) {
            return words.text("sources.noReadings");
        }
        var newest = all.reversed().stream()
                .limit(READINGS)
                .map(r -> reading(subject, r))
                .toList();
        var shown = words.text("sources.readings", String.join("; ", newest));
        return all.size() <= READINGS ? shown : shown + " " + words.text("sources.earlier", all.size() - READINGS);
    }

    private String reading(Subject subject, ValuedReading valued) {
        var reading = valued.reading();
        var source = subject.text().readingSources().get(reading.date());
        var day = figures.date(reading.date());
        var amount = subject.reading(reading.answers());
        var grade = words.of(reading.grade());
        return source == null || source.isBlank()
                ? words.text("sources.reading", day, amount, grade)
                : words.text("sources.readingFrom", day, amount, grade, source);
    }

    private String named(@Nullable String source) {
        return source == null || source.isBlank() ? words.text("sources.unnamed") : source;
    }
}
