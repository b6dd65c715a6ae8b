package org.valueledger.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.valueledger.ServiceTest;

@ServiceTest
class SignInIT {

    @LocalServerPort
    private int port;

    @Autowired
    private Users users;

    private WebTestClient client;

    @BeforeEach
    void connect() {
        client =
                WebTestClient.bindToServer().baseUrl("http://localhost:" + port).build();
    }

    @Test
    void theAdministratorSignsInAndGetsTheAskedPage() {
        var browser = new Browser(client);
        var refused = browser.get("/users?after=b");
        assertThat(refused.status()).isEqualTo(302);
        assertThat(refused.location()).isEqualTo("/login");
        assertThat(browser.cookie("SESSION")).as("strangers get no session").isNull();
        var signedIn = browser.signIn("Admin", ServiceTest.ADMIN_PASSWORD);
        assertThat(signedIn.location()).isEqualTo("/users?after=b");
        assertThat(browser.get("/login").status()).isEqualTo(200);
    }

    @Test
    void theApiTakesHttpBasicAndMakesNoSession() {
        client.get()
                .uri("/api/v1/no-such")
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectHeader()
                .exists("WWW-Authenticate");
        var answer = client.get()
                .uri("/api/v1/no-such")
                .headers(h -> h.setBasicAuth("admin", ServiceTest.ADMIN_PASSWORD))
                .exchange();
        answer.expectStatus().isNotFound();
        answer.expectHeader().doesNotExist("Set-Cookie");
    }
}
