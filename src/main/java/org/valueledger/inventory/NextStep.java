package org.valueledger.inventory;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The one thing to do next about a driver. */
enum NextStep {
    FILL_BASELINE("baseline"),
    COMPLETE_BASELINE("baseline"),
    LOCK_BASELINE("baseline"),
    PROPOSE_GOAL("goal"),
    /** The check did not pass, and nobody stands for it. */
    MEND_GOAL("goal"),
    /** The customer has answered that something has to change. */
    ANSWER_CUSTOMER("goal"),
    ASK_SIGNATURE("sign-off"),
    ASK_AMENDMENT_SIGNATURE("sign-off"),
    RECORD("record");

    private static final String CHANGE_WANTED = "CHANGE_WANTED";

    private final String page;

    NextStep(String page) {
        this.page = page;
    }

    static NextStep of(DriverFile file) {
        return switch (file.state()) {
            case BASELINE_OPEN -> ofDraft(file.draft());
            case BASELINE_LOCKED -> PROPOSE_GOAL;
            case GOAL_PROPOSED -> ofProposal(file, Objects.requireNonNull(file.openProposal()));
            case AGREED -> file.openAmendment() == null ? RECORD : ASK_AMENDMENT_SIGNATURE;
        };
    }

    private static NextStep ofDraft(DriverFile.@Nullable Draft draft) {
        if (draft == null) {
            return FILL_BASELINE;
        }
        return draft.isComplete() && draft.source() != null ? LOCK_BASELINE : COMPLETE_BASELINE;
    }

    private static NextStep ofProposal(DriverFile file, DriverFile.Proposal proposal) {
        var answer = file.answerTo("GOAL", proposal.number());
        if (answer != null && answer.outcome().equals(CHANGE_WANTED)) {
            return ANSWER_CUSTOMER;
        }
        return proposal.mayBeAgreed() ? ASK_SIGNATURE : MEND_GOAL;
    }

    /** Where it is done. */
    String address(DriverFile file) {
        String customer = "/customers/" + file.customerId();
        return page.equals("sign-off") ? customer + "/sign-off" : customer + "/drivers/" + file.id() + "/" + page;
    }
}
