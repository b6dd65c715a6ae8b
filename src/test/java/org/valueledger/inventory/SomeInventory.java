package org.valueledger.inventory;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.valueledger.TestClient;
import org.valueledger.access.Browser;
import org.valueledger.access.Users;
import org.valueledger.access.Viewer;

/** People and customers for tests of the inventory's pages. */
final class SomeInventory {

    static final String PASSWORD = "a long enough password";

    private final JdbcClient database;
    private final DataSource dataSource;
    private final int port;

    SomeInventory(DataSource dataSource, Users users, int port) {
        this.dataSource = dataSource;
        this.database = JdbcClient.create(dataSource);
        this.port = port;
        users.addIfAbsent("anna", "Anna", Viewer.Role.ACCOUNT_MANAGER, PASSWORD);
        users.addIfAbsent("ben", "Ben", Viewer.Role.ACCOUNT_MANAGER, PASSWORD);
        users.addIfAbsent("erin", "Erin", Viewer.Role.EXECUTIVE, PASSWORD);
    }

    Browser browser(String user) {
        var client =
                WebTestClient.bindToServer().baseUrl("http://localhost:" + port).build();
        return Browser.signedIn(client, user, PASSWORD);
    }

    WebTestClient api() {
        return TestClient.as("anna", port, dataSource);
    }

    JdbcClient database() {
        return database;
    }

    /** A customer of Anna's whose figures are read in Germany. */
    long customer(String key) {
        return database.sql("""
                        INSERT INTO customer (external_id, name, account_manager, currency, locale)
                        VALUES (:key, :name, 'anna', 'EUR', 'de-DE') RETURNING id
                        """)
                .param("key", key)
                .param("name", "Customer " + key)
                .query(Long.class)
                .single();
    }

    /** Hours of work, priced at 50 an hour. */
    long driver(long customer, String key) {
        api().post()
                .uri("/api/v1/customers/{c}/drivers", customer)
                .header("Content-Type", "application/json")
                .bodyValue("""
                        {"externalId": "%s", "name": "Hours of %s", "direction": "down", "kind": "level", "unit": "h/year",
                         "questions": [{"name": "hours", "text": "How many hours?", "unit": "h/year"}],
                         "formula": "hours", "unitValue": 50, "currency": "EUR", "captureRate": 0.5, "cashable": true}
                        """.formatted(key, key))
                .exchange()
                .expectStatus()
                .isCreated();
        return database.sql("SELECT id FROM value_driver WHERE customer_id = :c AND external_id = :key")
                .param("c", customer)
                .param("key", key)
                .query(Long.class)
                .single();
    }

    long version(long driver) {
        return database.sql("SELECT version FROM value_driver WHERE id = :id")
                .param("id", driver)
                .query(Long.class)
                .single();
    }

    void baseline(long customer, long driver, int hours) {
        send("PUT", customer, driver, "/baseline", """
                {"answers": {"hours": %d}, "takenOn": "2026-01-01", "periodStart": "2025-01-01", "source": "Time sheets"}
                """.formatted(hours));
    }

    void lock(long customer, long driver, int hours) {
        baseline(customer, driver, hours);
        send("POST", customer, driver, "/baseline/lock", "{}");
    }

    void propose(long customer, long driver, int hours) {
        send("PUT", customer, driver, "/goal", """
                {"answers": {"hours": %d}, "dueOn": "2027-06-30", "exception": {"by": "Erin", "reason": "As in the pilot"}}
                """.formatted(hours));
    }

    void agree(long customer, long driver) {
        send("POST", customer, driver, "/goal/agreement", "{\"agreedBy\": \"Petra\", \"source\": \"a letter\"}");
    }

    private void send(String method, long customer, long driver, String what, String body) {
        api().method(org.springframework.http.HttpMethod.valueOf(method))
                .uri("/api/v1/customers/" + customer + "/drivers/" + driver + what)
                .header("Content-Type", "application/json")
                .header("If-Match", "\"" + version(driver) + "\"")
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .is2xxSuccessful();
    }

    /** The value of a hidden field on a page. */
    static String hidden(String page, String name) {
        var found = java.util.regex.Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"")
                .matcher(page);
        if (!found.find()) {
            throw new AssertionError("no field " + name);
        }
        return org.springframework.web.util.HtmlUtils.htmlUnescape(found.group(1));
    }
}
