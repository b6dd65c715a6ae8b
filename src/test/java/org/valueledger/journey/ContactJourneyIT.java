package org.valueledger.journey;

import static org.assertj.core.api.Assertions.assertThat;

import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.valueledger.ServiceTest;
import org.valueledger.TestClient;
import org.valueledger.access.Users;
import org.valueledger.access.Viewer;
import tools.jackson.databind.JsonNode;

/** An account manager asks, a customer's contact answers, each in a browser of their own; the contact's speaks German. */
@ServiceTest
class ContactJourneyIT {

    private static final String PASSWORD = "a long enough password";
    private static final String NAME = "Petra Vögel-Schmidt";

    @LocalServerPort
    private int port;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private Users users;

    private WebTestClient client;

    @BeforeEach
    void aCustomerOnTheWayToAnAgreement() {
        users.addIfAbsent("anna", "Anna Lindqvist", Viewer.Role.ACCOUNT_MANAGER, PASSWORD);
        client = TestClient.as("admin", port, dataSource);
        if (JdbcClient.create(dataSource)
                        .sql("SELECT count(*) FROM customer")
                        .query(Long.class)
                        .single()
                > 0) {
            return;
        }
        send(HttpMethod.POST, "/customers", """
                {"externalId": "elbmark", "name": "Elbmark", "currency": "EUR", "locale": "de-DE", "accountManager": "anna",
                 "contacts": [{"name": "%s", "email": "petra@example.com"}]}""".formatted(NAME), null);
        driver("open");
        driver("goal");
        String at = "/customers/elbmark/drivers/goal";
        send(HttpMethod.PUT, at + "/baseline", """
                {"answers": {"hours": 10}, "takenOn": "2026-01-01", "source": "Zeiterfassung"}""", at);
        send(HttpMethod.POST, at + "/baseline/lock", null, at);
        send(HttpMethod.PUT, at + "/goal", """
                {"answers": {"hours": 8}, "dueOn": "2027-01-01", "exception": {"by": "Jens", "reason": "Pilot"}}""", at);
    }

    private void driver(String key) {
        send(HttpMethod.POST, "/customers/elbmark/drivers", """
                {"externalId": "%s", "name": "Bearbeitung %s", "whyBuy": "Zu langsam.", "direction": "down", "formula": "hours * 100",
                 "unit": "EUR", "currency": "EUR", "valueStart": "2026-01-01", "questions": [
                   {"name": "hours", "text": "Wie viele Stunden?", "unit": "h", "least": 0, "most": 40}]}""".formatted(key, key), null);
    }

    private JsonNode send(HttpMethod method, String path, String body, String versionOf) {
        var request = client.method(method).uri("/api/v1" + path).headers(headers -> {
            if (versionOf != null) {
                headers.set(
                        "If-Match",
                        send(HttpMethod.GET, versionOf, null, null)
                                .path("version")
                                .asString());
            }
        });
        var ready = body == null
                ? request
                : request.contentType(MediaType.APPLICATION_JSON).bodyValue(body);
        return ready.exchange()
                .expectStatus()
                .is2xxSuccessful()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
    }

    @Test
    void aGoalIsAskedForReadAndAgreedTo() {
        String link;
        try (var browser = Chromium.openOrSkip(port)) {
            browser.signIn("anna", PASSWORD);
            browser.go("/customers/elbmark/sign-off?driver=goal");
            browser.looksRightEverywhere();
            browser.press("form:has(input[value='SIGN']) button[type=submit]");
            browser.awaitText("The link is ready");
            browser.looksRightEverywhere();
            link = browser.value("#url").replaceAll(".*(/l/.*)", "$1");
            assertThat(browser.value("#mail-body")).contains("Guten Tag " + NAME, link);
            browser.go(link);
            assertThat(browser.page()).contains("Vorschau");
        }
        try (var browser = Chromium.openOrSkip(port)) {
            browser.go(link);
            assertThat(browser.page())
                    .contains("Anna Lindqvist bittet Sie", "Zu erreichen bis zum 01.01.2027", "200 € im Jahr");
            browser.looksRightEverywhere();
            browser.press("#read");
            browser.type("name", "Petra Vogel");
            browser.press("button.big");
            browser.awaitText("Noch nichts gespeichert");
            browser.looksRightEverywhere();
            browser.press("#read");
            browser.type("name", "petra vogel schmidt");
            browser.press("button.big");
            browser.awaitText("Sie haben zugestimmt");
            browser.looksRightEverywhere();

            browser.go(link);
            browser.awaitText("no longer valid");
            browser.looksRightEverywhere();
        }
        try (var browser = Chromium.openOrSkip(port)) {
            browser.signIn("anna", PASSWORD);
            browser.go("/customers/elbmark/sign-off");
            browser.awaitText("Agreed");
            browser.looksRightEverywhere();
        }
    }

    @Test
    void aBaselineIsAnsweredThroughALink() {
        JsonNode made = send(HttpMethod.POST, "/customers/elbmark/sign-off-links", """
                {"purpose": "answer_baseline", "contact": {"name": "%s"}, "items": [{"driver": "open"}]}""".formatted(NAME), null);
        String link = made.path("url").asString().replaceAll(".*(/l/.*)", "$1");
        try (var browser = Chromium.openOrSkip(port)) {
            browser.go(link);
            browser.looksRightEverywhere();
            browser.follow("Beginnen");
            browser.looksRightEverywhere();
            browser.type("answers.hours", "41");
            browser.date("takenOn", "2026-01-31");
            browser.press("button.primary");
            browser.awaitText("außerhalb des Möglichen");
            browser.looksRightEverywhere();
            browser.type("answers.hours", "12");
            browser.press("button.primary");
            browser.awaitText("nur der Tag oder die Quelle fehlt");
            browser.follow("Bearbeitung open");
            browser.type("source", "Zeiterfassung");
            browser.press("button.primary");
            browser.awaitText("1 von 1 vollständig");
            browser.type("name", NAME);
            browser.press("main form button[type=submit]");
            browser.awaitText("Ihre Antworten für Elbmark sind angekommen");
            browser.looksRightEverywhere();
        }
    }
}
