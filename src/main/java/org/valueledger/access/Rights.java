package org.valueledger.access;

import org.springframework.http.HttpMethod;
import org.springframework.security.config.web.server.ServerHttpSecurity.AuthorizeExchangeSpec;

/**
 * What each role may call. Which customers an account manager reaches is decided in the queries, by
 * {@link Viewer#managerFilter}.
 */
final class Rights {

    private static final String[] WRITERS = {Viewer.Role.ADMINISTRATOR.name(), Viewer.Role.ACCOUNT_MANAGER.name()};

    /** Calls that send a body and change nothing. */
    private static final String[] ASKED_BY_POST = {"/api/v1/business-cases/evaluate"};

    private static final String[] OPEN = {
        "/login", "/*.css", "/*.svg", "/*.ico", "/fonts/**", "/webjars/htmx.org/**", "/actuator/health/**"
    };

    private Rights() {}

    /** Whatever is not named is closed to strangers, and to executives where it could change something. */
    static void of(AuthorizeExchangeSpec every) {
        every.pathMatchers(OPEN)
                .permitAll()
                .pathMatchers("/users", "/users/**")
                .hasRole(Viewer.Role.ADMINISTRATOR.name())
                .pathMatchers("/tokens", "/tokens/**", "/password")
                .authenticated()
                .pathMatchers(HttpMethod.POST, ASKED_BY_POST)
                .authenticated()
                .pathMatchers(HttpMethod.GET)
                .authenticated()
                .pathMatchers(HttpMethod.HEAD)
                .authenticated()
                .pathMatchers(HttpMethod.OPTIONS)
                .authenticated()
                .anyExchange()
                .hasAnyRole(WRITERS);
    }
}
