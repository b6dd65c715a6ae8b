package org.valueledger.web;

import org.springframework.security.web.reactive.result.view.CsrfRequestDataValueProcessor;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Gives every page what the layout needs. */
@ControllerAdvice(annotations = Controller.class)
class EveryPage {

    @ModelAttribute
    Mono<Void> frame(ServerWebExchange exchange, Model model) {
        return Frame.of(exchange)
                .doOnNext(frame -> model.addAttribute(Frame.NAME, frame))
                .then(token(exchange).doOnNext(token -> model.addAttribute("_csrf", token)))
                .then();
    }

    /** Spring Security makes the token only when it is asked for; forms then carry it by themselves. */
    static Mono<CsrfToken> token(ServerWebExchange exchange) {
        Mono<CsrfToken> token = exchange.getAttributeOrDefault(CsrfToken.class.getName(), Mono.empty());
        return token.doOnNext(
                made -> exchange.getAttributes().put(CsrfRequestDataValueProcessor.DEFAULT_CSRF_ATTR_NAME, made));
    }
}
