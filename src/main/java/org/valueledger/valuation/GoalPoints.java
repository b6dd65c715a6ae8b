package org.valueledger.valuation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Collects the points of one criterion. */
final class GoalPoints {

    private final GoalCheck.Criterion criterion;
    private final List<GoalCheck.Point> points = new ArrayList<>();

    GoalPoints(GoalCheck.Criterion criterion) {
        this.criterion = criterion;
    }

    /** Arguments that are not stated fall away. */
    void add(GoalCheck.Reason reason, boolean passed, @Nullable Object... arguments) {
        var stated = Arrays.stream(arguments).filter(Objects::nonNull).toList();
        points.add(new GoalCheck.Point(criterion, reason, passed, stated));
    }

    void addGiven(GoalCheck.Reason reason, @Nullable String text) {
        add(reason, text != null, text);
    }

    List<GoalCheck.Point> inOrder() {
        return points;
    }

    /** Blank text states nothing. */
    static @Nullable String stated(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
