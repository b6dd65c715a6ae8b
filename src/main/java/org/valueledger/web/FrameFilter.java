package org.valueledger.web;

import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Remembers who asks while security knows it, so that a page about an error still shows who is signed in. */
@Component
class FrameFilter implements WebFilter {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return Frame.of(exchange)
                .doOnNext(frame -> exchange.getAttributes().put(Frame.NAME, frame))
                .then(chain.filter(exchange));
    }
}
