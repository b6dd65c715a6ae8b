package org.valueledger.access;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says at start-up what to do, instead of a stack trace. */
final class PasswordNotAcceptedAnalyzer extends AbstractFailureAnalyzer<Users.PasswordNotAccepted> {

    @Override
    protected FailureAnalysis analyze(Throwable root, Users.PasswordNotAccepted cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()), "Set VALUE_LEDGER_ADMIN_PASSWORD to another password.", cause);
    }
}
