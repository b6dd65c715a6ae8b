package org.valueledger.inventory;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.ui.Model;
import org.valueledger.web.BadInput;
import org.valueledger.web.IfMatch;
import org.valueledger.web.Once;
import org.valueledger.web.Problem;

/** Puts why something was not stored into a page's model: beside the inputs, or as one sentence at its top. */
final class Refusal {

    private static final String PROBLEM = "refused";
    private static final String PREFIX = "refusedIn";

    private Refusal() {}

    /** @param prefix of the form's inputs; empty for the page's main form */
    static void tell(Model model, Problem problem, String prefix, MessageSource messages, Locale language) {
        model.addAttribute(PROBLEM, problem);
        model.addAttribute(PREFIX, prefix);
        if (!(problem instanceof BadInput)) {
            model.addAttribute(
                    "sentence",
                    saysSomethingChanged(problem)
                            ? messages.getMessage("page.agreement.changed", null, language)
                            : problem.sentence());
        }
    }

    /** Whether what was sent was made from something that is no longer there: looking again may help. */
    static boolean saysSomethingChanged(Problem problem) {
        return problem instanceof IfMatch.OldVersion
                || problem instanceof Once.ChangedMeanwhile
                || problem instanceof Once.KeyReused;
    }

    /** Names the inputs as the driver's questions do. */
    static void label(Model model, DriverDefinition driver, MessageSource messages, Locale language) {
        List<Complaint> complaints = model.getAttribute(PROBLEM) instanceof BadInput bad
                ? Complaint.of(bad, driver, messages, language)
                : List.of();
        boolean paper = "paper-".equals(model.getAttribute(PREFIX));
        model.addAttribute(
                "complaints",
                paper ? complaints.stream().map(Complaint::onPaper).toList() : complaints);
        model.addAttribute("errors", paper ? Map.of() : Complaint.byField(complaints));
        model.addAttribute("paperErrors", paper ? Complaint.byField(complaints) : Map.of());
    }
}
