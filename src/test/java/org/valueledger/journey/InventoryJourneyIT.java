package org.valueledger.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.valueledger.ServiceTest;
import org.valueledger.access.Users;
import org.valueledger.access.Viewer;

/** An account manager makes a customer's inventory by clicking. */
@ServiceTest
class InventoryJourneyIT {

    private static final String PASSWORD = "a long enough password";

    @LocalServerPort
    private int port;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private Users users;

    private JdbcClient database;

    @BeforeEach
    void aCustomerOfAnna() {
        database = JdbcClient.create(dataSource);
        users.addIfAbsent("anna", "Anna", Viewer.Role.ACCOUNT_MANAGER, PASSWORD);
        users.addIfAbsent("erin", "Erin", Viewer.Role.EXECUTIVE, PASSWORD);
        database.sql("""
                        INSERT INTO customer (external_id, name, industry, account_manager, currency, locale)
                        VALUES ('elbe', 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerk', 'Retail', 'anna', 'EUR', 'de-DE'),
                               ('weser', 'Weser', 'Retail', 'anna', 'EUR', 'de-DE')
                        ON CONFLICT DO NOTHING
                        """).update();
    }

    private List<String> templates(int count) {
        return database.sql("SELECT key FROM driver_template WHERE NOT retired ORDER BY key LIMIT :count")
                .param("count", count)
                .query(String.class)
                .list();
    }

    @Test
    void anAccountManagerAddsTenDriversFromTheLibraryAndEditsOne() {
        try (var browser = Chromium.openOrSkip(port)) {
            browser.signIn("anna", PASSWORD);
            browser.go("/customers/elbe/inventory");
            browser.looksRightEverywhere();

            browser.follow("Add from the library");
            templates(10).forEach(key -> browser.press("#t-" + key));
            browser.press("#pick button.primary");
            browser.awaitText("10 drivers were added");
            assertThat(browser.texts("table.inventory tbody tr")).hasSize(10);
            browser.looksRightEverywhere();

            browser.press("table.inventory tbody th a");
            browser.looksRightEverywhere();
            browser.type("name", "Zusammenhangsdurchführungsverordnungsbearbeitungszeit");
            browser.press(".driver-aside button.primary");
            browser.awaitText("The driver was saved");
            assertThat(browser.page()).contains("Zusammenhangsdurchführungsverordnungsbearbeitungszeit");
            browser.looksRightEverywhere();
        }
    }

    @Test
    void anAccountManagerWritesADriverWhileItsFormulaIsChecked() {
        try (var browser = Chromium.openOrSkip(port)) {
            browser.signIn("anna", PASSWORD);
            browser.go("/customers/weser/inventory");
            browser.follow("Write a new driver");
            browser.looksRightEverywhere();

            browser.type("name", "Claims handling");
            browser.choose("direction", "DOWN");
            question(browser, 0, "hours", "h/case", "10");
            browser.press("button[name=addQuestion]");
            question(browser, 1, "cases", "case/year", "100");
            browser.type("formula", "hours * case");
            browser.awaitText("Do you mean “cases”?");
            browser.looksRightEverywhere();
            browser.type("formula", "hours * cases");
            browser.awaitText("1.000 €");

            browser.type("questions[0].name", "1 hour");
            browser.press(".driver-aside button.primary");
            browser.awaitText("Nothing was stored");
            assertThat(browser.page()).contains("Question 1, Name in the formula");
            browser.looksRightEverywhere();
            browser.type("questions[0].name", "hours");
            browser.press(".driver-aside button.primary");
            browser.awaitText("One driver was added");

            browser.press("table.inventory tbody th a");
            browser.press("form[action$='/remove'] button");
            browser.awaitText("Remove this driver?");
            browser.looksRightEverywhere();
            browser.press("button[name=sure]");
            browser.awaitText("No value drivers yet");
        }
    }

    private static void question(Chromium browser, int place, String name, String unit, String sample) {
        String at = "questions[" + place + "].";
        browser.type(at + "name", name);
        browser.type(at + "unit", unit);
        browser.type(at + "sample", sample);
    }

    @Test
    void anExecutiveReadsTheInventory() {
        try (var browser = Chromium.openOrSkip(port)) {
            browser.signIn("erin", PASSWORD);
            browser.go("/customers/weser/inventory");

            assertThat(browser.page()).contains("No value drivers yet");
            assertThat(browser.texts("main .button")).isEmpty();
            browser.looksRightEverywhere();
        }
    }
}
