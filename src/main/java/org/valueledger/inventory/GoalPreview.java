package org.valueledger.inventory;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.valueledger.valuation.Ramp;

/**
 * A goal in all its three guises, with its check, as people read it while they type.
 *
 * @param rows the performance questions
 * @param kept the conditions, which stay as they were at the baseline
 * @param percent null where the baseline's amount is nothing
 * @param fill inputs of the ways that were not chosen, so that they follow
 */
record GoalPreview(
        List<Row> rows,
        List<BaselineView.Line> kept,
        String amountBefore,
        String amount,
        String improvement,
        @Nullable String percent,
        String value,
        String kind,
        List<Criterion> criteria,
        boolean passed,
        RampPicture ramp,
        Map<String, String> fill) {

    record Row(String question, String before, String after) {}

    /** @param name possible, probable or measurable */
    record Criterion(String name, boolean passed, List<Point> points) {}

    record Point(boolean passed, String sentence) {}

    static GoalPreview of(DriverFile file, FigureText figures, GoalAnswer answer, @Nullable Ramp ramp) {
        var driver = file.definition();
        var baseline = file.lockedBaseline();
        List<Row> rows = new ArrayList<>();
        List<BaselineView.Line> kept = new ArrayList<>();
        for (int i = 0; i < driver.questions().size(); i++) {
            var question = driver.questions().get(i);
            String before = figures.withUnit(baseline.answers().get(i), question.unit());
            if (question.isCondition()) {
                kept.add(new BaselineView.Line(question.asked(), before, true));
            } else {
                BigDecimal after = Objects.requireNonNull(answer.answers().get(question.name()));
                rows.add(new Row(question.asked(), before, figures.withUnit(after, question.unit())));
            }
        }
        LocalDate due = answer.dueOn();
        return new GoalPreview(
                rows,
                kept,
                figures.amount(
                        file.termsWith(baseline.answers(), due, null, null).baselineAmount()),
                figures.amount(answer.amount()),
                figures.amount(answer.improvement()),
                answer.percent() == null ? null : figures.percent(answer.percent()),
                figures.worth(answer.value()),
                driver.kind().name().toLowerCase(Locale.ROOT),
                criteria(answer.check()),
                answer.check().points().stream().allMatch(GoalAnswer.Point::passed),
                RampPicture.of(
                        ramp == null ? Ramp.straight(driver.valueStart(), due) : ramp,
                        driver.valueStart(),
                        due,
                        figures),
                fill(driver, answer));
    }

    private static List<Criterion> criteria(GoalAnswer.Check check) {
        return List.of(
                criterion("possible", check.possible(), check),
                criterion("probable", check.probable(), check),
                criterion("measurable", check.measurable(), check));
    }

    private static Criterion criterion(String name, boolean passed, GoalAnswer.Check check) {
        return new Criterion(
                name,
                passed,
                check.points().stream()
                        .filter(p -> p.criterion().equals(name))
                        .map(p -> new Point(p.passed(), p.message()))
                        .toList());
    }

    private static Map<String, String> fill(DriverDefinition driver, GoalAnswer answer) {
        Map<String, String> fill = new HashMap<>();
        driver.questions().stream()
                .filter(q -> !q.isCondition())
                .forEach(q -> fill.put(
                        "answers." + q.name(),
                        String.valueOf(AskedView.plain(answer.answers().get(q.name())))));
        BigDecimal percent = answer.percent();
        fill.put("percent", percent == null ? "" : typed(percent.movePointRight(2)));
        fill.put("money", typed(answer.value()));
        return fill;
    }

    /** As many digits as a person would type. */
    private static String typed(BigDecimal number) {
        return String.valueOf(AskedView.plain(number.setScale(
                number.abs().compareTo(BigDecimal.valueOf(1000)) < 0 ? 2 : 0, java.math.RoundingMode.HALF_UP)));
    }
}
