package org.valueledger.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.valueledger.ServiceTest;
import org.valueledger.access.Users;
import org.valueledger.access.Viewer;

/** From the library as it is shipped to a template of one's own, and to the choice for a customer. */
@ServiceTest
class LibraryJourneyIT {

    private static final String PASSWORD = "a long enough password";

    @TempDir
    Path folder;

    @LocalServerPort
    private int port;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private Users users;

    private JdbcClient database;

    @BeforeEach
    void aRetailerOfAnna() {
        database = JdbcClient.create(dataSource);
        users.addIfAbsent("anna", "Anna", Viewer.Role.ACCOUNT_MANAGER, PASSWORD);
        database.sql("""
                        INSERT INTO customer (external_id, name, industry, account_manager, currency)
                        VALUES ('shop', 'Corner Shops', 'Retail', 'anna', 'EUR') ON CONFLICT DO NOTHING
                        """).update();
        database.sql("""
                        INSERT INTO value_driver (customer_id, external_id, name, direction, kind, formula, question_count,
                                                  value_start, template_key, template_version)
                        SELECT id, 'D1', 'Invoices', 'DOWN', 'LEVEL', 'metric', 1, DATE '2025-01-01', 'ap-invoice-handling', 1
                          FROM customer WHERE external_id = 'shop' ON CONFLICT DO NOTHING
                        """).update();
    }

    @Test
    void anAdministratorChangesATemplateAndSeesWhoWouldBeAffected() {
        try (var browser = Chromium.openOrSkip(port)) {
            browser.signIn("admin", ServiceTest.ADMIN_PASSWORD);
            browser.go("/library");
            browser.looksRightEverywhere();

            browser.go("/library?q=supplier");
            browser.follow("Supplier invoices that pass without a hand");
            assertThat(browser.page()).contains("Corner Shops", "131,040", "has the newest");
            browser.looksRightEverywhere();

            browser.press("a[href$='/edit']");
            browser.looksRightEverywhere();
            browser.type("captureRate", "0.6");
            browser.type("note", "Ten customers confirmed it");
            browser.press("main form button.primary");
            browser.awaitText("Nothing was stored");
            assertThat(browser.page()).contains("157248, as the formula gives it");
            browser.looksRightEverywhere();

            browser.type("value", "157248");
            browser.press("main form button.primary");
            browser.awaitText("Ten customers confirmed it");
            browser.press(".usage summary");
            browser.press(".versions summary");
            assertThat(browser.page()).contains("2 fields would change", "0.5", "0.6");
            browser.looksRightEverywhere();
        }
    }

    @Test
    void anAdministratorImportsAFileThatWasLookedAtFirst() throws IOException {
        String shipped = Files.readString(Path.of("db", "library", "templates.json"));
        Path file = Files.writeString(folder.resolve("mine.json"), shipped.replace("scrap-material", "scrap-of-ours"));
        try (var browser = Chromium.openOrSkip(port)) {
            browser.signIn("admin", ServiceTest.ADMIN_PASSWORD);
            browser.go("/library/import");
            browser.looksRightEverywhere();
            browser.upload("file", file.toFile());
            browser.press("main form button.primary");
            browser.awaitText("mine.json");
            browser.looksRightEverywhere();
            browser.press("main form button.primary");
            browser.awaitText("Imported: 1 new");

            browser.go("/library/new");
            browser.looksRightEverywhere();
        }
    }

    @Test
    void anAccountManagerChoosesForACustomerAndLosesNoChoice() {
        long customer = database.sql("SELECT id FROM customer WHERE external_id = 'shop'")
                .query(Long.class)
                .single();
        try (var browser = Chromium.openOrSkip(port)) {
            browser.signIn("anna", PASSWORD);
            browser.go("/customers/" + customer + "/library");
            assertThat(browser.texts("legend").getFirst()).isEqualTo("For Retail");
            assertThat(browser.page()).contains("in use", "None chosen");
            browser.looksRightEverywhere();

            browser.press("#t-web-shop-conversion");
            browser.awaitText("One chosen");
            browser.press("#t-shelf-availability");
            browser.awaitText("2 chosen");
            browser.type("q", "nurse");
            browser.awaitText("Chosen, but not among those below");
            browser.press("#t-agency-nursing");
            browser.awaitText("3 chosen");
            browser.looksRightEverywhere();
            assertThat(browser.texts("input[name=template]:checked")).hasSize(3);
        }
    }
}
