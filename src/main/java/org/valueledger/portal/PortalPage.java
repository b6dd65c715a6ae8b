package org.valueledger.portal;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
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

/**
 * What a contact's link opens. Looking changes nothing, as programs that search mail look at every link; an answer needs the
 * contact's name, typed, and a box, ticked. Users of the service see the page without its form: they cannot answer for the
 * customer by mistake.
 */
@Controller
class PortalPage {

    private final ContactLinks links;
    private final SignDocuments documents;
    private final LinkSigning signing;
    private final QuestionPages questions;
    private final MessageSource messages;

    PortalPage(
            ContactLinks links,
            SignDocuments documents,
            LinkSigning signing,
            QuestionPages questions,
            MessageSource messages) {
        this.links = links;
        this.documents = documents;
        this.signing = signing;
        this.questions = questions;
        this.messages = messages;
    }

    @GetMapping("/l/{token}")
    Mono<Rendering> open(
            @AuthenticationPrincipal @Nullable Viewer viewer, @PathVariable String token, ServerWebExchange exchange) {
        boolean stale = exchange.getRequest().getQueryParams().containsKey("expired");
        return links.find(token)
                .filter(ContactLink::open)
                .switchIfEmpty(Mono.error(ContactLinks.NotValid::new))
                .flatMap(link -> noted(link, viewer, exchange)
                        .then(Visits.keepOpen(exchange))
                        .then(
                                link.terms().purpose() == Purpose.SIGN
                                        ? documents.of(link).map(document -> sign(token, document, viewer)
                                                .notice(stale ? "sign.notice.expired" : null)
                                                .build())
                                        : questions.overview(token, link, viewer, List.of())));
    }

    private Mono<Void> noted(ContactLink link, @Nullable Viewer viewer, ServerWebExchange exchange) {
        boolean reading = exchange.getRequest().getMethod() == HttpMethod.GET;
        return viewer == null && reading ? links.seen(link) : Mono.empty();
    }

    @PostMapping("/l/{token}")
    Mono<Rendering> answer(
            @AuthenticationPrincipal @Nullable Viewer viewer, @PathVariable String token, ServerWebExchange exchange) {
        return exchange.getFormData().flatMap(fields -> links.find(token).flatMap(link -> {
            if (viewer != null && link.open()) {
                return Mono.error(new Visits.OnlyForTheCustomer());
            }
            return link.terms().purpose() == Purpose.SIGN
                    ? answer(token, link, SignForm.read(fields))
                    : questions.finish(token, link, fields);
        }));
    }

    private Mono<Rendering> answer(String token, ContactLink link, SignForm form) {
        if (link.open() && !form.problems().isEmpty()) {
            return again(token, link, form, form.problems());
        }
        return signing.answer(token, form)
                .map(this::receipt)
                .onErrorResume(LinkSigning.WrongName.class, wrong -> links.usable(token, Purpose.SIGN)
                        .flatMap(documents::of)
                        .map(document -> sign(token, document, null)
                                .again(form, List.of("sign.problem.wrongName"), wrong.left())
                                .build()))
                .onErrorResume(
                        LinkSigning.Outdated.class,
                        outdated -> Mono.just(sign(token, outdated.now(), null)
                                .outdated(form, outdated)
                                .build()))
                .onErrorResume(
                        Once.ChangedMeanwhile.class, e -> again(token, link, form, List.of("sign.problem.busy")));
    }

    private Mono<Rendering> again(String token, ContactLink link, SignForm form, List<String> problems) {
        return documents.of(link).map(document -> sign(token, document, null)
                .again(form, problems, 0)
                .build());
    }

    private Rendering receipt(Receipt receipt) {
        var say = new Words(messages, receipt.customer().locale());
        return Rendering.view("portal-receipt")
                .modelAttribute("say", say)
                .modelAttribute("receipt", receipt)
                .modelAttribute("at", say.moment(receipt.at(), receipt.link().zone()))
                .build();
    }

    private SignView sign(String token, SignDocument document, @Nullable Viewer viewer) {
        return new SignView(
                token, document, new Words(messages, document.customer().locale()), viewer != null);
    }

    /** The page to be signed, with what there is to say about the last try. */
    private static final class SignView {

        private final Rendering.Builder<?> page;

        SignView(String token, SignDocument document, Words say, boolean preview) {
            page = Rendering.view("portal-sign")
                    .modelAttribute("say", say)
                    .modelAttribute("token", token)
                    .modelAttribute("document", document)
                    .modelAttribute(
                            "validUntil",
                            say.day(
                                    document.link().terms().expiresAt(),
                                    document.link().zone()))
                    .modelAttribute("preview", preview)
                    .modelAttribute("key", UUID.randomUUID().toString())
                    .modelAttribute("form", SignForm.empty())
                    .modelAttribute("problems", List.of())
                    .modelAttribute("triesLeft", 0)
                    .modelAttribute("changed", Set.of());
        }

        SignView notice(@Nullable String key) {
            if (key != null) {
                page.modelAttribute("notice", key);
            }
            return this;
        }

        SignView again(SignForm form, List<String> problems, int triesLeft) {
            page.status(HttpStatus.UNPROCESSABLE_CONTENT)
                    .modelAttribute("form", form)
                    .modelAttribute("problems", problems)
                    .modelAttribute("triesLeft", triesLeft);
            return this;
        }

        SignView outdated(SignForm form, LinkSigning.Outdated outdated) {
            page.status(HttpStatus.CONFLICT)
                    .modelAttribute("form", form)
                    .modelAttribute("notice", "sign.notice.outdated")
                    .modelAttribute(
                            "changed",
                            outdated.now().cards().stream()
                                    .filter(outdated::isNew)
                                    .map(SignDocument.Card::seal)
                                    .collect(java.util.stream.Collectors.toSet()));
            return this;
        }

        Rendering build() {
            return page.build();
        }
    }

    @ExceptionHandler(ContactLinks.NotValid.class)
    Rendering notValid(ServerWebExchange exchange) {
        return Visits.notValid(messages, exchange);
    }
}
