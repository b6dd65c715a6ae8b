package org.valueledger.inventory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Brings together what somebody typed and what somebody else stored in the meantime: of every field the one who changed it
 * wins, and where both did it is what was typed, with the other beside it.
 *
 * @param form to be sent again
 * @param differences every field that is stored otherwise than when the form was opened
 */
record DriverMerge(DriverForm form, List<Difference> differences) {

    private static final String QUESTIONS = "questions";

    /**
     * @param field a path such as {@code questions[1].unit}
     * @param stored now, by somebody else
     * @param typed here
     * @param mine whether the form keeps what was typed
     */
    record Difference(String field, String stored, String typed, boolean mine) {

        /** For the field's name; a question's place is told apart. */
        public String label() {
            return field.replaceAll("^.*\\.", QUESTIONS + ".");
        }

        /** Which question, from 1; 0 for what is none. */
        public int question() {
            String place = field.replaceAll("\\D", "");
            return place.isEmpty() ? 0 : Integer.parseInt(place) + 1;
        }
    }

    /** @param opened the form as it was when it was opened; null where that is not known */
    static DriverMerge of(@Nullable DriverForm opened, DriverForm stored, DriverForm typed) {
        boolean sameRows = stored.questions().size() == typed.questions().size()
                && (opened == null
                        || opened.questions().size() == typed.questions().size());
        Map<String, String> before = opened == null ? Map.of() : cells(opened, sameRows);
        Map<String, String> now = cells(stored, sameRows);
        Map<String, String> kept = new LinkedHashMap<>(cells(typed, sameRows));
        List<Difference> differences = new ArrayList<>();
        now.forEach((field, theirs) -> {
            String mine = kept.getOrDefault(field, "");
            boolean theirChange = opened == null || !theirs.equals(before.get(field));
            if (theirChange && !theirs.equals(mine)) {
                boolean myChange = opened == null || !mine.equals(before.get(field));
                differences.add(new Difference(field, theirs, mine, myChange));
                kept.put(field, myChange ? mine : theirs);
            }
        });
        boolean theirRows = differences.stream().anyMatch(d -> d.field().equals(QUESTIONS) && !d.mine());
        return new DriverMerge(
                new DriverForm(kept, sameRows ? rows(kept, typed) : (theirRows ? stored : typed).questions()),
                differences);
    }

    /** The same where the baseline was locked meanwhile: what it keeps can no longer be changed, and is said. */
    DriverMerge withAgreed(DriverDefinition driver) {
        DriverForm agreed = DriverForm.of(driver);
        boolean sameRows = agreed.questions().size() == form.questions().size();
        Map<String, String> typed = cells(form, sameRows);
        List<Difference> all = new ArrayList<>(differences);
        all.removeIf(difference -> difference.mine() && isFrozen(difference.field()));
        cells(agreed, sameRows).forEach((field, kept) -> {
            String mine = typed.getOrDefault(field, "");
            if (isFrozen(field) && !kept.equals(mine)) {
                all.add(new Difference(field, kept, mine, false));
            }
        });
        return new DriverMerge(form.withAgreed(driver), all);
    }

    private static boolean isFrozen(String field) {
        return field.startsWith(QUESTIONS) || DriverForm.isFrozen(field);
    }

    private static Map<String, String> cells(DriverForm form, boolean rowByRow) {
        Map<String, String> cells = new LinkedHashMap<>();
        DriverForm.FIELDS.forEach(field -> cells.put(field, form.value(field).strip()));
        if (!rowByRow) {
            cells.put(
                    QUESTIONS, form.questions().stream().map(DriverMerge::line).collect(Collectors.joining("\n")));
        } else {
            for (int i = 0; i < form.questions().size(); i++) {
                String at = at(i);
                form.questions().get(i).cells().forEach((field, value) -> cells.put(at + field, value.strip()));
            }
        }
        return cells;
    }

    private static String at(int row) {
        return QUESTIONS + "[" + row + "].";
    }

    private static String line(QuestionRow row) {
        return row.cells().values().stream().filter(cell -> !cell.isBlank()).collect(Collectors.joining(" · "));
    }

    private static List<QuestionRow> rows(Map<String, String> kept, DriverForm typed) {
        List<QuestionRow> rows = new ArrayList<>();
        for (QuestionRow row : typed.questions()) {
            String at = at(rows.size());
            Map<String, String> cells = new LinkedHashMap<>();
            row.cells().keySet().forEach(field -> cells.put(field, Objects.requireNonNull(kept.get(at + field))));
            cells.put("sample", row.sample());
            rows.add(QuestionRow.of(cells));
        }
        return rows;
    }
}
