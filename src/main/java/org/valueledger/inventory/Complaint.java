package org.valueledger.inventory;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.valueledger.web.Problem;

/**
 * Something in a form that was not accepted, in the words of the form.
 *
 * @param field the input's name
 * @param id of the input, to lead there
 * @param label what the form calls it
 * @param reason what was wrong, and what is expected
 */
record Complaint(String field, String id, String label, String reason) {

    /** Forms ask for these in percent, programs in fractions. */
    private static final Set<String> PERCENT =
            Set.of("percent", "basis.confidence", "basis.riskAdjustment", "ramp[].share");

    static List<Complaint> of(Problem problem, DriverDefinition driver, MessageSource messages, Locale language) {
        return problem.fields().stream()
                .map(field -> of(field, driver, messages, language))
                .toList();
    }

    private static Complaint of(Problem.Field bad, DriverDefinition driver, MessageSource messages, Locale language) {
        String field = bad.field();
        String kind = field.replaceAll("\\[[0-9]+]", "[]");
        String label = field.startsWith("answers.")
                ? driver.asked(field.substring("answers.".length()))
                : Objects.requireNonNullElse(
                        messages.getMessage("page.agreement.field." + kind, null, field, language), field);
        Object[] said = {Objects.requireNonNullElse(bad.value(), ""), bad.expected()};
        String key = "page.agreement.complaint."
                + (PERCENT.contains(kind) && bad.expected().contains("fraction") ? "percent" : "other")
                + (bad.value() == null ? ".missing" : "");
        return new Complaint(field, id(field), label, messages.getMessage(key, said, language));
    }

    static String id(String field) {
        return field.replaceAll("[^A-Za-z0-9_]+", "-").replaceAll("-$", "");
    }

    /** The same about the form for a signature, whose inputs are called otherwise. */
    Complaint onPaper() {
        return new Complaint(field, "paper-" + field, label, reason);
    }

    /** By input, so that each can show its own. */
    static Map<String, String> byField(List<Complaint> complaints) {
        return complaints.stream()
                .collect(Collectors.toMap(Complaint::field, Complaint::reason, (first, second) -> first));
    }
}
