package org.valueledger.access;

import java.net.URI;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.server.DefaultServerRedirectStrategy;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.security.web.server.authentication.RedirectServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authentication.RedirectServerAuthenticationSuccessHandler;
import org.springframework.security.web.server.authentication.logout.DelegatingServerLogoutHandler;
import org.springframework.security.web.server.authentication.logout.RedirectServerLogoutSuccessHandler;
import org.springframework.security.web.server.authentication.logout.SecurityContextServerLogoutHandler;
import org.springframework.security.web.server.authentication.logout.WebSessionServerLogoutHandler;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** People: a form to sign in, a session, and a token in every form that another site cannot know. */
@Configuration
class PageSecurity {

    private static final String LOGIN = "/login";

    /** Pages behind the links of customers' contacts. */
    private static final String LINKS = "/l/";

    @Bean
    @Order(2)
    SecurityWebFilterChain pageChain(ServerHttpSecurity http, PasswordSignIn passwords, OpenSessions sessions) {
        var asked = new AskedPage();
        var welcome = new RedirectServerAuthenticationSuccessHandler("/");
        welcome.setRequestCache(asked);
        return http.authenticationManager(passwords)
                .securityContextRepository(sessions)
                .requestCache(cache -> cache.requestCache(asked))
                .formLogin(form -> form.loginPage(LOGIN)
                        .securityContextRepository(sessions)
                        .authenticationSuccessHandler(welcome)
                        .authenticationFailureHandler(PageSecurity::tryAgain))
                .logout(logout -> logout.logoutHandler(leaving(sessions)).logoutSuccessHandler(left()))
                .csrf(csrf ->
                        csrf.csrfTokenRequestHandler(new PageTokens()).accessDeniedHandler(PageSecurity::withoutToken))
                .headers(SafeHeaders.all())
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint(entry(asked))
                        .accessDeniedHandler((exchange, denied) -> Mono.error(denied)))
                .authorizeExchange(Rights::of)
                .build();
    }

    /** A part of a page cannot show the sign-in; htmx then loads it as a whole. */
    private static ServerAuthenticationEntryPoint entry(AskedPage asked) {
        var login = new RedirectServerAuthenticationEntryPoint(LOGIN);
        login.setRequestCache(asked);
        return (exchange, reason) -> {
            if (exchange.getRequest().getHeaders().getFirst("HX-Request") == null) {
                return login.commence(exchange, reason);
            }
            exchange.getResponse().setStatusCode(HttpStatus.UNAUTHORIZED);
            exchange.getResponse().getHeaders().set("HX-Redirect", LOGIN);
            return exchange.getResponse().setComplete();
        };
    }

    private static Mono<Void> tryAgain(WebFilterExchange filter, AuthenticationException reason) {
        return redirect(filter.getExchange(), LOGIN, reason instanceof TooManyTries ? "wait" : "error");
    }

    /** A form for everybody that was left open too long is no attack: it is shown again. */
    private static Mono<Void> withoutToken(ServerWebExchange exchange, AccessDeniedException denied) {
        String path = exchange.getRequest().getPath().pathWithinApplication().value();
        boolean open = path.equals(LOGIN) || path.startsWith(LINKS);
        return open ? redirect(exchange, path, "expired") : Mono.error(denied);
    }

    private static DelegatingServerLogoutHandler leaving(OpenSessions sessions) {
        var context = new SecurityContextServerLogoutHandler();
        context.setSecurityContextRepository(sessions);
        return new DelegatingServerLogoutHandler(context, new WebSessionServerLogoutHandler());
    }

    private static RedirectServerLogoutSuccessHandler left() {
        var handler = new RedirectServerLogoutSuccessHandler();
        handler.setLogoutSuccessUrl(URI.create(LOGIN + "?left"));
        return handler;
    }

    private static Mono<Void> redirect(ServerWebExchange exchange, String path, String why) {
        return new DefaultServerRedirectStrategy().sendRedirect(exchange, URI.create(path + "?" + why));
    }
}
