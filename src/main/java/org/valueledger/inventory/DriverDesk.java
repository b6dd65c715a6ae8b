package org.valueledger.inventory;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.web.reactive.result.view.Rendering;
import org.valueledger.access.Viewer;
import org.valueledger.customer.CustomerNames;
import org.valueledger.web.Formats;
import org.valueledger.web.Once;
import org.valueledger.web.Problem;

/** Who sits at the form, and what it is about. */
final class DriverDesk {
    private final Viewer viewer;
    private final CustomerNames.Named customer;
    private final @Nullable DriverFile file;
    private final Locale language;
    private final MessageSource messages;

    DriverDesk(
            Viewer viewer,
            CustomerNames.Named customer,
            @Nullable DriverFile file,
            Locale language,
            MessageSource messages) {
        this.viewer = viewer;
        this.customer = customer;
        this.file = file;
        this.language = language;
        this.messages = messages;
    }

    Viewer viewer() {
        return viewer;
    }

    CustomerNames.Named customer() {
        return customer;
    }

    Locale language() {
        return language;
    }

    DriverFile file() {
        return Objects.requireNonNull(file);
    }

    boolean isFrozen() {
        return file != null && !file.baselines().isEmpty();
    }

    String inventory() {
        return "/customers/" + customer.id() + "/inventory";
    }

    FormulaCheck check(DriverForm form) {
        return FormulaCheck.of(form, messages, language, Formats.of(customer.locale()));
    }

    Rendering.Builder<?> show(DriverForm form, String key) {
        DriverForm stored = file == null ? null : DriverForm.of(file.definition());
        return Rendering.view("driver-form")
                .modelAttribute("customer", customer)
                .modelAttribute("form", form)
                .modelAttribute("key", key)
                .modelAttribute("frozen", isFrozen())
                .modelAttribute("mayWrite", viewer.mayWrite())
                .modelAttribute("check", check(form))
                .modelAttribute("problems", List.of())
                .modelAttribute("bad", Set.of())
                .modelAttribute("differences", List.of())
                .modelAttribute("conflict", false)
                .model(stored == null ? Map.of() : Map.of("driver", file(), "opened", stored.written()));
    }

    /** A question more or less; nothing is checked yet. */
    Rendering showRows(SentDriver sent) {
        return opened(show(sent.withRows(), sent.key()), sent)
                .modelAttribute("more", sent.more())
                .build();
    }

    Rendering showAgain(SentDriver sent, Problem problem) {
        DriverForm form = sent.form().withoutBlankQuestions();
        String key = problem instanceof Once.KeyReused ? SentForm.newKey() : sent.key();
        List<FormProblem> problems = FormProblem.of(problem, form);
        return opened(show(form, key), sent)
                .modelAttribute("problem", problem.sentence())
                .modelAttribute("problems", problems)
                .modelAttribute("bad", problems.stream().map(FormProblem::id).collect(Collectors.toSet()))
                .status(problem.status())
                .build();
    }

    /** Somebody else was faster: what they stored and what was typed, brought together. */
    Rendering showBoth(SentDriver sent, Problem problem) {
        DriverForm typed = sent.form().withoutBlankQuestions();
        DriverDefinition now = file().definition();
        var merged = DriverMerge.of(sent.opened(), DriverForm.of(now), typed);
        var both = isFrozen() ? merged.withAgreed(now) : merged;
        return show(both.form(), SentForm.newKey())
                .modelAttribute("differences", both.differences())
                .modelAttribute("conflict", true)
                .status(problem.status())
                .build();
    }

    /** The form goes on from where it was opened, not from where it came back. */
    private Rendering.Builder<?> opened(Rendering.Builder<?> page, SentDriver sent) {
        page.modelAttribute("version", sent.version());
        return sent.opened() == null
                ? page
                : page.modelAttribute("opened", sent.opened().written());
    }
}
