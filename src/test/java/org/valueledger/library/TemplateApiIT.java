package org.valueledger.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.valueledger.ServiceTest;
import org.valueledger.TestClient;
import org.valueledger.access.Users;
import org.valueledger.access.Viewer;
import org.valueledger.web.BadInput;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@ServiceTest
class TemplateApiIT {

    private static final String ROUTE = "/api/v1/driver-templates";

    @LocalServerPort
    private int port;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private Users users;

    @Autowired
    private Library library;

    private JdbcClient database;
    private WebTestClient admin;
    private WebTestClient anna;

    @BeforeEach
    void people() {
        database = JdbcClient.create(dataSource);
        users.addIfAbsent("anna", "Anna", Viewer.Role.ACCOUNT_MANAGER, "a long enough password");
        users.addIfAbsent("erin", "Erin", Viewer.Role.EXECUTIVE, "a long enough password");
        admin = TestClient.as("admin", port, dataSource);
        anna = TestClient.as("anna", port, dataSource);
    }

    @Test
    void anAddedTemplateCanBeReadBack() {
        post(Templates.json("added").put("note", "From a project"), null)
                .expectStatus()
                .isCreated()
                .expectHeader()
                .valueEquals("Location", ROUTE + "/added")
                .expectHeader()
                .valueEquals("ETag", "\"1\"");

        JsonNode read = get(anna, "/added");
        assertThat(read.path("version").asInt()).isEqualTo(1);
        assertThat(read.path("recorded").path("note").asString()).isEqualTo("From a project");
        assertThat(read.path("recorded").path("by").asString()).isEqualTo("admin");
        assertThat(read.path("example").path("value").asString()).isEqualTo("1500");
    }

    @Test
    void aChangeMakesTheNextVersionAndLeavesTheOldOneAsItWas() {
        post(Templates.json("versioned"), null).expectStatus().isCreated();
        put("versioned", 1, rate("versioned", "0.75", "2250").put("note", "Measured at ten customers"))
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"2\"");

        assertThat(get(anna, "/versioned").path("captureRate").decimalValue()).isEqualByComparingTo("0.75");
        assertThat(get(anna, "/versioned?version=1").path("captureRate").decimalValue())
                .isEqualByComparingTo("0.5");
        assertThat(library.version("versioned", 1).block().captureRate()).isEqualByComparingTo("0.5");
        assertThat(library.newest("versioned").block().version()).isEqualTo(2);
    }

    @Test
    void aChangeThatChangesNothingMakesNoVersion() {
        post(Templates.json("idle"), null).expectStatus().isCreated();
        put("idle", 1, Templates.json("idle").put("note", "no reason"))
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"1\"");

        assertThat(versions("idle")).isEqualTo(1);
    }

    @Test
    void theSecondOfTwoEditorsIsTold() {
        post(Templates.json("contested"), null).expectStatus().isCreated();
        put("contested", 1, rate("contested", "0.6", "1800").put("note", "first"))
                .expectStatus()
                .isOk();
        put("contested", 1, rate("contested", "0.7", "2100").put("note", "second"))
                .expectStatus()
                .isEqualTo(412)
                .expectBody()
                .jsonPath("$.detail")
                .value(detail -> assertThat((String) detail).contains("admin", "version 2"));

        assertThat(versions("contested")).isEqualTo(2);
    }

    @Test
    void ofManyWhoEditAtTheSameMomentOneSucceeds() throws Exception {
        post(Templates.json("crowded"), null).expectStatus().isCreated();
        try (var people = Executors.newFixedThreadPool(6)) {
            List<Callable<Integer>> edits = IntStream.rangeClosed(1, 6)
                    .<Callable<Integer>>mapToObj(i -> () -> status(put(
                            "crowded",
                            1,
                            Templates.json("crowded").put("name", "Name " + i).put("note", "n"))))
                    .toList();
            var answers = people.invokeAll(edits);
            long stored = 0;
            for (var answer : answers) {
                stored += answer.get() == 200 ? 1 : 0;
                assertThat(answer.get()).isIn(200, 409, 412);
            }
            assertThat(stored).isEqualTo(1);
        }
        assertThat(versions("crowded")).isEqualTo(2);
    }

    @Test
    void aChangeNamesItsVersionAndItsReason() {
        post(Templates.json("careful"), null).expectStatus().isCreated();
        admin.put()
                .uri(ROUTE + "/careful")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Templates.json("careful").put("note", "x"))
                .exchange()
                .expectStatus()
                .isEqualTo(428);
        put("careful", 1, rate("careful", "0.6", "1800"))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("note");
        put("careful", 1, Templates.json("other").put("note", "x"))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].field")
                .isEqualTo("key");
        put("missing", 1, Templates.json("missing").put("note", "x"))
                .expectStatus()
                .isNotFound();
    }

    @Test
    void aKeyIsGivenOnce() {
        post(Templates.json("twice"), "once-1").expectStatus().isCreated();
        post(Templates.json("twice"), "once-1").expectStatus().isCreated();
        post(Templates.json("twice"), null).expectStatus().isEqualTo(409);

        assertThat(versions("twice")).isEqualTo(1);
    }

    @Test
    void aWrongTemplateIsRefusedFieldByField() {
        post(Templates.json("wrong", json -> json.put("formula", "minutes *").remove("unit")), null)
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.errors[*].field")
                .value(fields -> assertThat((List<?>) fields).hasToString("[\"unit\",\"formula\"]"));
        assertThat(versions("wrong")).isZero();
    }

    @Test
    void noVersionCanBeChangedOrRemoved() {
        post(Templates.json("kept"), null).expectStatus().isCreated();
        for (String change : List.of(
                "UPDATE driver_template_version SET note = 'x'",
                "DELETE FROM driver_template_version",
                "TRUNCATE driver_template_version CASCADE")) {
            org.assertj.core.api.Assertions.assertThatThrownBy(
                            () -> database.sql(change).update())
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void findsByWordsAndFilters() {
        post(
                        Templates.json("findable", json -> json.put("name", "Zebra counting")
                                .put("kind", "FLOW")),
                        null)
                .expectStatus()
                .isCreated();

        assertThat(keys("?q=zebra COUNT")).containsExactly("findable");
        assertThat(keys("?q=zebra&kind=flow&industry=insurance")).containsExactly("findable");
        assertThat(keys("?q=zebra&kind=hold")).isEmpty();
        assertThat(keys("?q=zebra&category=revenue-increase")).isEmpty();
        assertThat(keys("?q=100%25")).isEmpty();
        assertThat(keys("?industry=Retail and e-commerce")).contains("web-shop-conversion", "shelf-availability");
        assertThat(keys("?industry=Retail and e-commerce")).doesNotContain("agency-nursing");
        anna.get().uri(ROUTE + "?kind=magic").exchange().expectStatus().isBadRequest();
        anna.get().uri(ROUTE + "?after=x").exchange().expectStatus().isBadRequest();
    }

    @Test
    void pagesThroughAllOfThem() {
        List<String> all = keys("?limit=200");
        List<String> paged = new java.util.ArrayList<>();
        String after = "";
        do {
            JsonNode page = get(anna, "?limit=2" + after);
            page.path("items").forEach(item -> paged.add(item.path("key").asString()));
            after = page.path("next").isString() ? "&after=" + page.path("next").asString() : null;
        } while (after != null);

        assertThat(paged).isEqualTo(all).hasSizeGreaterThan(4);
    }

    @Test
    void aRetiredTemplateIsOfferedToNobodyButStaysReadable() {
        post(Templates.json("old-fashioned"), null).expectStatus().isCreated();
        database.sql("UPDATE driver_template SET retired = true WHERE key = 'old-fashioned'")
                .update();

        assertThat(keys("?limit=200")).doesNotContain("old-fashioned");
        assertThat(keys("?retired=true")).containsExactly("old-fashioned");
        assertThat(get(anna, "/old-fashioned").path("retired").asBoolean()).isTrue();
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> library.newest(List.of("old-fashioned")).block())
                .isInstanceOf(BadInput.class);
    }

    @Test
    void theDoorGivesChosenTemplatesInTheirOrderOrSaysWhichIsNotThere() {
        assertThat(library.newest(List.of("scrap-material", "ap-invoice-handling"))
                        .block())
                .extracting(DriverTemplate::key)
                .containsExactly("scrap-material", "ap-invoice-handling");
        assertThat(library.newest(List.<String>of()).block()).isEmpty();
        org.assertj.core.api.Assertions.assertThatThrownBy(() ->
                        library.newest(List.of("scrap-material", "nothing")).block())
                .hasMessageContaining("nothing");
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> library.newest("nothing").block())
                .isInstanceOf(Library.NotFound.class);
    }

    @Test
    void onlyAdministratorsChangeTheSharedLibrary() {
        for (String person : List.of("anna", "erin")) {
            WebTestClient client = TestClient.as(person, port, dataSource);
            assertThat(get(client, "/scrap-material").path("key").asString()).isEqualTo("scrap-material");
            send(client, Templates.json("forbidden"), null).expectStatus().isForbidden();
            client.put()
                    .uri(ROUTE + "/scrap-material")
                    .header("If-Match", "\"1\"")
                    .contentType(MediaType.APPLICATION_JSON)
                    .bodyValue("{}")
                    .exchange()
                    .expectStatus()
                    .isForbidden();
        }
    }

    private static ObjectNode rate(String key, String captureRate, String value) {
        return Templates.json(key, json -> {
            json.put("captureRate", new java.math.BigDecimal(captureRate));
            json.withObject("example").put("value", value);
        });
    }

    private JsonNode get(WebTestClient client, String path) {
        return Templates.JSON.readTree(client.get()
                .uri(java.net.URI.create("http://localhost:" + port + ROUTE + path.replace(" ", "%20")))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    private List<String> keys(String query) {
        return get(anna, query)
                .path("items")
                .valueStream()
                .map(item -> item.path("key").asString())
                .toList();
    }

    private long versions(String key) {
        return database.sql("SELECT count(*) FROM driver_template_version WHERE template_key = :key")
                .param("key", key)
                .query(Long.class)
                .single();
    }

    private static int status(WebTestClient.ResponseSpec answer) {
        return answer.returnResult(String.class).getStatus().value();
    }

    private WebTestClient.ResponseSpec post(ObjectNode body, String key) {
        return send(admin, body, key);
    }

    private static WebTestClient.ResponseSpec send(WebTestClient client, ObjectNode body, String key) {
        return client.post()
                .uri(ROUTE)
                .contentType(MediaType.APPLICATION_JSON)
                .headers(headers -> {
                    if (key != null) {
                        headers.set("Idempotency-Key", key);
                    }
                })
                .bodyValue(Templates.JSON.writeValueAsString(body))
                .exchange();
    }

    private WebTestClient.ResponseSpec put(String key, int version, ObjectNode body) {
        return admin.put()
                .uri(ROUTE + "/" + key)
                .header("If-Match", "\"" + version + "\"")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Templates.JSON.writeValueAsString(body))
                .exchange();
    }
}
