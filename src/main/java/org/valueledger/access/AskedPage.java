package org.valueledger.access;

import java.net.URI;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.web.server.savedrequest.CookieServerRequestCache;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Where somebody wanted to go before the sign-in, kept in a cookie: strangers get no session just for knocking. */
final class AskedPage extends CookieServerRequestCache {

    /** Only a page of this service; a cookie can be planted. */
    @Override
    public Mono<URI> getRedirectUri(ServerWebExchange exchange) {
        return super.getRedirectUri(exchange)
                .onErrorResume(IllegalArgumentException.class, e -> Mono.empty())
                .filter(AskedPage::isLocal);
    }

    /** Forgotten when it is reached, and not, as the parent does it, with the next request of any kind. */
    @Override
    public Mono<ServerHttpRequest> removeMatchingRequest(ServerWebExchange exchange) {
        String path = exchange.getRequest().getPath().value();
        return getRedirectUri(exchange)
                .filter(asked -> path.equals(asked.getRawPath()))
                .flatMap(asked -> super.removeMatchingRequest(exchange));
    }

    static boolean isLocal(URI address) {
        String text = address.toString();
        return address.getScheme() == null
                && address.getRawAuthority() == null
                && text.startsWith("/")
                && !text.startsWith("//")
                && !text.startsWith("/login");
    }
}
