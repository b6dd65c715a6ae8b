package org.valueledger.inventory;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.valueledger.valuation.Answers;
import org.valueledger.valuation.DriverTerms;
import org.valueledger.valuation.FormulaError;
import org.valueledger.valuation.GoalBasis;
import org.valueledger.valuation.GoalCheck;
import org.valueledger.valuation.GoalTarget;
import org.valueledger.valuation.Question;
import org.valueledger.web.JsonFields;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A goal as a request proposes it: as answers, as a percentage or as money, of which the others follow.
 *
 * @param basis what people state for the goal check
 * @param keptBasis the same as it was given
 */
record GoalBody(
        GoalTarget target,
        DriverTerms terms,
        @Nullable List<LocalDate> rampDates,
        @Nullable List<BigDecimal> rampShares,
        GoalBasis basis,
        ObjectNode keptBasis,
        @Nullable String exceptionBy,
        @Nullable String exceptionReason,
        @Nullable String reason) {

    private static final int MOST_RAMP_POINTS = 60;

    /** @param sharesInGroup attribution shares of the driver's shared metric; null: shares none */
    static GoalBody read(JsonNode body, DriverFile file, @Nullable BigDecimal sharesInGroup) {
        return JsonFields.read(body, fields -> from(fields, file, sharesInGroup));
    }

    private static @Nullable GoalBody from(JsonFields fields, DriverFile file, @Nullable BigDecimal shares) {
        var baseline = file.lockedBaseline();
        LocalDate due = dueOn(fields, baseline.takenOn());
        Ramp ramp = ramp(fields, due);
        GoalTarget target = target(
                fields,
                file,
                file.termsWith(
                        baseline.answers(),
                        due,
                        ramp == null ? null : ramp.dates(),
                        ramp == null ? null : ramp.shares()));
        var basis = Objects.requireNonNullElseGet(
                fields.object("basis", inner -> BasisBody.from(inner, file, shares)),
                () -> JsonFields.read(
                        JsonMapper.shared().createObjectNode(), inner -> BasisBody.from(inner, file, shares)));
        Accepted exception = fields.object(
                "exception", inner -> new Accepted(inner.requiredText("by", 200), inner.requiredText("reason", 2000)));
        String reason = fields.text("reason", 2000);
        if (reason == null && !file.goals().isEmpty()) {
            fields.missing("reason", "why the agreed goal is to be changed");
        }
        if (target == null) {
            return null;
        }
        DriverTerms terms = file.termsWith(
                inOrder(file, target), due, ramp == null ? null : ramp.dates(), ramp == null ? null : ramp.shares());
        // Where everything passed there is nothing to accept.
        Accepted accepted = GoalCheck.of(terms, basis).passed() ? null : exception;
        return new GoalBody(
                target,
                terms,
                ramp == null ? null : ramp.dates(),
                ramp == null ? null : ramp.shares(),
                basis,
                BasisBody.kept(fields.node("basis")),
                accepted == null ? null : accepted.by(),
                accepted == null ? null : accepted.reason(),
                reason);
    }

    private static LocalDate dueOn(JsonFields fields, LocalDate baselineOn) {
        LocalDate due = fields.date("dueOn");
        if (due == null) {
            fields.missing("dueOn", "a date such as 2026-12-31");
            return baselineOn.plusYears(1);
        }
        if (!due.isAfter(baselineOn)) {
            fields.refuse("dueOn", due.toString(), "a day after the baseline's, " + baselineOn);
        }
        return due;
    }

    /** Somebody takes a goal that did not pass every check. */
    private record Accepted(String by, String reason) {}

    private record Ramp(List<LocalDate> dates, List<BigDecimal> shares) {}

    private record RampPoint(@Nullable LocalDate date, BigDecimal share) {}

    /** By date. The goal is the whole of itself on its own day: a ramp that ends before is led there. */
    private static @Nullable Ramp ramp(JsonFields fields, LocalDate due) {
        List<RampPoint> points = fields.list("ramp", point -> {
            LocalDate date = point.date("date");
            if (date == null) {
                point.missing("date", "a date such as 2026-03-31");
            }
            BigDecimal share = point.requiredNumber("share");
            if (share.signum() < 0 || share.compareTo(BigDecimal.ONE) > 0) {
                point.refuse("share", share.toPlainString(), "a fraction from 0 to 1");
                return new RampPoint(date, BigDecimal.ONE);
            }
            return new RampPoint(date, share);
        });
        if (points == null || points.isEmpty()) {
            return null;
        }
        if (points.size() > MOST_RAMP_POINTS) {
            fields.refuse("ramp", points.size() + " points", "at most " + MOST_RAMP_POINTS);
        }
        List<LocalDate> dates = new ArrayList<>();
        List<BigDecimal> shares = new ArrayList<>();
        points.stream()
                .filter(p -> p.date() != null)
                .sorted(Comparator.comparing(p -> Objects.requireNonNull(p.date())))
                .forEach(p -> {
                    dates.add(Objects.requireNonNull(p.date()));
                    shares.add(p.share());
                });
        if (!dates.isEmpty() && dates.getLast().isBefore(due)) {
            dates.add(due);
            shares.add(BigDecimal.ONE);
        }
        return dates.isEmpty() ? null : new Ramp(List.copyOf(dates), List.copyOf(shares));
    }

    /** Exactly one of answers, percent and money. */
    private static @Nullable GoalTarget target(JsonFields fields, DriverFile file, DriverTerms terms) {
        BigDecimal percent = fields.number("percent");
        BigDecimal money = fields.number("money");
        boolean answered = fields.node("answers").isObject();
        if ((percent == null ? 0 : 1) + (money == null ? 0 : 1) + (answered ? 1 : 0) != 1) {
            fields.refuse("answers", null, "one of answers {question: number}, percent (a fraction) or money");
            return null;
        }
        try {
            if (percent != null) {
                return GoalTarget.byPercent(terms, percent, file.definition().ranges());
            }
            return money != null
                    ? GoalTarget.byMoney(terms, money, file.definition().ranges())
                    : ofAnswers(fields, file, terms);
        } catch (GoalTarget.Unreachable e) {
            fields.refuse(
                    percent != null ? "percent" : "money", String.valueOf(percent != null ? percent : money), reach(e));
        } catch (FormulaError e) {
            fields.refuse(
                    "answers",
                    JsonFields.shown(fields.node("answers")),
                    "answers the formula can use: " + e.getMessage());
        }
        return null;
    }

    private static String reach(GoalTarget.Unreachable e) {
        return "what answers within their limits can give: "
                + (e.from() == null ? "any" : e.from().toPlainString()) + " to "
                + (e.to() == null ? "any" : e.to().toPlainString());
    }

    private static @Nullable GoalTarget ofAnswers(JsonFields fields, DriverFile file, DriverTerms terms) {
        List<@Nullable BigDecimal> given = Answering.read(fields, "answers", file.definition());
        List<BigDecimal> goal = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            var question = terms.questions().get(i);
            BigDecimal answer = given.get(i);
            // Conditions change by themselves: what is not said of them stays as it was.
            BigDecimal before = terms.baseline().byName().get(question.name());
            if (answer == null && question.role() == Question.Role.PERFORMANCE) {
                fields.missing("answers." + question.name(), "a number");
            }
            goal.add(Objects.requireNonNullElse(answer, Objects.requireNonNull(before)));
        }
        return GoalTarget.ofAnswers(terms.withGoal(Answers.inOrderOf(terms.questions(), goal)));
    }

    GoalCheck check() {
        return GoalCheck.of(terms, basis);
    }

    static List<BigDecimal> inOrder(DriverFile file, GoalTarget target) {
        return file.definition().questions().stream()
                .map(q -> Objects.requireNonNull(target.answers().byName().get(q.name())))
                .toList();
    }
}
