package org.valueledger.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.webflux.error.ErrorWebExceptionHandler;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.codec.HttpMessageWriter;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.reactive.result.view.ViewResolver;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The one place where an exception becomes an answer: problem+json for programs, a page for people. */
@Component
@Order(-2)
class FailureHandler implements ErrorWebExceptionHandler {

    private final Failures failures;
    private final Rendering rendering;

    FailureHandler(Failures failures, ServerCodecConfigurer codecs, List<ViewResolver> views) {
        this.failures = failures;
        this.rendering = new Rendering(codecs.getWriters(), views);
    }

    private record Rendering(List<HttpMessageWriter<?>> messageWriters, List<ViewResolver> viewResolvers)
            implements ServerResponse.Context {}

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable error) {
        if (exchange.getResponse().isCommitted()) {
            return Mono.error(error);
        }
        ServerHttpRequest request = exchange.getRequest();
        Locale locale = Objects.requireNonNullElse(exchange.getLocaleContext().getLocale(), Locale.ENGLISH);
        Failure failure = failures.of(error, request.getPath().value(), locale);
        exchange.getResponse().getHeaders().remove(HttpHeaders.CONTENT_LENGTH);
        Mono<ServerResponse> answer = wantsPage(request) ? page(exchange, failure) : json(failure);
        return answer.flatMap(response -> response.writeTo(exchange, rendering));
    }

    private static boolean wantsPage(ServerHttpRequest request) {
        String path = request.getPath().pathWithinApplication().value();
        if (path.startsWith("/api/v1/") || path.startsWith("/actuator/")) {
            return false;
        }
        return isFragment(request)
                || request.getHeaders().getAccept().stream().anyMatch(MediaType.TEXT_HTML::equalsTypeAndSubtype);
    }

    private static boolean isFragment(ServerHttpRequest request) {
        return request.getHeaders().getFirst("HX-Request") != null;
    }

    private static Mono<ServerResponse> page(ServerWebExchange exchange, Failure failure) {
        String view = isFragment(exchange.getRequest()) ? "error-part" : "error";
        return Frame.of(exchange).flatMap(frame -> token(exchange, frame)
                .then(builder(failure)
                        .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                        .render(view, Map.of("failure", failure, Frame.NAME, frame))));
    }

    /** Only who is signed in needs one, to sign out; for all others it would start a session. */
    private static Mono<CsrfToken> token(ServerWebExchange exchange, Frame frame) {
        return frame.isSignedIn() ? EveryPage.token(exchange) : Mono.empty();
    }

    private static Mono<ServerResponse> json(Failure failure) {
        return builder(failure).contentType(MediaType.APPLICATION_PROBLEM_JSON).bodyValue(failure);
    }

    private static ServerResponse.BodyBuilder builder(Failure failure) {
        var builder = ServerResponse.status(failure.status());
        if (failure.retryAfter() != null) {
            builder.header(HttpHeaders.RETRY_AFTER, failure.retryAfter().toString());
        }
        return builder;
    }
}
