package org.valueledger.access;

import org.springframework.http.MediaType;
import org.springframework.security.web.server.context.WebSessionServerSecurityContextRepository;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.security.web.server.csrf.ServerCsrfTokenRequestHandler;
import org.springframework.security.web.server.csrf.XorServerCsrfTokenRequestAttributeHandler;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Finds the token of a page's form: in a header, in a field, and in an upload, but there only for somebody who signed
 * in, because to look for it means to store the upload first.
 */
final class PageTokens implements ServerCsrfTokenRequestHandler {

    private static final String SIGNED_IN =
            WebSessionServerSecurityContextRepository.DEFAULT_SPRING_SECURITY_CONTEXT_ATTR_NAME;

    private final XorServerCsrfTokenRequestAttributeHandler plain = new XorServerCsrfTokenRequestAttributeHandler();
    private final XorServerCsrfTokenRequestAttributeHandler uploads = new XorServerCsrfTokenRequestAttributeHandler();

    PageTokens() {
        uploads.setTokenFromMultipartDataEnabled(true);
    }

    @Override
    public void handle(ServerWebExchange exchange, Mono<CsrfToken> token) {
        plain.handle(exchange, token);
    }

    @Override
    public Mono<String> resolveCsrfTokenValue(ServerWebExchange exchange, CsrfToken token) {
        MediaType type = exchange.getRequest().getHeaders().getContentType();
        if (type == null || !type.isCompatibleWith(MediaType.MULTIPART_FORM_DATA)) {
            return plain.resolveCsrfTokenValue(exchange, token);
        }
        return exchange.getSession()
                .map(session -> session.getAttributes().containsKey(SIGNED_IN))
                .flatMap(signedIn -> (signedIn ? uploads : plain).resolveCsrfTokenValue(exchange, token));
    }
}
