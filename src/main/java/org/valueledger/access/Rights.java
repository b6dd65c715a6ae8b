package org.valueledger.access;

import org.springframework.http.HttpMethod;
import org.springframework.security.config.web.server.ServerHttpSecurity.AuthorizeExchangeSpec;

/**
 * What each role may call. Which customers an account manager reaches is decided in the queries, by
 * {@link Viewer#managerFilter}.
 */
final class Rights {

    private static final String[] WRITERS = {Viewer.Role.ADMINISTRATOR.name(), Viewer.Role.ACCOUNT_MANAGER.name()};

    /** The library is shared by all: what one writes there, everybody's next driver is made from. */
    private static final String[] LIBRARY_CHANGES = {
        "/library/**", "/api/v1/driver-templates/**", "/api/v1/imports/driver-templates"
    };

    private static final String[] LIBRARY_FORMS = {"/library/new", "/library/import", "/library/*/edit"};

    /** Calls that send a body and change nothing. */
    private static final String[] ASKED_BY_POST = {
        "/api/v1/business-cases/evaluate", "/api/v1/customers/*/ledger/verify", "/customers/*/ledger/verify"
    };

    /** Forms that only those may fill in who may send them. */
    private static final String[] WRITERS_FORMS = {"/customers/*/drivers/new"};

    /** Links that customers' contacts hold ask for no sign-in: what they open is decided by the link. */
    private static final String[] OPEN = {
        "/login", "/l/**", "/*.css", "/*.svg", "/*.ico", "/fonts/**", "/webjars/htmx.org/**", "/actuator/health/**"
    };

    private Rights() {}

    /** Whatever is not named is closed to strangers, and to executives where it could change something. */
    static void of(AuthorizeExchangeSpec every) {
        every.pathMatchers(OPEN)
                .permitAll()
                .pathMatchers("/users", "/users/**")
                .hasRole(Viewer.Role.ADMINISTRATOR.name())
                .pathMatchers(HttpMethod.POST, LIBRARY_CHANGES)
                .hasRole(Viewer.Role.ADMINISTRATOR.name())
                .pathMatchers(HttpMethod.PUT, LIBRARY_CHANGES)
                .hasRole(Viewer.Role.ADMINISTRATOR.name())
                .pathMatchers(LIBRARY_FORMS)
                .hasRole(Viewer.Role.ADMINISTRATOR.name())
                .pathMatchers(WRITERS_FORMS)
                .hasAnyRole(WRITERS)
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
