package org.valueledger.inventory;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ServerWebExchange;
import org.valueledger.access.Viewer;
import org.valueledger.web.BadInput;
import org.valueledger.web.Once;
import org.valueledger.web.Problem;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** One driver's baseline, made to be filled in with the customer in the room. */
@Controller
class BaselinePage {

    private static final String ADDRESS = "/customers/{customer}/drivers/{driver}/baseline";

    private final Scene.Setting scenes;
    private final DriverFiles files;
    private final Baselines baselines;
    private final BaselinePreview previews;
    private final MessageSource messages;
    private final JsonMapper json;

    BaselinePage(
            Scene.Setting scenes,
            DriverFiles files,
            Baselines baselines,
            BaselinePreview previews,
            MessageSource messages,
            JsonMapper json) {
        this.scenes = scenes;
        this.files = files;
        this.baselines = baselines;
        this.previews = previews;
        this.messages = messages;
        this.json = json;
    }

    @GetMapping(ADDRESS)
    Mono<String> form(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable String customer,
            @PathVariable String driver,
            ServerWebExchange exchange,
            Locale language,
            Model model) {
        var visit = new Visit(viewer, customer, driver, exchange, language, model);
        model.addAttribute("said", visit.asked("said"));
        return show(visit, null, null);
    }

    @PostMapping(ADDRESS)
    Mono<String> save(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable String customer,
            @PathVariable String driver,
            ServerWebExchange exchange,
            Locale language,
            Model model) {
        var visit = new Visit(viewer, customer, driver, exchange, language, model);
        return SentForm.of(exchange).flatMap(sent -> Mono.defer(
                        () -> baselines.save(viewer, customer, driver, sent.version(), sent.key(), sent.body()))
                .flatMap(saved ->
                        sent.action().equals("next") ? next(visit) : Mono.just(redirect(customer, driver, "saved")))
                .onErrorResume(Problem.class, problem -> again(visit, sent, problem)));
    }

    /** What is on the screen is what gets locked: it is saved first, then locked at the version that saving made. */
    @PostMapping(ADDRESS + "/lock")
    Mono<String> lock(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable String customer,
            @PathVariable String driver,
            ServerWebExchange exchange,
            Locale language,
            Model model) {
        var visit = new Visit(viewer, customer, driver, exchange, language, model);
        return SentForm.of(exchange).flatMap(sent -> Mono.defer(() -> saveAndLock(visit, sent))
                .map(locked -> redirect(customer, driver, "locked"))
                .onErrorResume(Problem.class, problem -> again(visit, sent, problem)));
    }

    private Mono<Once.Answer> saveAndLock(Visit visit, SentForm sent) {
        if (!sent.isTicked("reviewed")) {
            return Mono.error(BadInput.of("reviewed", null, "that both of you looked at the answers"));
        }
        String key = sent.key();
        return baselines
                .save(visit.viewer(), visit.customer(), visit.driver(), sent.version(), key + " saved", sent.body())
                .flatMap(saved -> baselines.lock(
                        visit.viewer(),
                        visit.customer(),
                        visit.driver(),
                        json.readTree(saved.body()).path("version").asLong(),
                        key + " locked"));
    }

    @PostMapping(ADDRESS + "/preview")
    Mono<String> preview(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable String customer,
            @PathVariable String driver,
            ServerWebExchange exchange,
            Locale language,
            Model model) {
        return SentForm.of(exchange)
                .flatMap(sent -> scenes.of(viewer, customer, driver, null).map(scene -> {
                    previews.show(scene, sent, language, model);
                    model.addAttribute("definition", scene.driver().definition());
                    return "baseline-preview";
                }));
    }

    private Mono<String> next(Visit visit) {
        return scenes.of(visit.viewer(), visit.customer(), visit.driver(), null)
                .flatMap(scene -> files.ofCustomer(scene.customer().id())
                        .map(all -> BaselineView.Progress.of(scene.driver(), all)))
                .map(progress -> progress.next() == null
                        ? redirect(visit.customer(), visit.driver(), "last")
                        : redirect(visit.customer(), progress.next(), "next"));
    }

    private static String redirect(String customer, String driver, String said) {
        return PagePaths.redirect(customer, driver, "baseline", said);
    }

    /** The form again with everything that was typed. */
    private Mono<String> again(Visit visit, SentForm sent, Problem problem) {
        boolean changed = problem instanceof BaselineLocked || Refusal.saysSomethingChanged(problem);
        if (!changed && !(problem instanceof BadInput)) {
            return Mono.error(problem);
        }
        visit.exchange().getResponse().setStatusCode(problem.status());
        return show(visit, sent, problem);
    }

    private Mono<String> show(Visit visit, @Nullable SentForm sent, @Nullable Problem problem) {
        return scenes.of(visit.viewer(), visit.customer(), visit.driver(), null)
                .flatMap(scene ->
                        files.ofCustomer(scene.customer().id()).map(all -> show(visit, scene, all, sent, problem)));
    }

    private String show(
            Visit visit, Scene scene, List<DriverFile> all, @Nullable SentForm sent, @Nullable Problem problem) {
        var file = scene.driver();
        Map<String, String> stored = BaselineView.given(file);
        Map<String, String> given = sent == null ? stored : sent.given();
        Model model = visit.model();
        model.addAttribute("view", BaselineView.of(scene.customer(), file, all));
        model.addAttribute("given", given);
        model.addAttribute("key", SentForm.newKey());
        model.addAttribute("mayWrite", visit.viewer().mayWrite());
        List<Complaint> complaints = problem instanceof BadInput
                ? Complaint.of(problem, file.definition(), messages, visit.language())
                : List.of();
        model.addAttribute("complaints", complaints);
        model.addAttribute("errors", Complaint.byField(complaints));
        if (sent != null && problem != null && !(problem instanceof BadInput)) {
            var figures = FigureText.of(scene.customer(), file.definition());
            model.addAttribute(
                    "conflict", VersionConflict.of(file, figures, given, stored, messages, visit.language()));
        }
        previews.show(scene, SentForm.of(given), visit.language(), model);
        return "baseline";
    }
}
