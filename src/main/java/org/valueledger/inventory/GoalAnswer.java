package org.valueledger.inventory;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.valueledger.valuation.GoalCheck;

/**
 * A proposed goal in its three guises, and what its check found.
 *
 * @param version the driver's ETag
 * @param number of the proposal; null where it was only checked
 * @param percent improvement of the formula's amount, as a fraction
 * @param value a year (level) or a period (flow), in the driver's currency or its own unit
 * @param mayBeAgreed whether all points passed, or somebody accepted the exception
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record GoalAnswer(
        String customer,
        String driver,
        long version,
        @Nullable Integer number,
        LocalDate dueOn,
        Map<String, BigDecimal> answers,
        BigDecimal amount,
        BigDecimal improvement,
        @Nullable BigDecimal percent,
        BigDecimal value,
        @Nullable String currency,
        Check check,
        boolean mayBeAgreed) {

    record Check(boolean possible, boolean probable, boolean measurable, List<Point> points) {

        static Check of(GoalCheck check, CheckWords words) {
            return new Check(
                    check.passed(GoalCheck.Criterion.POSSIBLE),
                    check.passed(GoalCheck.Criterion.PROBABLE),
                    check.passed(GoalCheck.Criterion.MEASURABLE),
                    check.points().stream().map(point -> Point.of(point, words)).toList());
        }
    }

    /** @param message the reason in words */
    record Point(String criterion, String reason, boolean passed, List<String> arguments, String message) {

        static Point of(GoalCheck.Point point, CheckWords words) {
            List<String> arguments =
                    point.arguments().stream().map(CheckWords::plain).toList();
            return new Point(
                    point.criterion().name().toLowerCase(Locale.ROOT),
                    point.reason().name().toLowerCase(Locale.ROOT),
                    point.passed(),
                    arguments,
                    words.sentence(point));
        }
    }

    static GoalAnswer of(Scene scene, GoalBody goal, CheckWords words, @Nullable Integer number, long version) {
        GoalCheck check = goal.check();
        var target = goal.target();
        return new GoalAnswer(
                scene.customer().key(),
                scene.driver().key(),
                version,
                number,
                goal.terms().goalDate(),
                target.answers().byName(),
                target.amount(),
                target.improvement(),
                target.percent(),
                target.value(),
                scene.driver().definition().currency(),
                Check.of(check, words),
                check.passed() || goal.exceptionBy() != null);
    }
}
