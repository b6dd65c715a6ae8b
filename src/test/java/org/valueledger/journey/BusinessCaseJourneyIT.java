package org.valueledger.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.sql.Connection;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.valueledger.ServiceTest;
import org.valueledger.access.Users;
import org.valueledger.access.Viewer;
import org.valueledger.position.SomePortfolio;

/** What sales promised, from the file to the goals. */
@ServiceTest
class BusinessCaseJourneyIT {

    private static final String PASSWORD = "a long enough password";

    @LocalServerPort
    private int port;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private Users users;

    @Test
    void anAccountManagerImportsAPromiseLinksItToDriversAndChangesIt() throws Exception {
        users.addIfAbsent("anna", "Anna", Viewer.Role.ACCOUNT_MANAGER, PASSWORD);
        users.addIfAbsent("erin", "Erin", Viewer.Role.EXECUTIVE, PASSWORD);
        try (Connection connection = dataSource.getConnection()) {
            SomePortfolio.store(11, connection, "Anna's ", "anna", 12);
        }
        Place driver = measuredDriver();
        String page = "/customers/" + driver.customer() + "/business-case";

        try (var browser = Chromium.openOrSkip(port)) {
            browser.signIn("anna", PASSWORD);
            browser.go(page);
            browser.looksRightEverywhere();
            importTheStudy(browser);
            linkTheFirstLine(browser, driver);
            changeTheCase(browser, page + "/edit");
        }
        try (var browser = Chromium.openOrSkip(port)) {
            browser.signIn("erin", PASSWORD);
            browser.go(page);
            assertThat(browser.page()).contains("Promised, agreed, delivered", "Version 3");
            assertThat(browser.texts("main form, main .page-head a.button")).isEmpty();
        }
    }

    private static void importTheStudy(Chromium browser) {
        browser.press("a[href$='/business-case/import']");
        browser.looksRightEverywhere();
        browser.upload("file", new File("src/test/resources/business-cases/tei-d365-business-central-2020.csv"));
        browser.press("main form button.primary");
        browser.awaitText("Store as version 1");
        browser.looksRightEverywhere();
        browser.press("main form button.primary");
        browser.awaitText("$287,977");
        browser.awaitText("162%");
    }

    private static void linkTheFirstLine(Chromium browser, Place driver) {
        browser.choose("driver", driver.key());
        browser.press("#line-0 form button");
        browser.awaitText("Open “" + driver.name() + "”");
        browser.looksRightEverywhere();
        assertThat(browser.texts("#line-0 a[href*='/goal?money=']")).hasSize(1);
    }

    private static void changeTheCase(Chromium browser, String edit) {
        browser.go(edit);
        browser.looksRightEverywhere();
        browser.type("l2.a1", "30,000");
        // Less 10 % for risk.
        browser.awaitText("$27,000");
        browser.press("button[value='formulas-2']");
        browser.press("button[value='step-2']");
        browser.type("l2.s1.name", "half");
        browser.type("l2.s1.formula", "total / zwei");
        browser.press("button[value='save']");
        browser.awaitText("zwei");
        browser.looksRightEverywhere();
        browser.type("l2.s1.formula", "total / 2");
        browser.press("button[value='save']");
        browser.awaitText("Version 2");

        browser.go(edit);
        browser.press("button[value='add-cost']");
        browser.type("l6.name", "Project team");
        browser.type("l6.a0", "9,000");
        browser.awaitText("Project team");
        browser.press("button[value='save']");
        browser.awaitText("G Project team added");
    }

    private record Place(long customer, String key, String name) {}

    private Place measuredDriver() {
        return JdbcClient.create(dataSource).sql("""
                        SELECT c.id AS customer, d.external_id AS key, d.name
                          FROM customer c JOIN value_driver d ON d.customer_id = c.id
                         WHERE d.kind = 'LEVEL' AND d.currency = 'EUR'
                           AND EXISTS (SELECT FROM measurement m WHERE m.driver_id = d.id)
                         ORDER BY d.id LIMIT 1
                        """).query(Place.class).single();
    }
}
