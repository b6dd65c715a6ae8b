package org.valueledger.access;

import java.util.List;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.web.server.ServerHttpSecurity.HeaderSpec;
import org.springframework.security.web.server.header.CrossOriginOpenerPolicyServerHttpHeadersWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.server.header.ReferrerPolicyServerHttpHeadersWriter.ReferrerPolicy;
import org.springframework.security.web.server.header.ServerHttpHeadersWriter;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** What a browser is told on every answer, besides Spring's own no-store, nosniff and, over TLS, HSTS. */
final class SafeHeaders {

    private static final String CSP = "Content-Security-Policy";
    private static final String POLICY = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'self';"
            + " form-action 'self'; frame-ancestors 'none'";
    /** The page to try the API writes styles into itself. */
    private static final String POLICY_TO_TRY = POLICY + "; style-src 'self' 'unsafe-inline'";

    private SafeHeaders() {}

    static Customizer<HeaderSpec> all() {
        ServerHttpHeadersWriter policy = SafeHeaders::policy;
        return headers -> headers.writer(policy)
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN));
    }

    private static Mono<Void> policy(ServerWebExchange exchange) {
        String path = exchange.getRequest().getPath().pathWithinApplication().value();
        // An answer may bring a stricter one of its own.
        exchange.getResponse()
                .getHeaders()
                .putIfAbsent(CSP, List.of(path.startsWith("/webjars/swagger-ui/") ? POLICY_TO_TRY : POLICY));
        return Mono.empty();
    }
}
