package org.valueledger.access;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import org.valueledger.web.BadInput;
import org.valueledger.web.Problem;
import reactor.core.publisher.Mono;

/** Everybody's page about their own tokens. */
@Controller
class TokenController {

    private final Tokens tokens;

    TokenController(Tokens tokens) {
        this.tokens = tokens;
    }

    @GetMapping("/tokens")
    Mono<Rendering> list(@AuthenticationPrincipal Viewer viewer) {
        return page(viewer).map(page -> page.build());
    }

    /** Answers with the token instead of a redirect: it is shown this once and kept nowhere. */
    @PostMapping("/tokens")
    Mono<Rendering> add(@AuthenticationPrincipal Viewer viewer, ServerWebExchange exchange) {
        return exchange.getFormData()
                .flatMap(form -> Mono.defer(() -> tokens.add(viewer, UserForm.text(form, "label"), days(form))))
                .flatMap(token -> page(viewer)
                        .map(page -> page.modelAttribute("token", token).build()))
                .onErrorResume(
                        Problem.class, problem -> page(viewer).map(page -> page.modelAttribute("problem", problem)
                                .status(problem.status())
                                .build()));
    }

    @PostMapping("/tokens/{id}/revocation")
    Mono<Rendering> revoke(@AuthenticationPrincipal Viewer viewer, @PathVariable long id) {
        return tokens.revoke(viewer, id)
                .then(Mono.fromSupplier(() -> Rendering.redirectTo("/tokens").build()));
    }

    private Mono<Rendering.Builder<?>> page(Viewer viewer) {
        return tokens.of(viewer).map(own -> Rendering.view("tokens")
                .modelAttribute("tokens", own)
                .modelAttribute("lifetimes", Tokens.LIFETIMES));
    }

    private static int days(MultiValueMap<String, String> form) {
        String days = UserForm.text(form, "days");
        if (!days.matches("[0-9]{1,4}")) {
            throw BadInput.of("days", days, "one of " + Tokens.LIFETIMES);
        }
        return Integer.parseInt(days);
    }
}
