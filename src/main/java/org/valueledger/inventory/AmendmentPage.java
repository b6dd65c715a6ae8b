package org.valueledger.inventory;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
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

/** Asks for a change of a locked baseline: first its effect is shown, then the vendor signs, then the customer. */
@Controller
class AmendmentPage {

    private static final String ADDRESS = "/customers/{customer}/drivers/{driver}/amendment";
    private static final String SHOW_EFFECT = "effect";

    private final Scene.Setting scenes;
    private final AmendmentView.Views views;
    private final Amendments amendments;
    private final PaperSigning signing;
    private final MessageSource messages;
    private final Clock clock;

    AmendmentPage(
            Scene.Setting scenes,
            AmendmentView.Views views,
            Amendments amendments,
            PaperSigning signing,
            MessageSource messages,
            Clock clock) {
        this.scenes = scenes;
        this.views = views;
        this.amendments = amendments;
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
        return again(visit, null);
    }

    @PostMapping(ADDRESS)
    Mono<String> ask(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable String customer,
            @PathVariable String driver,
            ServerWebExchange exchange,
            Locale language,
            Model model) {
        var visit = new Visit(viewer, customer, driver, exchange, language, model);
        return SentForm.of(exchange).flatMap(sent -> Mono.defer(() -> askOrShow(visit, sent))
                .onErrorResume(Problem.class, problem -> refused(visit, problem, "", sent)));
    }

    /** Only what was shown with its effect can be signed. */
    private Mono<String> askOrShow(Visit visit, SentForm sent) {
        if (sent.action().equals(SHOW_EFFECT) || !sent.text("shown").equals(fingerprint(sent))) {
            return effect(visit, sent).then(Mono.defer(() -> again(visit, sent)));
        }
        if (!sent.isTicked("signed")) {
            return effect(visit, sent)
                    .then(Mono.error(() -> BadInput.of("signed", null, "that you sign it for the vendor")));
        }
        return amendments
                .ask(visit.viewer(), visit.customer(), visit.driver(), sent.version(), sent.key(), sent.body())
                .map(asked -> PagePaths.redirect(visit.customer(), visit.driver(), "amendment", "asked"));
    }

    private Mono<Amendments.Asked> effect(Visit visit, SentForm sent) {
        return amendments
                .effect(visit.viewer(), visit.customer(), visit.driver(), sent.body())
                .doOnNext(asked -> visit.model().addAttribute("effect", asked.effect()));
    }

    /** Of the body, so that what is signed is what the effect was shown of. */
    private static String fingerprint(SentForm sent) {
        return Integer.toHexString(sent.body().toString().hashCode());
    }

    /** Records the customer's signature that was given elsewhere. */
    @PostMapping(ADDRESS + "/signature")
    Mono<String> sign(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable String customer,
            @PathVariable String driver,
            ServerWebExchange exchange,
            Locale language,
            Model model) {
        var visit = new Visit(viewer, customer, driver, exchange, language, model);
        return SentForm.of(exchange).flatMap(sent -> Mono.defer(
                        () -> signing.amendment(viewer, customer, driver, sent.version(), sent.key(), sent.body()))
                .map(signed -> PagePaths.redirect(customer, driver, "amendment", "signed"))
                .onErrorResume(Problem.class, problem -> {
                    model.addAttribute("paper", sent.given());
                    return refused(visit, problem, "paper-", null);
                }));
    }

    /** @param sent what was typed; null where another form was sent, and this one shows what is stored */
    private Mono<String> refused(Visit visit, Problem problem, String prefix, @Nullable SentForm sent) {
        if (problem.status() == HttpStatus.NOT_FOUND || problem.status().is5xxServerError()) {
            return Mono.error(problem);
        }
        visit.exchange().getResponse().setStatusCode(problem.status());
        Refusal.tell(visit.model(), problem, prefix, messages, visit.language());
        return again(visit, sent);
    }

    private Mono<String> again(Visit visit, @Nullable SentForm sent) {
        return scenes.of(visit.viewer(), visit.customer(), visit.driver(), null)
                .flatMap(scene -> scene.driver().baselines().isEmpty()
                        ? Mono.just(PagePaths.redirect(visit.customer(), visit.driver(), "baseline", "first"))
                        : views.of(scene).map(view -> show(visit, scene, view, sent)));
    }

    private String show(Visit visit, Scene scene, AmendmentView view, @Nullable SentForm sent) {
        Model model = visit.model();
        model.addAttribute("view", view);
        model.addAttribute("given", sent == null ? stored(scene.driver()) : sent.given());
        model.addAttribute("shown", sent == null ? "" : fingerprint(sent));
        model.addAttribute("key", SentForm.newKey());
        model.addAttribute("mayWrite", visit.viewer().mayWrite());
        model.asMap().putIfAbsent("paper", Map.of());
        Refusal.label(model, view.definition(), messages, visit.language());
        if (model.getAttribute("effect") instanceof AmendmentEffect effect) {
            var figures = FigureText.of(scene.customer(), view.definition());
            model.addAttribute("effect", EffectView.of(effect, scene.customer(), figures));
        }
        return "amendment";
    }

    /** The form starts from what is locked. */
    private Map<String, String> stored(DriverFile file) {
        Map<String, String> given = new HashMap<>(BaselineView.given(file));
        given.put("inForceFrom", LocalDate.now(clock.withZone(ZoneOffset.UTC)).toString());
        return given;
    }
}
