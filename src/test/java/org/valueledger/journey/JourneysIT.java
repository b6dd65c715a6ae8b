package org.valueledger.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.sql.Connection;
import java.time.LocalDate;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.valueledger.ServiceTest;
import org.valueledger.access.Users;
import org.valueledger.access.Viewer;
import org.valueledger.position.SomePortfolio;

/** One journey per kind of user, through a real browser. */
@ServiceTest
class JourneysIT {

    private static final String PASSWORD = "a long enough password";

    @LocalServerPort
    private int port;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private Users users;

    @BeforeEach
    void people() throws Exception {
        var database = JdbcClient.create(dataSource);
        if (database.sql("SELECT count(*) FROM customer").query(Long.class).single() == 0) {
            users.addIfAbsent("anna", "Anna", Viewer.Role.ACCOUNT_MANAGER, PASSWORD);
            users.addIfAbsent("erin", "Erin", Viewer.Role.EXECUTIVE, PASSWORD);
            try (Connection connection = dataSource.getConnection()) {
                SomePortfolio.store(11, connection, "Anna's ", "anna", 25);
                SomePortfolio.store(12, connection, "Ben's ", "ben", 25);
            }
        }
    }

    @Test
    void anAccountManagerPreparesAVisitAndRecordsWhatWasMeasured() {
        try (var browser = Chromium.openOrSkip(port)) {
            browser.go("/login");
            browser.looksRightEverywhere();
            browser.signIn("anna", PASSWORD);

            assertThat(browser.page()).contains("Customer Anna's").doesNotContain("Customer Ben's");
            browser.looksRightEverywhere();

            var driver = measuredDriver();
            browser.go("/customers/" + driver.customer());
            browser.awaitEveryPicture();
            browser.looksRightEverywhere();

            browser.follow(driver.name());
            assertThat(browser.page()).contains("metric");
            browser.looksRightEverywhere();

            browser.press("a[href$='/record']");
            browser.looksRightEverywhere();
            browser.date("date", LocalDate.now().toString());
            browser.type("answers.metric", "271.828");
            browser.type("source", "the customer's own system");
            browser.press("main form button[type=submit]");
            browser.awaitText("the customer's own system");
            assertThat(browser.page()).contains("271.83");
        }
    }

    @Test
    void anExecutiveSeesWhoMayLeaveAndCannotChangeAnything() {
        try (var browser = Chromium.openOrSkip(port)) {
            browser.signIn("erin", PASSWORD);
            browser.go("/retention-risks");

            assertThat(browser.page()).contains("Customer Anna's", "Customer Ben's");
            browser.looksRightEverywhere();

            browser.go("/customers/" + measuredDriver().customer());
            assertThat(browser.texts("a[href$='/record']")).isEmpty();
        }
    }

    @Test
    void anAdministratorImportsAFileThatWasLookedAtFirstAndAddsAUser() {
        try (var browser = Chromium.openOrSkip(port)) {
            browser.signIn("admin", ServiceTest.ADMIN_PASSWORD);
            browser.go("/imports");
            browser.looksRightEverywhere();
            browser.upload("file", new File("db/sample/gc-service-standards/customers.csv"));
            browser.press("main form button[type=submit]");
            browser.awaitText("Preview");
            browser.looksRightEverywhere();
            browser.press("main form button.primary");
            browser.awaitText("6 new");

            browser.go("/users");
            browser.looksRightEverywhere();
            browser.go("/tokens");
            browser.looksRightEverywhere();
        }
    }

    private record Place(long customer, long driver, String name) {}

    private Place measuredDriver() {
        return JdbcClient.create(dataSource).sql("""
                        SELECT c.id AS customer, d.id AS driver, d.name
                          FROM customer c JOIN value_driver d ON d.customer_id = c.id
                         WHERE c.account_manager = 'anna' AND d.question_count = 1 AND d.kind = 'LEVEL'
                           AND d.currency = 'EUR' AND EXISTS (SELECT FROM measurement m WHERE m.driver_id = d.id)
                         ORDER BY d.id LIMIT 1
                        """).query(Place.class).single();
    }
}
