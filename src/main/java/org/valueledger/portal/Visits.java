package org.valueledger.portal;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import org.valueledger.web.Problem;
import reactor.core.publisher.Mono;

/** What all pages behind a link have in common. */
final class Visits {

    /** Long enough to read, to ask somebody, and to come back from lunch. */
    private static final Duration IDLE = Duration.ofHours(4);

    private static final List<Locale> SPOKEN = List.of(Locale.ENGLISH, Locale.GERMAN, Locale.FRENCH);

    private Visits() {}

    /** Keeps the form's protection against other sites alive while somebody reads. */
    static Mono<Void> keepOpen(ServerWebExchange exchange) {
        return exchange.getSession()
                .doOnNext(session -> session.setMaxIdleTime(IDLE))
                .then();
    }

    /** The same for every link that cannot be used; it speaks the browser's language, as nothing is known of the link. */
    static Rendering notValid(MessageSource messages, ServerWebExchange exchange) {
        return Rendering.view("portal-invalid")
                .status(HttpStatus.NOT_FOUND)
                .modelAttribute("say", new Words(messages, language(exchange).toLanguageTag()))
                .build();
    }

    private static Locale language(ServerWebExchange exchange) {
        List<Locale.LanguageRange> wanted;
        try {
            wanted = exchange.getRequest().getHeaders().getAcceptLanguage();
        } catch (IllegalArgumentException e) {
            wanted = List.of();
        }
        @Nullable Locale spoken = wanted.isEmpty() ? null : Locale.lookup(wanted, SPOKEN);
        return Objects.requireNonNullElse(spoken, Locale.ENGLISH);
    }

    /** Somebody who is signed in as a user tried to answer a customer's link. */
    static final class OnlyForTheCustomer extends Problem {
        OnlyForTheCustomer() {
            super(
                    HttpStatus.CONFLICT,
                    "only-for-the-customer",
                    "You are signed in as a user of Value Ledger, and this link is for the customer. To record what the"
                            + " customer signed elsewhere, use the driver's page.");
        }
    }
}
