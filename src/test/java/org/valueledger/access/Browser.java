package org.valueledger.access;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.BodyInserters;

/** Somebody at the pages: keeps cookies, and sends the token of the last form. Follows no redirect. */
public final class Browser {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final WebTestClient client;
    private final MultiValueMap<String, String> cookies = new LinkedMultiValueMap<>();
    private @Nullable String token;

    public Browser(WebTestClient client) {
        this.client = client;
    }

    /** @param location where a redirect leads; null without one */
    public record Answer(int status, String body, HttpHeaders headers) {

        public @Nullable String location() {
            return headers.getFirst(HttpHeaders.LOCATION);
        }
    }

    public static Browser signedIn(WebTestClient client, String username, String password) {
        var browser = new Browser(client);
        Answer answer = browser.signIn(username, password);
        if (answer.status() != 302 || String.valueOf(answer.location()).contains("/login")) {
            throw new AssertionError("not signed in: " + answer);
        }
        browser.get("/password");
        return browser;
    }

    public Answer signIn(String username, String password) {
        get("/login");
        return post("/login", "username", username, "password", password);
    }

    public Answer get(String path) {
        return send(HttpMethod.GET, path, null);
    }

    /** @param fields names and values in turn */
    public Answer post(String path, String... fields) {
        var form = new LinkedMultiValueMap<String, String>();
        for (int i = 0; i < fields.length; i += 2) {
            form.add(fields[i], fields[i + 1]);
        }
        if (token != null) {
            form.add("_csrf", token);
        }
        return send(HttpMethod.POST, path, form);
    }

    public Browser forgetToken() {
        token = null;
        return this;
    }

    /** The token of the last form. */
    public @Nullable String token() {
        return token;
    }

    public void plant(String cookie, String value) {
        cookies.put(cookie, List.of(value));
    }

    public @Nullable String cookie(String name) {
        return cookies.getFirst(name);
    }

    /** For requests that this class cannot send, such as uploads. */
    public MultiValueMap<String, String> cookies() {
        return cookies;
    }

    public Answer send(HttpMethod method, String path, @Nullable MultiValueMap<String, String> form) {
        var request = client.method(method)
                .uri(path)
                .accept(MediaType.TEXT_HTML, MediaType.ALL)
                .cookies(all -> all.addAll(cookies));
        var ready = form == null ? request : request.body(BodyInserters.fromFormData(form));
        EntityExchangeResult<byte[]> result = ready.exchange().expectBody().returnResult();
        result.getResponseCookies().forEach((name, values) -> keep(name, values.getLast()));
        byte[] bytes = result.getResponseBody();
        String body = bytes == null ? "" : new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
        Matcher found = TOKEN.matcher(body);
        if (found.find()) {
            token = found.group(1);
        }
        return new Answer(result.getStatus().value(), body, result.getResponseHeaders());
    }

    private void keep(String name, org.springframework.http.ResponseCookie cookie) {
        if (cookie.getMaxAge().isZero()) {
            cookies.remove(name);
        } else {
            cookies.put(name, List.of(cookie.getValue()));
        }
    }
}
