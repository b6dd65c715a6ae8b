package org.valueledger.intake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/** Collects a file's problems: counts all, keeps the first thousand, so that a hopeless file costs no memory. */
final class Problems {

    static final int LISTED = 1000;

    private final List<Problem> errors = new ArrayList<>();
    private final List<Problem> notices = new ArrayList<>();
    private long errorCount;
    private long rejectedRows;
    private long lastRejected = -1;
    private boolean fatal;

    /** Rows are reported in the order of the file within one pass, so several errors of one row stand side by side. */
    void reject(long row, Supplier<Problem> problem) {
        if (row != lastRejected) {
            rejectedRows++;
            lastRejected = row;
        }
        errorCount++;
        if (errors.size() < LISTED) {
            errors.add(problem.get());
        }
    }

    /** The file as a whole cannot be read, whatever is asked to happen with single bad rows. */
    void rejectFile(Problem problem) {
        fatal = true;
        errorCount++;
        errors.add(problem);
    }

    void notice(Problem problem) {
        if (notices.size() < LISTED) {
            notices.add(problem);
        }
    }

    boolean isFatal() {
        return fatal;
    }

    boolean hasErrors() {
        return errorCount > 0;
    }

    long errorCount() {
        return errorCount;
    }

    long rejectedRows() {
        return rejectedRows;
    }

    List<Problem> errors() {
        return errors.stream().sorted(Comparator.comparingLong(Problem::row)).toList();
    }

    List<Problem> notices() {
        return notices.stream().sorted(Comparator.comparingLong(Problem::row)).toList();
    }
}
