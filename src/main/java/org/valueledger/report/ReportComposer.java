package org.valueledger.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.valueledger.position.DriverBook;
import org.valueledger.valuation.CustomerValue;

/** Turns a customer's value into words and figures in the customer's language. Pure: the same input gives the same report. */
public final class ReportComposer {
    private final MessageSource messages;

    /** @param messages those of {@code messages/report}, without falling back to the machine's language */
    public ReportComposer(MessageSource messages) {
        this.messages = messages;
    }

    /** In the customer's language, as the customer receives it. */
    public Report compose(ReportInput input) {
        return compose(input, input.locale());
    }

    /** In a reader's language; figures and dates stay those of the customer. */
    Report compose(ReportInput input, Locale language) {
        var words = new Words(messages, language);
        var figures = new Figures(input.locale());
        var subjects = input.value().drivers().entrySet().stream()
                .map(d -> new Subject(d.getKey(), text(input, d.getKey()), d.getValue(), figures))
                .toList();
        var lines = new DriverLines(words, figures);
        var findings = new Findings(words, figures, input);
        var charts = new ChartData(words, figures, input);
        var method = new MethodNotes(words, figures, input);
        return new Report(
                words.text("language"),
                paper(input.country()),
                words.text("product"),
                words.text("title"),
                input.customer(),
                period(input, words, figures),
                words.text("asOf", figures.longDate(input.value().asOf())),
                new Lead(words, figures, input).sentence(),
                new Tiles(words, figures, input).all(),
                words.text("curve.heading"),
                charts.curve(),
                words.text("attainment.heading"),
                charts.attainment(subjects),
                lines.columns(),
                priced(subjects, lines, words),
                unpriced(subjects, lines, words),
                findings.successes(subjects),
                findings.shortfalls(subjects),
                findings.unmeasured(subjects),
                findings.setAside(subjects),
                findings.leftOut(subjects),
                method.terms(),
                method.sources(subjects),
                new Report.Footer(
                        words.text(
                                "footer",
                                input.customer(),
                                figures.date(input.value().asOf())),
                        words.text("page")));
    }

    /** One driver, step by step, as it stands on one day. */
    DriverTrail trail(
            CustomerFacts customer, DriverBook driver, TrailTexts.Texts written, LocalDate day, Locale language) {
        var words = new Words(messages, language);
        var figures = new Figures(customer.locale());
        return new DriverTrails(words, figures, written, driver.valueOn(day)).trail(customer, driver.driverId());
    }

    private static DriverText text(ReportInput input, String key) {
        var text = input.drivers().get(key);
        if (text == null) {
            throw new IllegalArgumentException("drivers have no texts for " + key + ", expected one per driver");
        }
        return text;
    }

    private static Section<DriverLine> priced(List<Subject> subjects, DriverLines lines, Words words) {
        return new Section<>(
                words.text("drivers.heading"),
                words.text("drivers.introduction"),
                lines.of(subjects, true),
                subjects.isEmpty() ? words.text("drivers.empty") : "");
    }

    private static Section<DriverLine> unpriced(List<Subject> subjects, DriverLines lines, Words words) {
        return new Section<>(
                words.text("unpriced.heading"), words.text("unpriced.introduction"), lines.of(subjects, false), "");
    }

    /** From contract start, or from where value counts first. */
    private static String period(ReportInput input, Words words, Figures figures) {
        CustomerValue value = input.value();
        var start = input.contractStart() != null
                ? input.contractStart()
                : value.drivers().values().stream()
                        .map(d -> d.terms().valueStart())
                        .min(java.time.LocalDate::compareTo)
                        .orElse(value.asOf());
        return words.text("period", figures.longDate(start), figures.longDate(value.asOf()));
    }

    /** Letter is the paper of the United States and Canada. */
    private static Report.PageFormat paper(@Nullable String country) {
        return country != null && List.of("US", "CA").contains(country.toUpperCase(Locale.ROOT))
                ? Report.PageFormat.LETTER
                : Report.PageFormat.A4;
    }
}
