package org.valueledger.access;

import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import org.valueledger.web.BadInput;
import org.valueledger.web.Problem;
import reactor.core.publisher.Mono;

/** Everybody's page to change their own password. It ends all their sessions but this one. */
@Controller
class PasswordController {

    private final PasswordSignIn signIn;
    private final UserAccounts users;
    private final OpenSessions sessions;

    PasswordController(PasswordSignIn signIn, UserAccounts users, OpenSessions sessions) {
        this.signIn = signIn;
        this.users = users;
        this.sessions = sessions;
    }

    @GetMapping("/password")
    Rendering form(@RequestParam(required = false) String saved) {
        return Rendering.view("password").modelAttribute("saved", saved != null).build();
    }

    @PostMapping("/password")
    Mono<Rendering> change(Authentication who, ServerWebExchange exchange) {
        return exchange.getFormData()
                .flatMap(form -> Mono.defer(() -> change(who.getName(), form)))
                .flatMap(fresh -> sessions.save(exchange, new SecurityContextImpl(fresh)))
                .then(Mono.fromSupplier(
                        () -> Rendering.redirectTo("/password?saved").build()))
                .onErrorResume(
                        Problem.class,
                        problem -> Mono.just(Rendering.view("password")
                                .modelAttribute("saved", false)
                                .modelAttribute("problem", problem)
                                .status(problem.status())
                                .build()));
    }

    /** The old password is checked like at the sign-in, so that it cannot be guessed here either. */
    private Mono<SignedIn> change(String username, MultiValueMap<String, String> form) {
        String password = UserForm.password(form, "newPassword");
        var claim = UsernamePasswordAuthenticationToken.unauthenticated(username, UserForm.raw(form, "password"));
        return signIn.authenticate(claim)
                .cast(SignedIn.class)
                .onErrorMap(AuthenticationException.class, PasswordController::told)
                .flatMap(known -> users.setPassword(known.getPrincipal().userId(), known.version(), password)
                        .map(known::at));
    }

    private static Problem told(AuthenticationException reason) {
        return reason instanceof TooManyTries
                ? new ApiSecurity.Wait()
                : BadInput.of("password", "••••••••", "your password as it is now");
    }
}
