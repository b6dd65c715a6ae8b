package org.valueledger.businesscase;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.valueledger.intake.Problem;

/** Everything that is wrong with one file. */
final class FileProblems {

    private static final int LONGEST_VALUE = 100;
    private static final int LISTED = 1000;

    private final List<Problem> problems = new ArrayList<>();

    void cell(long row, String column, SheetCell cell, String key, Object... arguments) {
        Object[] all = new Object[arguments.length + 1];
        all[0] = shortened(cell.shown());
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        add(new Problem(row, column, shortened(cell.shown()), CaseTexts.of(key, all)));
    }

    void column(long row, @Nullable String column, String key, Object... arguments) {
        add(new Problem(row, column, null, CaseTexts.of(key, arguments)));
    }

    void sentence(long row, @Nullable String column, @Nullable String value, String sentence) {
        add(new Problem(row, column, value, sentence));
    }

    private void add(Problem problem) {
        if (problems.size() < LISTED) {
            problems.add(problem);
        }
    }

    boolean isEmpty() {
        return problems.isEmpty();
    }

    List<Problem> inOrder() {
        return problems.stream().sorted(Comparator.comparingLong(Problem::row)).toList();
    }

    static String shortened(String value) {
        String visible = value.replace('\0', '\u2400');
        return visible.length() <= LONGEST_VALUE ? visible : visible.substring(0, LONGEST_VALUE) + "…";
    }
}
