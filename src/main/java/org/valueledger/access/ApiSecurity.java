package org.valueledger.access;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.authentication.AuthenticationWebFilter;
import org.springframework.security.web.server.authentication.ServerAuthenticationEntryPointFailureHandler;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.security.web.server.csrf.ServerCsrfTokenRequestHandler;
import org.springframework.security.web.server.csrf.XorServerCsrfTokenRequestAttributeHandler;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher.MatchResult;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;
import org.springframework.web.server.ServerWebExchange;
import org.valueledger.web.Problem;
import reactor.core.publisher.Mono;

/**
 * Programs: HTTP Basic or a bearer token with every request, no session made. The page to try the API uses the session
 * that is open already.
 */
@Configuration
class ApiSecurity {

    private static final String[] PATHS = {"/api/v1/**", "/actuator/**", "/v3/**"};
    private static final String FETCH_SITE = "Sec-Fetch-Site";

    @Bean
    @Order(1)
    SecurityWebFilterChain apiChain(
            ServerHttpSecurity http, PasswordSignIn passwords, Accounts accounts, OpenSessions sessions) {
        return http.securityMatcher(ServerWebExchangeMatchers.pathMatchers(PATHS))
                .addFilterAt(signIn(new ApiSignIn(passwords, accounts)), SecurityWebFiltersOrder.HTTP_BASIC)
                .securityContextRepository(sessions)
                .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .csrf(csrf -> csrf.requireCsrfProtectionMatcher(ApiSecurity::mayBeForged)
                        .csrfTokenRequestHandler(tokenWithoutSession())
                        .accessDeniedHandler((exchange, denied) -> Mono.error(denied)))
                .headers(SafeHeaders.all())
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint(ApiSecurity::askWhoItIs)
                        .accessDeniedHandler((exchange, denied) -> Mono.error(denied)))
                .authorizeExchange(Rights::of)
                .build();
    }

    private static AuthenticationWebFilter signIn(ApiSignIn signIn) {
        var filter = new AuthenticationWebFilter(signIn);
        filter.setServerAuthenticationConverter(signIn);
        filter.setAuthenticationFailureHandler(
                new ServerAuthenticationEntryPointFailureHandler(ApiSecurity::askWhoItIs));
        return filter;
    }

    private static Mono<Void> askWhoItIs(ServerWebExchange exchange, AuthenticationException reason) {
        if (reason instanceof TooManyTries) {
            return Mono.error(new Wait());
        }
        HttpHeaders headers = exchange.getResponse().getHeaders();
        headers.add(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Value Ledger\", charset=\"UTF-8\"");
        headers.add(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"Value Ledger\"");
        return Mono.error(reason);
    }

    /**
     * A change that another site's page could have made the browser send: with a session's cookie, or with a Basic
     * password that the browser has kept. Programs send no {@code Sec-Fetch-Site}, and no page can forge it.
     */
    private static Mono<MatchResult> mayBeForged(ServerWebExchange exchange) {
        ServerHttpRequest request = exchange.getRequest();
        HttpMethod method = request.getMethod();
        if (method == HttpMethod.GET || method == HttpMethod.HEAD || method == HttpMethod.OPTIONS) {
            return MatchResult.notMatch();
        }
        String site = request.getHeaders().getFirst(FETCH_SITE);
        boolean program = site == null && request.getHeaders().containsHeader(HttpHeaders.AUTHORIZATION);
        return program || "same-origin".equals(site) ? MatchResult.notMatch() : MatchResult.match();
    }

    /** Unlike on pages the token is only compared, never made: making one would open a session. */
    private static ServerCsrfTokenRequestHandler tokenWithoutSession() {
        var tokens = new XorServerCsrfTokenRequestAttributeHandler();
        return new ServerCsrfTokenRequestHandler() {
            @Override
            public void handle(ServerWebExchange exchange, Mono<CsrfToken> token) {}

            @Override
            public Mono<String> resolveCsrfTokenValue(ServerWebExchange exchange, CsrfToken token) {
                return tokens.resolveCsrfTokenValue(exchange, token);
            }
        };
    }

    /** Too many wrong passwords for this user name. */
    static final class Wait extends Problem {
        Wait() {
            super(
                    HttpStatus.TOO_MANY_REQUESTS,
                    "too-many-tries",
                    "Too many wrong passwords in a row for this user name. Try again in ten minutes.");
        }
    }
}
