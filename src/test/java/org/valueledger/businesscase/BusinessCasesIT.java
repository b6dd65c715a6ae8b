package org.valueledger.businesscase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DataAccessException;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.valueledger.ServiceTest;
import org.valueledger.TestClient;
import org.valueledger.access.Users;
import org.valueledger.access.Viewer;
import org.valueledger.position.SomePortfolio;
import tools.jackson.databind.JsonNode;

@ServiceTest
class BusinessCasesIT {

    @LocalServerPort
    private int port;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private Users users;

    private JdbcClient database;
    private WebTestClient client;

    @BeforeEach
    void customers() throws Exception {
        database = JdbcClient.create(dataSource);
        if (number("SELECT count(*) FROM customer") == 0) {
            users.addIfAbsent("anna", "Anna", Viewer.Role.ACCOUNT_MANAGER, "a long enough password");
            users.addIfAbsent("ben", "Ben", Viewer.Role.ACCOUNT_MANAGER, "a long enough password");
            users.addIfAbsent("erin", "Erin", Viewer.Role.EXECUTIVE, "a long enough password");
            try (Connection connection = dataSource.getConnection()) {
                SomePortfolio.store(3, connection, "C", "anna", 20);
            }
        }
        client = TestClient.as("admin", port, dataSource);
    }

    @Test
    void givesBackWhatWasStoredWithThePublishedResult() throws Exception {
        put("C1", study(), null).expectStatus().isCreated().expectHeader().valueEquals("ETag", "\"1\"");

        JsonNode stored = get("C1", "");
        assertThat(stored.path("result").path("npv").asDouble()).isCloseTo(287_977, within(1.0));
        assertThat(stored.path("result").path("roi").asDouble()).isCloseTo(1.6179, within(0.00005));
        assertThat(stored.path("result").path("paybackMonths").asDouble()).isCloseTo(6.31, within(0.005));
        assertThat(stored.at("/costs/1/variables").propertyNames())
                .as("in the order in which they were given")
                .containsExactly("F1", "F3", "F4", "F6", "F7", "F9", "F10", "F11");
        assertThat(stored.path("recordedBy").asString()).isEqualTo("admin");
    }

    @Test
    void takesItsOwnAnswerAsTheNextVersionAndKeepsTheOld() throws Exception {
        put("C2", study(), null).expectStatus().isCreated();
        String answer = get("C2", "").toString().replace("\"A2\":0.1", "\"A2\":0.2");

        put("C2", answer, "\"1\"").expectStatus().isOk().expectHeader().valueEquals("ETag", "\"2\"");

        assertThat(get("C2", "").at("/result/benefits/0/total").asDouble()).isEqualTo(2 * 279_225.0);
        assertThat(get("C2", "?version=1").at("/result/benefits/0/total").asDouble())
                .isEqualTo(279_225.0);
        JsonNode versions = get("C2", "/versions");
        assertThat(versions.at("/items/0/changes/0/what").asString()).isEqualTo("total");
        assertThat(versions.at("/items/0/changes/0/line").asString()).isEqualTo("A");
        assertThat(versions.at("/items/1/changes")).isEmpty();
        client.get()
                .uri("/api/v1/customers/C2/business-case?version=7")
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @Test
    void listsVersionsPageByPage() throws Exception {
        put("C3", study(), null).expectStatus().isCreated();
        for (int version = 1; version < 4; version++) {
            put("C3", study(), "\"" + version + "\"").expectStatus().isOk();
        }
        JsonNode first = get("C3", "/versions?limit=3");
        JsonNode rest =
                get("C3", "/versions?limit=3&after=" + first.path("next").asString());

        assertThat(first.path("items").findValuesAsString("version")).containsExactly("4", "3", "2");
        assertThat(rest.path("items").findValuesAsString("version")).containsExactly("1");
        assertThat(rest.path("next").isNull()).isTrue();
    }

    @Test
    void refusesToReplaceWithoutOrWithAnOldVersion() throws Exception {
        put("C4", study(), "\"1\"").expectStatus().isEqualTo(412);
        put("C4", study(), null).expectStatus().isCreated();

        put("C4", study(), null).expectStatus().isEqualTo(428);
        put("C4", study(), "\"7\"").expectStatus().isEqualTo(412);
        put("C4", study(), "soon").expectStatus().isBadRequest();
        assertThat(versions("C4")).isEqualTo(1);
    }

    @Test
    void losesNothingWhenManyReplaceTheSameVersionAtOnce() throws Exception {
        put("C5", study(), null).expectStatus().isCreated();
        try (var people = Executors.newFixedThreadPool(6)) {
            var answers = people.invokeAll(IntStream.range(0, 6)
                    .<Callable<Integer>>mapToObj(i -> () -> put("C5", study(), "\"1\"")
                            .returnResult(String.class)
                            .getStatus()
                            .value())
                    .toList());
            assertThat(answers.stream().map(BusinessCasesIT::value).sorted().toList())
                    .containsExactly(200, 412, 412, 412, 412, 412);
        }
        assertThat(versions("C5")).isEqualTo(2);
    }

    @Test
    void doesTheWorkOnceForOneKey() throws Exception {
        for (int i = 0; i < 2; i++) {
            client.put()
                    .uri("/api/v1/customers/C6/business-case")
                    .header("Idempotency-Key", "case-6")
                    .contentType(MediaType.APPLICATION_JSON)
                    .bodyValue(study())
                    .exchange()
                    .expectStatus()
                    .isCreated();
        }
        assertThat(versions("C6")).isEqualTo(1);
    }

    @Test
    void storesNothingThatCannotBeWorkedOutAndNamesLineAndField() throws Exception {
        put("C7", study().replace("A3*A4", "A3*A9"), null)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("A.steps.At");
        put("C7", study().replace("\"ref\": \"A\"", "\"ref\": \"A/B\""), null)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("benefits[0].ref");
        put("C7", "{\"name\": 5}", null).expectStatus().isBadRequest();
        assertThat(versions("C7")).isZero();
    }

    @Test
    void linksALineToADriverOfTheSameCustomerOnly() throws Exception {
        String customer = customerWithDriver();
        put(customer, study(), newest(customer)).expectStatus().is2xxSuccessful();

        link(customer, "A", "{\"driver\": \"D1\"}").expectStatus().isOk();
        assertThat(get(customer, "").at("/links/A").asString()).isEqualTo("D1");
        put(customer, study(), newest(customer)).expectStatus().isOk();
        assertThat(get(customer, "").at("/links/A").asString())
                .as("kept by ref")
                .isEqualTo("D1");
        link(customer, "A", "{\"driver\": \"nobody\"}").expectStatus().isBadRequest();
        link(customer, "A", "{}").expectStatus().isBadRequest();
        link(customer, "E", "{\"driver\": \"D1\"}").expectStatus().isNotFound();
        link(customer, "A", "{\"driver\": null}").expectStatus().isOk();
        assertThat(get(customer, "").path("links").has("A")).isFalse();
    }

    @Test
    void theDatabaseRefusesADriverOfAnotherCustomerAndChangesToVersions() throws Exception {
        put("C8", study(), null).expectStatus().isCreated();

        assertThatThrownBy(() -> database.sql("""
                        INSERT INTO business_case_link (customer_id, ref, driver_id, linked_by)
                        SELECT c.id, 'A', (SELECT min(id) FROM value_driver WHERE customer_id <> c.id), 'x'
                          FROM customer c WHERE external_id = 'C8'
                        """).update()).isInstanceOf(DataAccessException.class);
        for (String change :
                List.of("DELETE FROM business_case", "UPDATE business_case SET npv = 0", "TRUNCATE business_case")) {
            assertThatThrownBy(() -> database.sql(change).update()).isInstanceOf(DataAccessException.class);
        }
    }

    @Test
    void comparesPromisedAgreedAndDelivered() throws Exception {
        String customer = customerWithDriver();
        put(customer, study(), newest(customer)).expectStatus().is2xxSuccessful();
        link(customer, "B", "{\"driver\": \"D1\"}").expectStatus().isOk();

        JsonNode comparison = get(customer, "/comparison?asOf=2026-06-30");

        assertThat(comparison.at("/lines/0/driver").asString()).isEqualTo("D1");
        assertThat(comparison.at("/lines/0/promised/total/currency").asString()).isEqualTo("EUR");
        // 65,700 a year less 10 %, for three years, in euros of 0.9 dollars.
        assertThat(comparison.at("/lines/0/promised/total/amount").asDouble()).isCloseTo(159_651, within(0.001));
        assertThat(comparison.path("linesWithoutDriver").findValuesAsString("ref"))
                .containsExactly("A", "C", "D");
        JsonNode value = client.get()
                .uri("/api/v1/customers/" + customer + "/value?asOf=2026-06-30")
                .exchange()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
        assertThat(value.toString())
                .contains(comparison.at("/lines/0/delivered/measuredUntil").asString());
        client.get()
                .uri("/api/v1/customers/" + customer + "/business-case/comparison?asOf=soon")
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    @Test
    void keepsAccountManagersToTheirOwnCustomersAndExecutivesToReading() throws Exception {
        put("C9", study(), null).expectStatus().isCreated();
        WebTestClient ben = TestClient.as("ben", port, dataSource);
        for (String path : List.of("", "/versions", "/comparison")) {
            ben.get()
                    .uri("/api/v1/customers/C9/business-case" + path)
                    .exchange()
                    .expectStatus()
                    .isNotFound();
        }
        put(ben, "C9", study(), "\"1\"").expectStatus().isNotFound();
        put(ben, "C9", study(), null).expectStatus().isNotFound();
        ben.put()
                .uri("/api/v1/customers/C9/business-case/links/A")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"driver\": null}")
                .exchange()
                .expectStatus()
                .isNotFound();
        put(TestClient.as("erin", port, dataSource), "C9", study(), "\"1\"")
                .expectStatus()
                .isForbidden();
        put(TestClient.as("anna", port, dataSource), "C9", study(), "\"1\"")
                .expectStatus()
                .isOk();
        assertThat(versions("C9")).isEqualTo(2);
    }

    /** A customer of the portfolio whose D1 is priced in a currency with a rate, and measured. */
    private String customerWithDriver() {
        return database.sql("""
                        SELECT c.external_id FROM customer c JOIN value_driver d ON d.customer_id = c.id
                         WHERE d.external_id = 'D1' AND d.currency IN ('EUR', 'USD') AND d.kind = 'LEVEL'
                           AND EXISTS (SELECT FROM measurement m WHERE m.driver_id = d.id AND m.set_aside IS NULL)
                         ORDER BY c.id DESC LIMIT 1
                        """).query(String.class).single();
    }

    private WebTestClient.ResponseSpec link(String customer, String ref, String body) {
        return client.put()
                .uri("/api/v1/customers/" + customer + "/business-case/links/" + ref)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private WebTestClient.ResponseSpec put(String customer, String body, String ifMatch) {
        return put(client, customer, body, ifMatch);
    }

    private static WebTestClient.ResponseSpec put(WebTestClient who, String customer, String body, String ifMatch) {
        return who.put()
                .uri("/api/v1/customers/" + customer + "/business-case")
                .headers(headers -> {
                    if (ifMatch != null) {
                        headers.set("If-Match", ifMatch);
                    }
                })
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private JsonNode get(String customer, String path) {
        return client.get()
                .uri("/api/v1/customers/" + customer + "/business-case" + path)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
    }

    private String newest(String customer) {
        return versions(customer) == 0 ? null : "\"" + versions(customer) + "\"";
    }

    private long versions(String customer) {
        return number(
                "SELECT count(*) FROM business_case b JOIN customer c ON c.id = b.customer_id WHERE external_id = '"
                        + customer + "'");
    }

    private long number(String sql) {
        return database.sql(sql).query(Long.class).single();
    }

    private static int value(java.util.concurrent.Future<Integer> answer) {
        try {
            return answer.get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String study() throws Exception {
        return new ClassPathResource("business-cases/tei-d365-business-central-2020.json")
                .getContentAsString(StandardCharsets.UTF_8);
    }
}
