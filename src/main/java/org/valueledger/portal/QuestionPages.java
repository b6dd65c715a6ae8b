package org.valueledger.portal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import org.valueledger.access.Viewer;
import org.valueledger.portal.LinkTerms.Purpose;
import org.valueledger.web.Once;
import reactor.core.publisher.Mono;

/** A questionnaire: one screen for each driver, saved one by one, and an end that the contact declares. */
@Controller
class QuestionPages {

    private final ContactLinks links;
    private final Questionnaires questionnaires;
    private final MessageSource messages;
    private final Clock clock;

    QuestionPages(ContactLinks links, Questionnaires questionnaires, MessageSource messages, Clock clock) {
        this.links = links;
        this.questionnaires = questionnaires;
        this.messages = messages;
        this.clock = clock;
    }

    /** What is asked and how far it is. */
    Mono<Rendering> overview(String token, ContactLink link, @Nullable Viewer viewer, List<String> problems) {
        return overview(token, link, viewer, problems, 0);
    }

    private Mono<Rendering> overview(
            String token, ContactLink link, @Nullable Viewer viewer, List<String> problems, int triesLeft) {
        return questionnaires.of(link).map(asked -> page("portal-questions", token, asked)
                .status(problems.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .modelAttribute("preview", viewer != null)
                .modelAttribute("key", UUID.randomUUID().toString())
                .modelAttribute("problems", problems)
                .modelAttribute("triesLeft", triesLeft)
                .build());
    }

    /** Ends it. The same form sent again is answered again. */
    Mono<Rendering> finish(String token, ContactLink link, MultiValueMap<String, String> fields) {
        String key = FormText.line(fields, "key", 100);
        String name = FormText.line(fields, "name", 400);
        if (!link.open()) {
            boolean same = !key.isEmpty() && Arrays.equals(link.usedWith(), Sha256.of(key));
            return same ? done(token, link) : Mono.error(new ContactLinks.NotValid());
        }
        if (name.isEmpty()) {
            return overview(token, link, null, List.of("sign.problem.name"));
        }
        if (!ContactName.same(name, link.contact())) {
            return links.wrongName(link)
                    .flatMap(left -> overview(token, link, null, List.of("sign.problem.wrongName"), left));
        }
        return links.finish(link, key)
                .onErrorResume(ContactLinks.NotValid.class, e -> Mono.empty())
                .then(links.find(token))
                .flatMap(used -> done(token, used, key));
    }

    private Mono<Rendering> done(String token, ContactLink link, String key) {
        boolean same = Arrays.equals(link.usedWith(), Sha256.of(key));
        return same ? done(token, link) : Mono.error(new ContactLinks.NotValid());
    }

    private Mono<Rendering> done(String token, ContactLink link) {
        return questionnaires.of(link).map(asked -> page("portal-done", token, asked)
                .modelAttribute(
                        "screens",
                        asked.steps().stream()
                                .map(step -> QuestionScreen.of(
                                        step.driver(), AnswerForm.of(step.driver()), Map.of(), words(asked)))
                                .toList())
                .build());
    }

    @GetMapping("/l/{token}/questions/{step}")
    Mono<Rendering> questions(
            @AuthenticationPrincipal @Nullable Viewer viewer,
            @PathVariable String token,
            @PathVariable String step,
            ServerWebExchange exchange) {
        return links.usable(token, Purpose.ANSWER_BASELINE)
                .flatMap(questionnaires::of)
                .flatMap(asked -> Visits.keepOpen(exchange).thenReturn(asked))
                .map(asked -> screen(
                                token,
                                asked,
                                number(step),
                                AnswerForm.of(asked.step(number(step)).driver()),
                                Map.of())
                        .modelAttribute("preview", viewer != null)
                        .build());
    }

    @PostMapping("/l/{token}/questions/{step}")
    Mono<Rendering> save(
            @AuthenticationPrincipal @Nullable Viewer viewer,
            @PathVariable String token,
            @PathVariable String step,
            ServerWebExchange exchange) {
        return exchange.getFormData().flatMap(fields -> links.usable(token, Purpose.ANSWER_BASELINE)
                .flatMap(link -> viewer == null ? Mono.just(link) : Mono.error(new Visits.OnlyForTheCustomer()))
                .flatMap(questionnaires::of)
                .flatMap(asked -> save(token, asked, number(step), fields)));
    }

    private Mono<Rendering> save(String token, Questionnaire asked, int step, MultiValueMap<String, String> fields) {
        var driver = asked.step(step).driver();
        AnswerForm form = AnswerForm.read(fields, driver);
        var problems =
                form.problems(driver, LocalDate.now(clock.withZone(asked.link().zone())));
        if (!problems.isEmpty()) {
            return Mono.just(screen(token, asked, step, form, problems)
                    .status(HttpStatus.UNPROCESSABLE_CONTENT)
                    .build());
        }
        return questionnaires
                .save(token, step, form)
                .then(Mono.fromSupplier(() ->
                        Rendering.redirectTo(next(token, asked, step, fields)).build()))
                .onErrorResume(
                        e -> e instanceof Questionnaires.Meanwhile || e instanceof Once.ChangedMeanwhile,
                        e -> questionnaires.of(asked.link()).map(now -> screen(token, now, step, form, Map.of())
                                .status(HttpStatus.CONFLICT)
                                .build()));
    }

    /** The next screen, or the overview after the last one or for a break. */
    private static String next(String token, Questionnaire asked, int step, MultiValueMap<String, String> fields) {
        boolean last = step == asked.steps().size() || "overview".equals(fields.getFirst("then"));
        return "/l/" + token + (last ? "" : "/questions/" + (step + 1));
    }

    private Rendering.Builder<?> screen(
            String token, Questionnaire asked, int step, AnswerForm form, Map<String, Object[]> problems) {
        return page("portal-question", token, asked)
                .modelAttribute("step", asked.step(step))
                .modelAttribute("preview", false)
                .modelAttribute("screen", QuestionScreen.of(asked.step(step).driver(), form, problems, words(asked)));
    }

    private Rendering.Builder<?> page(String view, String token, Questionnaire asked) {
        Words say = words(asked);
        return Rendering.view(view)
                .modelAttribute("say", say)
                .modelAttribute("token", token)
                .modelAttribute("asked", asked)
                .modelAttribute(
                        "validUntil",
                        say.day(asked.link().terms().expiresAt(), asked.link().zone()));
    }

    private Words words(Questionnaire asked) {
        return new Words(messages, asked.customer().locale());
    }

    private static int number(String step) {
        return step.matches("[0-9]{1,4}") ? Integer.parseInt(step) : 0;
    }

    @ExceptionHandler(ContactLinks.NotValid.class)
    Rendering notValid(ServerWebExchange exchange) {
        return Visits.notValid(messages, exchange);
    }
}
