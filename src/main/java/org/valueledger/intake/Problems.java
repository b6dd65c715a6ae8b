package org.valueledger.intake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/**
 * Collects a file's problems: counts all, keeps the first thousand, so that a hopeless file costs no memory. One thread may
 * report what it reads while another reports what the database says.
 */
final class Problems {

    static final int LISTED = 1000;

    private final List<Problem> errors = new ArrayList<>();
    private final List<Problem> notices = new ArrayList<>();
    private long errorCount;
    private long rejectedRows;
    private boolean fatal;

    /** One row that cannot be taken, with everything that is wrong about it. Called once for a row. */
    synchronized void reject(List<Supplier<Problem>> problemsOfRow) {
        rejectedRows++;
        errorCount += problemsOfRow.size();
        for (Supplier<Problem> problem : problemsOfRow) {
            if (errors.size() < LISTED) {
                errors.add(problem.get());
            }
        }
    }

    /** Rows that the database has found, of which only the first are known one by one. */
    synchronized void reject(List<Problem> first, long rows) {
        rejectedRows += rows;
        errorCount += rows;
        errors.addAll(first.subList(0, Math.min(first.size(), LISTED - Math.min(LISTED, errors.size()))));
    }

    /** The file as a whole cannot be read, whatever is asked to happen with single bad rows. */
    synchronized void rejectFile(Problem problem) {
        fatal = true;
        errorCount++;
        errors.add(problem);
    }

    synchronized void notice(Problem problem) {
        if (notices.size() < LISTED) {
            notices.add(problem);
        }
    }

    synchronized boolean isFatal() {
        return fatal;
    }

    synchronized boolean hasErrors() {
        return errorCount > 0;
    }

    synchronized long errorCount() {
        return errorCount;
    }

    synchronized long rejectedRows() {
        return rejectedRows;
    }

    synchronized List<Problem> errors() {
        return errors.stream().sorted(Comparator.comparingLong(Problem::row)).toList();
    }

    synchronized List<Problem> notices() {
        return notices.stream().sorted(Comparator.comparingLong(Problem::row)).toList();
    }
}
