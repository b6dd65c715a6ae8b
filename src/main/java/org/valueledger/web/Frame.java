package org.valueledger.web;

import java.security.Principal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * What the layout shows around every page.
 *
 * @param username blank where nobody is signed in
 * @param role in lower case, as message keys have it
 * @param section the first part of the path, to mark where one is
 */
record Frame(String username, String role, String section) {

    static final String NAME = "frame";
    private static final String ROLE_PREFIX = "ROLE_";

    /** Known already where a filter has asked before. */
    static Mono<Frame> of(ServerWebExchange exchange) {
        Frame known = exchange.getAttribute(NAME);
        if (known != null) {
            return Mono.just(known);
        }
        return exchange.<Principal>getPrincipal()
                .map(principal -> of(exchange, principal))
                .defaultIfEmpty(of(exchange, null));
    }

    private static Frame of(ServerWebExchange exchange, @Nullable Principal principal) {
        String section = exchange.getRequest().getPath().pathWithinApplication().elements().stream()
                .filter(element -> !(element instanceof PathContainer.Separator))
                .map(PathContainer.Element::value)
                .findFirst()
                .orElse("");
        if (principal instanceof Authentication user && user.isAuthenticated()) {
            return new Frame(user.getName(), role(user), section);
        }
        return new Frame("", "", section);
    }

    private static String role(Authentication user) {
        return user.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .filter(authority -> authority != null && authority.startsWith(ROLE_PREFIX))
                .map(authority -> String.valueOf(authority)
                        .substring(ROLE_PREFIX.length())
                        .toLowerCase(Locale.ROOT))
                .findFirst()
                .orElse("");
    }

    public boolean isSignedIn() {
        return !username.isBlank();
    }

    public boolean isAdministrator() {
        return role.equals("administrator");
    }

    public boolean isWriter() {
        return isSignedIn() && !role.equals("executive");
    }

    public String initial() {
        return username.isBlank() ? "" : username.substring(0, 1);
    }
}
