package org.valueledger.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an import of readings has to know about a driver. */
final class Driver {

    private final long id;
    /** Where the performance answer stands among the answers: 0 or 1; -1: one value does not answer this driver. */
    private final int performance;

    private final int questions;
    /** The newest day of which a reading is known, in the file or in the database; empty: none. Grows with the file. */
    private String newest;

    private boolean changed;

    /** @param roles of the questions, in their order */
    Driver(long id, List<String> roles, @Nullable String newest) {
        this.id = id;
        this.questions = roles.size();
        boolean answerable = roles.size() - (roles.contains("CONDITION") ? 1 : 0) == 1;
        this.performance = answerable ? roles.indexOf("PERFORMANCE") : -1;
        this.newest = newest == null ? "" : newest;
    }

    long id() {
        return id;
    }

    int questions() {
        return questions;
    }

    boolean isAnswerable() {
        return performance >= 0;
    }

    boolean asksForCondition() {
        return questions == 2;
    }

    boolean asksForConditionFirst() {
        return performance == 1;
    }

    /** Whether no reading of this day can exist yet; from now on this day is the newest. */
    boolean isNews(String day) {
        boolean news = day.compareTo(newest) > 0;
        if (news) {
            newest = day;
        }
        return news;
    }

    /** True only the first time. */
    boolean markChanged() {
        boolean first = !changed;
        changed = true;
        return first;
    }
}
