package org.valueledger.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.valueledger.ServiceTest;
import org.valueledger.TestClient;
import org.valueledger.access.Users;
import org.valueledger.access.Viewer;
import tools.jackson.databind.JsonNode;

/** Fourteen customers, of whom anna has twelve and ben two, with drivers of two versions of one template. */
@ServiceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TemplateUsageIT {

    private static final String ROUTE = "/api/v1/driver-templates/scrap-material";

    @LocalServerPort
    private int port;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private Users users;

    private JdbcClient database;

    @BeforeAll
    void customersOfTwoManagers() {
        database = JdbcClient.create(dataSource);
        users.addIfAbsent("anna", "Anna", Viewer.Role.ACCOUNT_MANAGER, "a long enough password");
        users.addIfAbsent("ben", "Ben", Viewer.Role.ACCOUNT_MANAGER, "a long enough password");
        users.addIfAbsent("erin", "Erin", Viewer.Role.EXECUTIVE, "a long enough password");
        var customers = new SomeUsers(database);
        for (int i = 0; i < 12; i++) {
            long customer = customers.customer("a%02d".formatted(i), "anna", "Manufacturing");
            customers.driver(customer, "D1", "scrap-material", 1);
            customers.driver(customer, "D2", "scrap-material", 1);
        }
        renew();
        for (int i = 0; i < 2; i++) {
            customers.driver(customers.customer("b" + i, "ben", "Retail"), "D1", "scrap-material", 2);
        }
    }

    private void renew() {
        var client = TestClient.as("admin", port, dataSource);
        var template = (tools.jackson.databind.node.ObjectNode) Templates.JSON.readTree(client.get()
                .uri(ROUTE)
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
        client.put()
                .uri(ROUTE)
                .header("If-Match", "\"1\"")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Templates.JSON.writeValueAsString(
                        template.put("cadenceDays", 14).put("note", "fortnightly")))
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void whoeverUsesAnOldVersionSeesWhatTheNewestWouldChange() {
        JsonNode first = usage("admin", "?limit=1").path("items").get(0);

        assertThat(first.path("customer").path("externalId").asString()).isEqualTo("a00");
        assertThat(first.path("version").asInt()).isEqualTo(1);
        assertThat(first.path("drivers").asInt()).isEqualTo(2);
        assertThat(Templates.JSON.writeValueAsString(first.path("changes")))
                .isEqualTo("[{\"field\":\"cadenceDays\",\"before\":\"30\",\"after\":\"14\"}]");
    }

    @Test
    void whoeverUsesTheNewestHasNothingToChange() {
        JsonNode items = usage("ben", "").path("items");

        assertThat(items).hasSize(2).allSatisfy(item -> {
            assertThat(item.path("version").asInt()).isEqualTo(2);
            assertThat(item.path("changes")).isEmpty();
        });
    }

    @Test
    void anAccountManagerSeesOwnCustomersOnlyAndExecutivesAll() {
        assertThat(customers("anna")).hasSize(12).allMatch(key -> key.startsWith("a"));
        assertThat(customers("ben")).containsExactly("b0", "b1");
        assertThat(customers("erin")).hasSize(14).isEqualTo(customers("admin"));
    }

    @Test
    void aNewVersionLeavesTheDriversAsTheyAre() {
        assertThat(database.sql(
                                "SELECT count(*) FROM value_driver WHERE template_key = 'scrap-material' AND template_version = 1")
                        .query(Long.class)
                        .single())
                .isEqualTo(24);
    }

    @Test
    void nobodyUsesATemplateThatIsNew() {
        assertThat(TestClient.as("admin", port, dataSource)
                        .get()
                        .uri("/api/v1/driver-templates/agency-nursing/usage")
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody())
                .contains("\"items\":[]");
        TestClient.as("anna", port, dataSource)
                .get()
                .uri("/api/v1/driver-templates/nothing/usage")
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @Test
    void aDriverNamesAVersionThatExistsOrNone() {
        var customers = new SomeUsers(database);
        long customer = customers.customer("z", "zoe", "Retail");
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> customers.driver(customer, "D", "scrap-material", 99))
                .hasMessageContaining("foreign key");
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> database.sql(
                                "UPDATE value_driver SET template_version = NULL WHERE template_key = 'scrap-material'")
                        .update())
                .hasMessageContaining("check");
        database.sql("DELETE FROM customer WHERE external_id = 'z'").update();
    }

    /** In pages of five. */
    private List<String> customers(String viewer) {
        List<String> keys = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = usage(viewer, "?limit=5" + after);
            page.path("items")
                    .forEach(item ->
                            keys.add(item.path("customer").path("externalId").asString()));
            after = page.path("next").isString() ? "&after=" + page.path("next").asString() : null;
        } while (after != null);
        return keys;
    }

    private JsonNode usage(String viewer, String query) {
        return Templates.JSON.readTree(TestClient.as(viewer, port, dataSource)
                .get()
                .uri(ROUTE + "/usage" + query)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }
}
