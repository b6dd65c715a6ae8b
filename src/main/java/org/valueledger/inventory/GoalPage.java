package org.valueledger.inventory;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ServerWebExchange;
import org.valueledger.access.Viewer;
import org.valueledger.web.BadInput;
import org.valueledger.web.Problem;
import reactor.core.publisher.Mono;

/** One driver's goal: said in one of three ways, checked while it is typed, proposed, and signed. */
@Controller
class GoalPage {

    private static final String ADDRESS = "/customers/{customer}/drivers/{driver}/goal";

    private final Scene.Setting scenes;
    private final GoalView.Views views;
    private final Goals goals;
    private final PaperSigning signing;
    private final MessageSource messages;
    private final Clock clock;

    GoalPage(
            Scene.Setting scenes,
            GoalView.Views views,
            Goals goals,
            PaperSigning signing,
            MessageSource messages,
            Clock clock) {
        this.scenes = scenes;
        this.views = views;
        this.goals = goals;
        this.signing = signing;
        this.messages = messages;
        this.clock = clock;
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
        return scenes.of(viewer, customer, driver, null).flatMap(scene -> {
            if (scene.driver().baselines().isEmpty()) {
                return Mono.just(PagePaths.redirect(customer, driver, "baseline", "first"));
            }
            GoalForm stored = GoalForm.stored(scene.driver(), today());
            GoalForm form = !visit.asked("money").isEmpty()
                    ? stored.said("money", visit.asked("money"))
                    : !visit.asked("percent").isEmpty() ? stored.said("percent", visit.asked("percent")) : stored;
            return show(visit, scene, form);
        });
    }

    @PostMapping(ADDRESS)
    Mono<String> propose(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable String customer,
            @PathVariable String driver,
            ServerWebExchange exchange,
            Locale language,
            Model model) {
        var visit = new Visit(viewer, customer, driver, exchange, language, model);
        return SentForm.of(exchange).flatMap(sent -> {
            GoalForm form = GoalForm.sent(sent);
            if (List.of("look", "point").contains(sent.action())
                    || sent.action().startsWith("drop-")) {
                // The preview listens for it, because no input was typed into.
                exchange.getResponse().getHeaders().set("HX-Trigger-After-Settle", "ramp-changed");
                return again(visit, form);
            }
            return Mono.defer(() -> goals.propose(viewer, customer, driver, sent.version(), sent.key(), form.body()))
                    .map(proposed -> PagePaths.redirect(customer, driver, "goal", "proposed"))
                    .onErrorResume(Problem.class, problem -> refused(visit, problem, "", form));
        });
    }

    @PostMapping(ADDRESS + "/preview")
    Mono<String> preview(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable String customer,
            @PathVariable String driver,
            ServerWebExchange exchange,
            Locale language,
            Model model) {
        var visit = new Visit(viewer, customer, driver, exchange, language, model);
        return SentForm.of(exchange).flatMap(sent -> scenes.of(viewer, customer, driver, null)
                .flatMap(scene -> preview(visit, scene, GoalForm.sent(sent)))
                .map(shown -> "goal-preview"));
    }

    /** Records the customer's agreement that was given elsewhere. */
    @PostMapping(ADDRESS + "/agreement")
    Mono<String> agree(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable String customer,
            @PathVariable String driver,
            ServerWebExchange exchange,
            Locale language,
            Model model) {
        var visit = new Visit(viewer, customer, driver, exchange, language, model);
        return SentForm.of(exchange).flatMap(sent -> Mono.defer(
                        () -> signing.goal(viewer, customer, driver, sent.version(), sent.key(), sent.body()))
                .map(signed -> PagePaths.redirect(customer, driver, "goal", "agreed"))
                .onErrorResume(Problem.class, problem -> {
                    model.addAttribute("paper", sent.given());
                    return refused(visit, problem, "paper-", null);
                }));
    }

    /** @param form what was typed; null where another form was sent, and this one shows what is stored */
    private Mono<String> refused(Visit visit, Problem problem, String prefix, @Nullable GoalForm form) {
        if (problem.status() == HttpStatus.NOT_FOUND || problem.status().is5xxServerError()) {
            return Mono.error(problem);
        }
        if (problem instanceof BaselineOpen) {
            return Mono.just(PagePaths.redirect(visit.customer(), visit.driver(), "baseline", "first"));
        }
        visit.exchange().getResponse().setStatusCode(problem.status());
        Refusal.tell(visit.model(), problem, prefix, messages, visit.language());
        return again(visit, form);
    }

    private Mono<String> again(Visit visit, @Nullable GoalForm form) {
        return scenes.of(visit.viewer(), visit.customer(), visit.driver(), null)
                .flatMap(scene -> scene.driver().baselines().isEmpty()
                        ? Mono.just(PagePaths.redirect(visit.customer(), visit.driver(), "baseline", "first"))
                        : show(visit, scene, form == null ? GoalForm.stored(scene.driver(), today()) : form));
    }

    private Mono<String> show(Visit visit, Scene scene, GoalForm form) {
        Model model = visit.model();
        model.addAttribute("view", views.of(scene));
        model.addAttribute("form", form);
        model.addAttribute("given", form.given());
        model.addAttribute("key", SentForm.newKey());
        model.addAttribute("mayWrite", visit.viewer().mayWrite());
        model.asMap().putIfAbsent("paper", Map.of());
        Refusal.label(model, scene.driver().definition(), messages, visit.language());
        return preview(visit, scene, form).map(shown -> "goal");
    }

    /** The goal in its three guises and its check, or what is still needed for it. */
    private Mono<Boolean> preview(Visit visit, Scene scene, GoalForm form) {
        var driver = scene.driver();
        var figures = FigureText.of(scene.customer(), driver.definition());
        Model model = visit.model();
        model.addAttribute("form", form);
        if (driver.baselines().isEmpty()) {
            return Mono.just(false);
        }
        return Mono.defer(() -> goals.check(visit.viewer(), visit.customer(), visit.driver(), form.body()))
                .map(answer -> {
                    model.addAttribute("preview", GoalPreview.of(driver, figures, answer, form.ramp()));
                    return true;
                })
                .onErrorResume(BadInput.class, bad -> {
                    List<Complaint> needed = Complaint.of(bad, driver.definition(), messages, visit.language());
                    model.addAttribute("needed", needed);
                    return Mono.just(false);
                });
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(ZoneOffset.UTC));
    }
}
