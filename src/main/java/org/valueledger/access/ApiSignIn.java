package org.valueledger.access;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.server.authentication.ServerAuthenticationConverter;
import org.springframework.security.web.server.authentication.ServerHttpBasicAuthenticationConverter;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The header {@code Authorization} of a program's request: HTTP Basic or a bearer token. */
class ApiSignIn implements ServerAuthenticationConverter, ReactiveAuthenticationManager {

    private static final String BEARER = "bearer ";

    private final ServerAuthenticationConverter basic = new ServerHttpBasicAuthenticationConverter();
    private final PasswordSignIn passwords;
    private final Accounts accounts;

    ApiSignIn(PasswordSignIn passwords, Accounts accounts) {
        this.passwords = passwords;
        this.accounts = accounts;
    }

    /** Empty without the header; then an open session may still do. */
    @Override
    public Mono<Authentication> convert(ServerWebExchange exchange) {
        String header = exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        if (header == null) {
            return Mono.empty();
        }
        return isBearer(header)
                ? Mono.just(new Token(header.substring(BEARER.length()).strip()))
                : basic.convert(exchange).switchIfEmpty(Mono.error(ApiSignIn::refused));
    }

    @Override
    public Mono<Authentication> authenticate(Authentication given) {
        return given instanceof Token token
                ? accounts.byToken(token.hash())
                        .<Authentication>map(SignedIn::new)
                        .switchIfEmpty(Mono.error(ApiSignIn::refused))
                : passwords.authenticate(given);
    }

    private static boolean isBearer(@Nullable String header) {
        return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length());
    }

    private static BadCredentialsException refused() {
        return new BadCredentialsException("the header Authorization names nobody who may enter");
    }
}
