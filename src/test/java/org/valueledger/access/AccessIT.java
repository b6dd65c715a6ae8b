package org.valueledger.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.valueledger.ServiceTest;

@ServiceTest
class AccessIT {

    private static final String PASSWORD = "a password of mine";
    private static final String ASK = "/api/v1/retention-risks";

    @LocalServerPort
    private int port;

    @Autowired
    private Users users;

    @Autowired
    private DataSource dataSource;

    private JdbcClient database;
    private WebTestClient client;

    @BeforeEach
    void connect() {
        client = WebTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .responseTimeout(java.time.Duration.ofSeconds(60))
                .build();
        database = JdbcClient.create(dataSource);
    }

    @Test
    void signingInGivesTheSessionAnotherId() {
        String name = user(Viewer.Role.EXECUTIVE);
        var browser = new Browser(client);
        browser.get("/login");
        String before = browser.cookie("SESSION");
        browser.post("/login", "username", name, "password", PASSWORD);
        assertThat(before).isNotNull();
        assertThat(browser.cookie("SESSION")).isNotNull().isNotEqualTo(before);
    }

    @Test
    void anUnknownUserAndAWrongPasswordGetTheSameAnswer() {
        String name = user(Viewer.Role.EXECUTIVE);
        var wrong = new Browser(client).signIn(name, "wrong password");
        var unknown = new Browser(client).signIn("nobody-" + name, "wrong password");
        assertThat(unknown.status()).isEqualTo(wrong.status());
        assertThat(unknown.location()).isEqualTo(wrong.location()).isEqualTo("/login?error");
        assertThat(api("nobody-" + name, PASSWORD)).isEqualTo(api(name, "wrong password"));
    }

    @Test
    void anUnknownUserTakesAsLongAsAWrongPassword() {
        String name = user(Viewer.Role.EXECUTIVE);
        api(name, "warm up");
        long known = fastest(name);
        long unknown = fastest("nobody-" + name);
        assertThat((double) unknown / known).isBetween(0.4, 2.5);
    }

    @ParameterizedTest
    @CsvSource({"/users", "/tokens", "/password", "/logout"})
    void aPostWithoutTheFormsTokenIsRefused(String path) {
        var browser = Browser.signedIn(client, "admin", ServiceTest.ADMIN_PASSWORD);
        assertThat(browser.forgetToken().post(path, "label", "x", "days", "30").status())
                .isEqualTo(403);
        assertThat(browser.get("/users").status()).as("still signed in").isEqualTo(200);
    }

    @Test
    void theApiTakesAnOpenSessionForReadingAndAChangeOnlyFromItsOwnPages() {
        var browser = Browser.signedIn(client, "admin", ServiceTest.ADMIN_PASSWORD);
        assertThat(browser.get(ASK).status()).isEqualTo(200);
        String session = Objects.requireNonNull(browser.cookie("SESSION"));
        String path = "/api/v1/business-cases/evaluate";
        assertThat(post(path, session, null)).isEqualTo(403);
        assertThat(post(path, session, "cross-site")).isEqualTo(403);
        assertThat(post(path, session, "same-origin")).isNotEqualTo(403);
    }

    @Test
    void aPasswordThatTheBrowserKeptDoesNotHelpAnotherSite() {
        int status = client.post()
                .uri("/api/v1/business-cases/evaluate")
                .headers(headers -> headers.setBasicAuth("admin", ServiceTest.ADMIN_PASSWORD))
                .header("Sec-Fetch-Site", "cross-site")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{}")
                .exchange()
                .returnResult(Void.class)
                .getStatus()
                .value();
        assertThat(status).isEqualTo(403);
    }

    @Test
    void aDisabledUserIsOutWithTheNextRequest() {
        String name = user(Viewer.Role.ACCOUNT_MANAGER);
        var browser = Browser.signedIn(client, name, PASSWORD);
        String token = token(browser);
        assertThat(bearer(token)).isEqualTo(200);
        assertThat(api(name, PASSWORD)).isEqualTo(200);
        database.sql("UPDATE app_user SET disabled = true, version = version + 1 WHERE username = :name")
                .param("name", name)
                .update();
        assertThat(browser.get("/retention-risks").location()).isEqualTo("/login");
        assertThat(bearer(token)).isEqualTo(401);
        assertThat(api(name, PASSWORD)).isEqualTo(401);
    }

    @Test
    void anotherRoleCountsFromTheNextRequest() {
        String name = user(Viewer.Role.ADMINISTRATOR);
        var browser = Browser.signedIn(client, name, PASSWORD);
        String token = token(browser);
        var admin = Browser.signedIn(client, "admin", ServiceTest.ADMIN_PASSWORD);
        assertThat(browser.get("/users").status()).isEqualTo(200);
        long id = id(name);
        assertThat(admin.post("/users/" + id, "version", "1", "displayName", "x", "role", "EXECUTIVE")
                        .location())
                .endsWith("?saved");
        assertThat(browser.get("/users").location()).isEqualTo("/login");
        assertThat(client.get()
                        .uri("/users")
                        .headers(headers -> headers.setBearerAuth(token))
                        .exchange()
                        .returnResult(Void.class)
                        .getStatus()
                        .value())
                .isNotEqualTo(200);
    }

    @Test
    void aTokenEndsWithItsTimeAndWhenItIsRevoked() {
        String name = user(Viewer.Role.EXECUTIVE);
        var browser = Browser.signedIn(client, name, PASSWORD);
        String first = token(browser);
        String second = token(browser);
        assertThat(bearer(first)).isEqualTo(200);
        database.sql(
                        "UPDATE api_token SET expires_at = now() WHERE user_id = :id AND id = (SELECT min(id) FROM api_token WHERE user_id = :id)")
                .param("id", id(name))
                .update();
        assertThat(bearer(first)).isEqualTo(401);
        long last = database.sql("SELECT max(id) FROM api_token WHERE user_id = :id")
                .param("id", id(name))
                .query(Long.class)
                .single();
        assertThat(bearer(second)).isEqualTo(200);
        assertThat(browser.post("/tokens/" + last + "/revocation").status()).isBetween(300, 399);
        assertThat(bearer(second)).isEqualTo(401);
    }

    @Test
    void nobodyRevokesAnothersToken() {
        var owner = Browser.signedIn(client, user(Viewer.Role.EXECUTIVE), PASSWORD);
        String token = token(owner);
        long last =
                database.sql("SELECT max(id) FROM api_token").query(Long.class).single();
        var other = Browser.signedIn(client, user(Viewer.Role.EXECUTIVE), PASSWORD);
        assertThat(other.post("/tokens/" + last + "/revocation").status()).isEqualTo(404);
        assertThat(bearer(token)).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"vl_", "x", "", "Bearer"})
    void aTokenThatNeverWasIsRefused(String token) {
        assertThat(bearer(token)).isEqualTo(401);
    }

    @Test
    void theTokenItselfIsNotStored() {
        var browser = Browser.signedIn(client, user(Viewer.Role.EXECUTIVE), PASSWORD);
        String token = token(browser);
        assertThat(browser.get("/tokens").body()).doesNotContain(token);
        assertThat(database.sql("SELECT count(*) FROM api_token t WHERE t::text LIKE '%' || :token || '%'")
                        .param("token", token)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void tenWrongPasswordsInARowMakeTheNameWait() {
        String name = user(Viewer.Role.EXECUTIVE);
        for (int i = 0; i < LoginLimiter.TRIES; i++) {
            assertThat(api(name, "wrong password " + i)).isEqualTo(401);
        }
        assertThat(api(name, PASSWORD)).isEqualTo(429);
        assertThat(new Browser(client).signIn(name, PASSWORD).location()).isEqualTo("/login?wait");
        assertThat(api(user(Viewer.Role.EXECUTIVE), PASSWORD)).as("others").isEqualTo(200);
    }

    @Test
    void anExecutiveReadsAndDoesNotWrite() {
        String name = user(Viewer.Role.EXECUTIVE);
        assertThat(api(name, PASSWORD)).isEqualTo(200);
        var answer = client.post()
                .uri("/api/v1/customers")
                .headers(headers -> headers.setBasicAuth(name, PASSWORD))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{}")
                .exchange();
        answer.expectStatus().isForbidden().expectHeader().contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Test
    void changingTheOwnPasswordKeepsThisSessionAndEndsTheOthers() {
        String name = user(Viewer.Role.EXECUTIVE);
        var here = Browser.signedIn(client, name, PASSWORD);
        var elsewhere = Browser.signedIn(client, name, PASSWORD);
        assertThat(here.post("/password", "password", "not it", "newPassword", "another password")
                        .status())
                .isEqualTo(400);
        assertThat(here.post("/password", "password", PASSWORD, "newPassword", "short")
                        .status())
                .isEqualTo(400);
        assertThat(here.post("/password", "password", PASSWORD, "newPassword", "another password")
                        .location())
                .isEqualTo("/password?saved");
        assertThat(here.get("/tokens").status()).isEqualTo(200);
        assertThat(elsewhere.get("/tokens").location()).isEqualTo("/login");
        assertThat(api(name, PASSWORD)).isEqualTo(401);
        assertThat(api(name, "another password")).isEqualTo(200);
    }

    @Test
    void theLastAdministratorStays() {
        var admin = Browser.signedIn(client, "admin", ServiceTest.ADMIN_PASSWORD);
        database.sql("UPDATE app_user SET disabled = true WHERE username <> 'admin'")
                .update();
        long version = database.sql("SELECT version FROM app_user WHERE username = 'admin'")
                .query(Long.class)
                .single();
        var answer =
                admin.post("/users/" + id("admin"), "version", "" + version, "displayName", "x", "role", "EXECUTIVE");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body()).contains("only administrator");
    }

    @Test
    void usersAreAddedOnceAndChangedOnlyFromTheNewestState() {
        var admin = Browser.signedIn(client, "admin", ServiceTest.ADMIN_PASSWORD);
        String name = "new-" + System.nanoTime();
        String[] form = {"username", name, "displayName", "Neu Ähm", "role", "EXECUTIVE", "password", PASSWORD};
        assertThat(admin.post("/users", form).location()).endsWith("?saved");
        assertThat(admin.get("/users/" + id(name)).body()).contains("Neu Ähm");
        form[1] = name.toUpperCase(java.util.Locale.ROOT);
        var again = admin.post("/users", form);
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.body())
                .contains("no other user has")
                .contains("Neu Ähm")
                .doesNotContain(PASSWORD);
        assertThat(admin.post("/users", "username", "a b", "role", "KING").body())
                .contains("without spaces");
        String path = "/users/" + id(name);
        String[] change = {"version", "1", "displayName", "y", "role", "EXECUTIVE", "disabled", "true"};
        assertThat(admin.post(path, change).location()).endsWith("?saved");
        assertThat(admin.post(path, change).status()).isEqualTo(409);
        assertThat(admin.post(path + "/password", "version", "2", "password", "yet another one")
                        .location())
                .endsWith("?saved");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example/", "//evil.example/", "/\\evil.example"})
    void afterTheSignInNobodyIsSentToAnotherSite(String address) {
        String name = user(Viewer.Role.EXECUTIVE);
        var browser = new Browser(client);
        browser.get("/login");
        browser.plant(
                "REDIRECT_URI",
                java.util.Base64.getEncoder()
                        .encodeToString(address.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        assertThat(browser.post("/login", "username", name, "password", PASSWORD)
                        .location())
                .isEqualTo("/");
    }

    @Test
    void everyAnswerCarriesTheHeadersThatProtectIt() {
        var headers = new Browser(client).get("/login").headers();
        assertThat(headers.getFirst("Content-Security-Policy"))
                .contains("default-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(headers.getFirst("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(headers.getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(headers.getFirst("Cache-Control")).contains("no-store");
        assertThat(headers.getFirst("Strict-Transport-Security"))
                .as("without TLS")
                .isNull();
        assertThat(new Browser(client).get("/app.css").status()).isEqualTo(200);
    }

    @Test
    void onlyTheHealthIsOpenToStrangers() {
        var stranger = new Browser(client);
        assertThat(stranger.get("/actuator/health").status()).isEqualTo(200);
        for (String path :
                new String[] {"/actuator/prometheus", "/v3/api-docs", "/actuator/env", ASK, "/no-such/page"}) {
            assertThat(stranger.get(path).status()).as(path).isIn(401, 302);
        }
        assertThat(stranger.get("/webjars/swagger-ui/index.html").location()).isEqualTo("/login");
        var executive = Browser.signedIn(client, user(Viewer.Role.EXECUTIVE), PASSWORD);
        assertThat(executive.get("/actuator/prometheus").status()).isEqualTo(200);
        assertThat(executive.get("/v3/api-docs").status()).isEqualTo(200);
    }

    @Test
    void aPartOfAPageSendsTheWholePageToTheSignIn() {
        var answer = client.get().uri("/customers").header("HX-Request", "true").exchange();
        answer.expectStatus().isUnauthorized().expectHeader().valueEquals("HX-Redirect", "/login");
    }

    @Test
    void leavingEndsTheSession() {
        var browser = Browser.signedIn(client, "admin", ServiceTest.ADMIN_PASSWORD);
        assertThat(browser.send(HttpMethod.GET, "/logout", null).status())
                .as("only by a form")
                .isNotEqualTo(302);
        assertThat(browser.post("/logout").location()).isEqualTo("/login?left");
        assertThat(browser.get("/users").location()).isEqualTo("/login");
    }

    private String user(Viewer.Role role) {
        String name = "u" + System.nanoTime();
        users.addIfAbsent(name, name, role, PASSWORD);
        return name;
    }

    private long id(String username) {
        return database.sql("SELECT id FROM app_user WHERE username = :name")
                .param("name", username)
                .query(Long.class)
                .single();
    }

    private static String token(Browser browser) {
        String body = browser.post("/tokens", "label", "a test", "days", "30").body();
        int start = body.indexOf("vl_");
        assertThat(start).as(body).isPositive();
        return body.substring(start, body.indexOf('"', start));
    }

    private long fastest(String name) {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            long start = System.nanoTime();
            api(name, "wrong password " + i);
            best = Math.min(best, System.nanoTime() - start);
        }
        return best;
    }

    private int api(String username, String password) {
        return client.get()
                .uri(ASK)
                .headers(headers -> headers.setBasicAuth(username, password))
                .exchange()
                .returnResult(Void.class)
                .getStatus()
                .value();
    }

    private int bearer(String token) {
        return client.get()
                .uri(ASK)
                .header("Authorization", "Bearer " + token)
                .exchange()
                .returnResult(Void.class)
                .getStatus()
                .value();
    }

    private int post(String path, String session, @org.jspecify.annotations.Nullable String site) {
        return client.post()
                .uri(path)
                .cookie("SESSION", session)
                .headers(headers -> {
                    if (site != null) {
                        headers.set("Sec-Fetch-Site", site);
                    }
                })
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{}")
                .exchange()
                .returnResult(Void.class)
                .getStatus()
                .value();
    }
}
