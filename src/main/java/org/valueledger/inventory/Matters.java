package org.valueledger.inventory;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.valueledger.customer.CustomerNames;
import org.valueledger.web.Problem;
import reactor.core.publisher.Mono;

/** Finds what of a driver waits for the customer's answer, with the text that says it. */
@Component
public class Matters {

    private final AgreementText texts;
    private final Amendments amendments;

    Matters(AgreementText texts, Amendments amendments) {
        this.texts = texts;
        this.amendments = amendments;
    }

    /** @throws NothingToSign where there is no open proposal, or where its check failed and nobody accepted that */
    public Signing.GoalMatter goal(CustomerNames.Named customer, DriverFile file) {
        var proposal = file.openProposal();
        if (proposal == null) {
            throw new NothingToSign(file.key(), "There is no open goal proposal");
        }
        if (file.lockedBaseline().recordedAt().isAfter(proposal.recordedAt())) {
            throw new NothingToSign(
                    file.key(),
                    "The baseline was amended after the goal was proposed and checked; there is no proposal");
        }
        if (!proposal.mayBeAgreed()) {
            throw new CheckFailed(
                    file.key(), String.join(", ", proposal.failed()).toLowerCase(java.util.Locale.ROOT));
        }
        return new Signing.GoalMatter(file, proposal, texts.ofGoal(customer, file, proposal));
    }

    public Mono<Signing.AmendmentMatter> amendment(CustomerNames.Named customer, DriverFile file) {
        var amendment = file.openAmendment();
        if (amendment == null) {
            return Mono.error(new NothingToSign(file.key(), "There is no open amendment"));
        }
        return amendments
                .effect(file, amendment)
                .map(effect -> new Signing.AmendmentMatter(
                        file, amendment, texts.ofAmendment(customer, file, amendment, effect)));
    }

    public static final class NothingToSign extends Problem {
        NothingToSign(String driver, String what) {
            super(HttpStatus.CONFLICT, "nothing-to-sign", what + " of \"" + driver + "\" that waits for an answer.");
        }
    }

    public static final class CheckFailed extends Problem {
        CheckFailed(String driver, String points) {
            super(
                    HttpStatus.CONFLICT,
                    "goal-check-failed",
                    "The goal of \"" + driver + "\" did not pass its check (" + points
                            + "), and nobody accepted the exception in writing.");
        }
    }

    /** Somebody signs something else than what is open now. */
    public static final class Outdated extends Problem {
        public Outdated(int signed, int open) {
            super(
                    HttpStatus.CONFLICT,
                    "proposal-outdated",
                    "Number " + signed + " is no longer open: number " + open + " was put in its place.");
        }
    }
}
