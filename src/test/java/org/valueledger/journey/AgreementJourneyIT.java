package org.valueledger.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.valueledger.ServiceTest;
import org.valueledger.TestClient;

/** With the customer in the room: the baseline is taken and locked, a goal is said in money, proposed and signed on paper. */
@ServiceTest
class AgreementJourneyIT {

    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
    private static final String DRIVER = "/customers/elbmark/drivers/claims";

    @LocalServerPort
    private int port;

    @Autowired
    private DataSource dataSource;

    private void post(String path, String body) {
        TestClient.as("admin", port, dataSource)
                .post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isCreated();
    }

    @Test
    void leadsFromAnOpenBaselineToASignedGoalAndAnAmendment() {
        post("/api/v1/customers", """
                {"externalId": "elbmark", "name": "Elbmark", "currency": "EUR", "locale": "de-DE"}""");
        post("/api/v1/customers/elbmark/drivers", """
                {"externalId": "claims", "name": "Claims handling", "direction": "down", "unit": "h", "formula": "hours * cases",
                 "unitValue": 40, "currency": "EUR", "captureRate": 0.5, "cadenceDays": 90, "whyBuy": "Claims pile up.",
                 "questions": [{"name": "hours", "text": "How many hours does a claim take?", "unit": "h", "least": 0},
                               {"name": "cases", "text": "How many claims a year?", "role": "condition"}]}""");
        try (var browser = Chromium.openOrSkip(port)) {
            browser.signIn("admin", ServiceTest.ADMIN_PASSWORD);
            lock(browser);
            propose(browser);
            sign(browser);
            amend(browser);
        }
    }

    private static void lock(Chromium browser) {
        browser.go(DRIVER + "/goal");
        assertThat(browser.path()).as("there is no goal over an open baseline").contains("/baseline");
        browser.looksRightEverywhere();
        browser.type("answers.hours", "10");
        browser.type("answers.cases", "1000");
        browser.awaitText("400.000");
        browser.date("periodStart", TODAY.minusDays(370).toString());
        browser.date("takenOn", TODAY.minusDays(5).toString());
        browser.press(".lock button");
        browser.awaitText("that both of you looked at the answers");
        browser.looksRightEverywhere();
        browser.press("#reviewed");
        browser.press(".lock button");
        browser.awaitText("where the answers come from");
        browser.type("source", "claims system");
        browser.press("#reviewed");
        browser.press(".lock button");
        browser.awaitText("The baseline is locked.");
        browser.looksRightEverywhere();
    }

    private static void propose(Chromium browser) {
        browser.go(DRIVER + "/goal?money=60000");
        browser.awaitText("60.000");
        assertThat(browser.page()).contains("7 h", "30", "not passed");
        browser.looksRightEverywhere();
        browser.press("#ramp button[value=point]");
        browser.awaitText("Day of point 1");
        browser.date("ramp[0].date", TODAY.plusDays(100).toString());
        browser.type("ramp[0].share", "25");
        browser.type("exception.by", "Dana Reed");
        browser.type("exception.reason", "The pilot is under way.");
        browser.press("#goal-form button.primary");
        browser.awaitText("Vorschlag 1");
        assertThat(browser.page())
                .contains("Wert, sobald es erreicht ist: 60.000", "von Dana Reed: The pilot is under way.", "25");
        browser.looksRightEverywhere();
    }

    private static void sign(Chromium browser) {
        browser.press(".paper summary");
        browser.type("agreedBy", "Ida Holm");
        browser.type("email", "ida@example.com");
        browser.typeInto("#paper-source", "letter of today, page 2");
        browser.press(".paper button.primary");
        browser.awaitText("Agreed. From now on");
        assertThat(browser.page()).contains("agreed by Ida Holm", "letter of today, page 2");
        browser.looksRightEverywhere();
    }

    private static void amend(Chromium browser) {
        browser.go(DRIVER + "/amendment");
        browser.looksRightEverywhere();
        browser.type("answers.hours", "9");
        browser.type("reason", "Two teams were counted twice.");
        browser.press("button[value=effect]");
        browser.awaitText("What it does to the figures");
        browser.looksRightEverywhere();
        browser.press("#signed");
        browser.press("button[value=ask]");
        browser.awaitText("It counts once the customer has signed it, too.");
        assertThat(browser.page()).contains("Geändert, weil: Two teams were counted twice.");
        browser.looksRightEverywhere();
    }
}
