package org.valueledger.inventory;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/**
 * Two people changed the same: what one of them typed beside what the other stored, so that neither is lost.
 *
 * @param by whoever was faster; null where that is not known
 */
record VersionConflict(@Nullable String by, @Nullable String on, List<Row> rows) {

    record Row(String label, String mine, String theirs, boolean differs) {}

    /** @param theirs as {@link BaselineView#given} has it */
    static VersionConflict of(
            DriverFile file,
            FigureText figures,
            Map<String, String> mine,
            Map<String, String> theirs,
            MessageSource messages,
            Locale language) {
        List<Row> rows = new ArrayList<>();
        for (var question : file.definition().questions()) {
            String field = "answers." + question.name();
            rows.add(row(question.asked(), mine.get(field), theirs.get(field)));
        }
        for (String field : List.of("periodStart", "takenOn", "source", "grade")) {
            String label = messages.getMessage("page.agreement.field." + field, null, language);
            rows.add(
                    field.equals("grade")
                            ? row(label, grade(mine, messages, language), grade(theirs, messages, language))
                            : row(label, mine.get(field), theirs.get(field)));
        }
        var draft = file.draft();
        var locked = file.baseline();
        var at = locked != null ? locked.recordedAt() : draft != null ? draft.changedAt() : null;
        return new VersionConflict(
                locked != null ? locked.recordedBy() : draft != null ? draft.changedBy() : null,
                at == null ? null : figures.formats().date(at.toLocalDate()),
                rows);
    }

    private static @Nullable String grade(Map<String, String> given, MessageSource messages, Locale language) {
        String grade = given.get("grade");
        return grade == null ? null : messages.getMessage("page.agreement.grade." + grade, null, grade, language);
    }

    private static Row row(String label, @Nullable String mine, @Nullable String theirs) {
        String a = Objects.requireNonNullElse(mine, "").strip();
        String b = Objects.requireNonNullElse(theirs, "").strip();
        return new Row(label, a.isEmpty() ? "–" : a, b.isEmpty() ? "–" : b, !same(a, b));
    }

    private static boolean same(String a, String b) {
        try {
            return a.equals(b) || new BigDecimal(a).compareTo(new BigDecimal(b)) == 0;
        } catch (NumberFormatException notNumbers) {
            return false;
        }
    }
}
