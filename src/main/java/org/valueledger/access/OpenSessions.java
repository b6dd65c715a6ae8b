package org.valueledger.access;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.server.context.ServerSecurityContextRepository;
import org.springframework.security.web.server.context.WebSessionServerSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebSession;
import reactor.core.publisher.Mono;

/**
 * Who is signed in at the pages. Every request asks the database once whether the user is still the one who signed in: a
 * disabled user, another role or another password ends the session at once.
 */
@Component
class OpenSessions implements ServerSecurityContextRepository {

    private static final String FOUND = OpenSessions.class.getName() + ".found";
    private static final Duration IDLE = Duration.ofHours(4);

    private final WebSessionServerSecurityContextRepository sessions = new WebSessionServerSecurityContextRepository();
    private final Accounts accounts;

    OpenSessions(Accounts accounts) {
        this.accounts = accounts;
    }

    /** The session gets a new id, so that nobody can prepare one for somebody else. */
    @Override
    public Mono<Void> save(ServerWebExchange exchange, @Nullable SecurityContext context) {
        exchange.getAttributes().remove(FOUND);
        return exchange.getSession()
                .doOnNext(session -> session.setMaxIdleTime(IDLE))
                .then(sessions.save(exchange, context));
    }

    /** Several parts of one request ask; the database is asked once. */
    @Override
    public Mono<SecurityContext> load(ServerWebExchange exchange) {
        Mono<SecurityContext> found = exchange.getAttribute(FOUND);
        if (found == null) {
            found = look(exchange).cache();
            exchange.getAttributes().put(FOUND, found);
        }
        return found;
    }

    private Mono<SecurityContext> look(ServerWebExchange exchange) {
        return sessions.load(exchange)
                .flatMap(context -> context.getAuthentication() instanceof SignedIn user
                        ? accounts.unchanged(user.getPrincipal().userId(), user.version())
                                .flatMap(unchanged -> unchanged ? Mono.just(context) : end(exchange))
                        : Mono.empty());
    }

    private static Mono<SecurityContext> end(ServerWebExchange exchange) {
        return exchange.getSession().flatMap(WebSession::invalidate).then(Mono.empty());
    }
}
