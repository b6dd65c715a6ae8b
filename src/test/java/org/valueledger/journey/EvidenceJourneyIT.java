package org.valueledger.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.valueledger.ServiceTest;
import org.valueledger.access.Users;
import org.valueledger.access.Viewer;
import org.valueledger.position.SomePortfolio;

/** Bringing evidence through a real browser, in its multipart form and with its token. */
@ServiceTest
class EvidenceJourneyIT {

    private static final String PASSWORD = "a long enough password";

    @LocalServerPort
    private int port;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private Users users;

    @TempDir
    private Path folder;

    @Test
    void anAccountManagerProvesAFigureAndWithdrawsTheWrongFile() throws Exception {
        users.addIfAbsent("anna", "Anna", Viewer.Role.ACCOUNT_MANAGER, PASSWORD);
        try (Connection connection = dataSource.getConnection()) {
            SomePortfolio.store(11, connection, "A", "anna", 5);
        }
        String address = JdbcClient.create(dataSource)
                .sql(
                        "SELECT '/customers/' || customer_id || '/drivers/' || id || '/evidence' FROM value_driver LIMIT 1")
                .query(String.class)
                .single();
        File page =
                Files.writeString(folder.resolve("report.pdf"), "<html></html>").toFile();
        try (var browser = Chromium.openOrSkip(port)) {
            browser.signIn("anna", PASSWORD);
            browser.go(address);
            browser.awaitText("No evidence yet");
            browser.looksRightEverywhere();

            bring(browser, page);
            browser.awaitAnywhere("is an HTML page, expected PDF");
            browser.looksRightEverywhere();

            bring(browser, new File("reports/sample-report.pdf"));
            browser.awaitText("sample-report.pdf");
            assertThat(browser.texts("td[data-label='Proves']").getFirst()).startsWith("Reading of ");
            browser.press("details.checksum > summary");
            browser.press(".withdrawal summary");
            browser.looksRightEverywhere();

            browser.type("reason", "the wrong quarter");
            browser.press(".withdrawal button");
            browser.awaitText("the wrong quarter");
            assertThat(browser.texts("del")).containsExactly("sample-report.pdf");
            browser.looksRightEverywhere();
        }
    }

    private static void bring(Chromium browser, File file) {
        browser.upload("file", file);
        browser.chooseAt("what", 2);
        browser.press("main form[enctype] button[type=submit]");
    }
}
