package org.valueledger.inventory;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.valueledger.customer.CustomerNames;
import org.valueledger.valuation.GoalTarget;

/**
 * What a customer agrees to, in plain words and money and in the customer's language. The text that was shown is kept word
 * for word with the answer.
 */
@Component
public class AgreementText {

    private final MessageSource messages;

    AgreementText(MessageSource messages) {
        this.messages = messages;
    }

    /** One customer's language. */
    private final class Writing {
        private final List<String> lines = new ArrayList<>();
        private final FigureText figures;
        private final DriverDefinition driver;

        Writing(CustomerNames.Named customer, DriverFile file) {
            this.driver = file.definition();
            this.figures = FigureText.of(customer, driver);
            lines.add(customer.name() + " · " + driver.name());
            if (driver.whyBuy() != null) {
                lines.add("“" + driver.whyBuy() + "”");
            }
        }

        /** Numbers come as text, so that the message cannot format them its own way. */
        void line(String key, String... arguments) {
            lines.add(Objects.requireNonNullElse(
                    messages.getMessage(
                            "agreement." + key, arguments, figures.formats().locale()),
                    key));
        }

        void gap() {
            lines.add("");
        }

        void answers(List<BigDecimal> answers) {
            for (int i = 0; i < answers.size(); i++) {
                var question = driver.questions().get(i);
                lines.add("– " + question.asked() + " " + figures.withUnit(answers.get(i), question.unit()));
            }
        }

        void baseline(
                String key, List<BigDecimal> answers, @Nullable LocalDate from, LocalDate to, @Nullable String source) {
            gap();
            if (from == null) {
                line(key, day(to));
            } else {
                line(key + ".period", day(from), day(to));
            }
            answers(answers);
            if (source != null) {
                line("source", source);
            }
        }

        /** How answers become value: part of what is agreed, and locked with it. */
        void method() {
            line("formula", driver.formula());
            if (driver.currency() != null && driver.unitValue().compareTo(BigDecimal.ONE) != 0) {
                line("price", figures.worth(driver.unitValue()));
            }
            if (driver.captureRate().compareTo(BigDecimal.ONE) != 0
                    || driver.attributionShare().compareTo(BigDecimal.ONE) != 0) {
                line(
                        "shares",
                        figures.percent(driver.captureRate()),
                        figures.percent(driver.attributionShare()),
                        figures.percent(driver.captureRate().multiply(driver.attributionShare())));
            }
        }

        void ramp(DriverFile.Proposal proposal) {
            var dates = proposal.rampDates();
            var shares = proposal.rampShares();
            if (dates == null || shares == null) {
                line("ramp.straight", day(driver.valueStart()), day(proposal.dueOn()));
                return;
            }
            List<String> steps = new ArrayList<>();
            for (int i = 0; i < dates.size(); i++) {
                steps.add(figures.percent(shares.get(i)) + " – " + day(dates.get(i)));
            }
            line("ramp", String.join("; ", steps), day(driver.valueStart()));
        }

        String day(LocalDate day) {
            return figures.formats().date(day);
        }

        String text() {
            return String.join("\n", lines);
        }
    }

    public String ofGoal(CustomerNames.Named customer, DriverFile file, DriverFile.Proposal proposal) {
        var writing = new Writing(customer, file);
        var baseline = file.lockedBaseline();
        GoalTarget target = GoalTarget.ofAnswers(file.termsWith(proposal));
        writing.baseline("baseline", baseline.answers(), baseline.periodStart(), baseline.takenOn(), baseline.source());
        writing.gap();
        writing.line("goal", writing.day(proposal.dueOn()));
        writing.answers(proposal.answers());
        writing.gap();
        String kind = file.definition().kind().name().toLowerCase(Locale.ROOT);
        writing.line("worth." + kind, writing.figures.worth(target.value()));
        writing.ramp(proposal);
        writing.method();
        if (proposal.exceptionBy() != null) {
            writing.line("exception", proposal.exceptionBy(), Objects.requireNonNull(proposal.exceptionReason()));
        }
        if (proposal.reason() != null) {
            writing.line("reason", proposal.reason());
        }
        writing.line("number", Integer.toString(proposal.number()));
        return writing.text();
    }

    public String ofAmendment(
            CustomerNames.Named customer, DriverFile file, DriverFile.Amendment amendment, AmendmentEffect effect) {
        var writing = new Writing(customer, file);
        var before = file.baselines().get(amendment.fromVersion() - 1);
        writing.baseline("amendment.before", before.answers(), before.periodStart(), before.takenOn(), before.source());
        writing.baseline(
                "amendment.after",
                amendment.answers(),
                amendment.periodStart(),
                amendment.takenOn(),
                amendment.source());
        writing.gap();
        writing.line("amendment.reason", amendment.reason());
        writing.line("amendment.from", writing.day(amendment.inForceFrom()));
        effect(writing, effect);
        writing.method();
        writing.line(
                "amendment.signed",
                amendment.recordedBy(),
                writing.day(amendment.recordedAt().toLocalDate()));
        writing.line("amendment.number", Integer.toString(amendment.number()));
        return writing.text();
    }

    private static void effect(Writing writing, AmendmentEffect effect) {
        var figures = effect.driver();
        if (figures == null) {
            writing.line("amendment.noFigures");
            return;
        }
        change(writing, "amendment.delivered", figures.delivered());
        change(writing, "amendment.planned", figures.planned());
    }

    private static void change(Writing writing, String key, AmendmentEffect.Change change) {
        writing.line(key, writing.figures.worth(change.before()), writing.figures.worth(change.after()));
    }
}
