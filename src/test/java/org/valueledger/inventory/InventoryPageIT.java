package org.valueledger.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.valueledger.ServiceTest;
import org.valueledger.access.Browser;
import org.valueledger.access.Users;

@ServiceTest
class InventoryPageIT {

    @LocalServerPort
    private int port;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private Users users;

    private SomeInventory some;
    private Browser anna;

    @BeforeEach
    void people() {
        some = new SomeInventory(dataSource, users, port);
        anna = some.browser("anna");
    }

    private static String page(long customer) {
        return "/customers/" + customer + "/inventory";
    }

    @Test
    void anEmptyInventoryInvitesToStart() {
        long customer = some.customer("empty");

        String page = anna.get(page(customer)).body();

        assertThat(page)
                .contains("No value drivers yet", "/customers/" + customer + "/library", "/drivers/new")
                .doesNotContain("<table", "What the goals are worth");
    }

    @Test
    void driversFromTheLibraryAreAddedOnceHoweverOftenTheButtonIsPressed() {
        long customer = some.customer("shop");
        anna.get(page(customer));
        String[] chosen = {
            "template", "ap-invoice-handling", "template", "application-retirement", "key", "pressed-twice"
        };

        var first = anna.post("/customers/" + customer + "/drivers/from-templates", chosen);
        var second = anna.post("/customers/" + customer + "/drivers/from-templates", chosen);

        assertThat(first.location()).isEqualTo(page(customer) + "?added=2").isEqualTo(second.location());
        assertThat(anna.get(first.location()).body())
                .contains("2 drivers were added", "2 value drivers, none agreed yet")
                .contains("Supplier invoices that pass without a hand", "Old applications still running")
                .containsOnlyOnce(">Supplier invoices that pass without a hand<")
                .contains(">Fill in the baseline<");
    }

    @Test
    void choosingNothingOrWhatIsNotOfferedIsAnsweredReadably() {
        long customer = some.customer("nothing");
        anna.get(page(customer));

        var nothing = anna.post("/customers/" + customer + "/drivers/from-templates", "key", "none");
        var unknown = anna.post(
                "/customers/" + customer + "/drivers/from-templates", "template", "no-such", "key", "unknown");

        assertThat(nothing.status()).isEqualTo(400);
        assertThat(nothing.body()).contains("expected 1 to 100 templates of the library");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.body()).contains("no-such");
        assertThat(anna.get(page(customer)).body()).contains("No value drivers yet");
    }

    @Test
    void everyStateShowsItsNextThingToDoAndWhatTheGoalIsWorth() {
        long customer = some.customer("steps");
        long filled = some.driver(customer, "filled");
        some.baseline(customer, filled, 1000);
        long locked = some.driver(customer, "locked");
        some.lock(customer, locked, 1000);
        long proposed = some.driver(customer, "proposed");
        some.lock(customer, proposed, 1000);
        some.propose(customer, proposed, 800);
        long agreed = some.driver(customer, "agreed");
        some.lock(customer, agreed, 1000);
        some.propose(customer, agreed, 400);
        some.agree(customer, agreed);

        String page = anna.get(page(customer)).body();

        assertThat(page)
                .contains(">Lock the baseline<", ">Propose the goal<", ">Ask to sign<", ">Record a measurement<")
                .contains("/drivers/" + locked + "/goal", "/drivers/" + filled + "/baseline")
                // 200 and 600 hours at 50 an hour, of which half is captured.
                .contains("5.000\u00a0€", "15.000\u00a0€", "a year, proposed", "a year, agreed")
                .contains("4 value drivers, 1 agreed");
    }

    @Test
    void aDriverWithoutAPriceStandsApartAndClaimsNoMoney() {
        long customer = some.customer("mood");
        some.api()
                .post()
                .uri("/api/v1/customers/{c}/drivers", customer)
                .header("Content-Type", "application/json")
                .bodyValue("{\"name\": \"Zufriedenheit\", \"direction\": \"up\", \"unit\": \"Punkte\"}")
                .exchange()
                .expectStatus()
                .isCreated();

        String page = anna.get(page(customer)).body();

        assertThat(page).contains("Without a price", "Zufriedenheit").doesNotContain("id=\"priced\"");
    }

    @Test
    void anExecutiveSeesTheInventoryWithoutButtons() {
        long customer = some.customer("read-only");
        some.driver(customer, "hours");

        String page = some.browser("erin").get(page(customer)).body();

        assertThat(page).contains("Hours of hours", "Baseline to be filled in");
        assertThat(page.substring(page.indexOf("<main"), page.indexOf("</main>")))
                .doesNotContain("class=\"button", "/library", "/drivers/new", "<form");
    }

    @Test
    void anotherManagersInventoryDoesNotExist() {
        long customer = some.customer("annas");

        assertThat(some.browser("ben").get(page(customer)).status()).isEqualTo(404);
    }

    @Test
    void aDriverThatIsNotAgreedLeadsToItsPlaceInTheInventory() {
        long customer = some.customer("early");
        long driver = some.driver(customer, "hours");

        var answer = anna.get("/customers/" + customer + "/drivers/" + driver);

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.location()).isEqualTo(page(customer) + "#driver-" + driver);
        assertThat(anna.get(page(customer)).body()).contains("id=\"driver-" + driver + "\"");
    }

    @Test
    void aDriverIsRemovedOnlyAfterAskingAndOnlyWhileNothingIsLocked() {
        long customer = some.customer("removing");
        long open = some.driver(customer, "open");
        long locked = some.driver(customer, "locked");
        some.lock(customer, locked, 10);
        anna.get(page(customer));

        String asked = anna.post("/customers/" + customer + "/drivers/" + open + "/remove")
                .body();
        assertThat(asked).contains("Remove this driver?", "Hours of open");
        var gone = anna.post(
                "/customers/" + customer + "/drivers/" + open + "/remove",
                "sure",
                "true",
                "version",
                SomeInventory.hidden(asked, "version"),
                "key",
                SomeInventory.hidden(asked, "key"));
        var refused = anna.post("/customers/" + customer + "/drivers/" + locked + "/remove", "sure", "true");

        assertThat(gone.location()).startsWith(page(customer) + "?removed=");
        assertThat(anna.get(gone.location()).body())
                .contains("The driver was removed", "Hours of locked")
                .doesNotContain("Hours of open");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body()).contains("is locked");
    }
}
