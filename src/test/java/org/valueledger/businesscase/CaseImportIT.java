package org.valueledger.businesscase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.valueledger.ServiceTest;
import org.valueledger.TestClient;
import org.valueledger.access.Users;
import org.valueledger.access.Viewer;
import tools.jackson.databind.JsonNode;

@ServiceTest
class CaseImportIT {

    private static final MediaType CSV = MediaType.parseMediaType("text/csv");
    private static final MediaType XLSX = MediaType.parseMediaType(CaseImportController.XLSX);

    @LocalServerPort
    private int port;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private Users users;

    private JdbcClient database;
    private WebTestClient client;

    @BeforeEach
    void customers() {
        database = JdbcClient.create(dataSource);
        users.addIfAbsent("anna", "Anna", Viewer.Role.ACCOUNT_MANAGER, "a long enough password");
        users.addIfAbsent("erin", "Erin", Viewer.Role.EXECUTIVE, "a long enough password");
        for (String key : new String[] {"csv", "xlsx", "same", "bad", "once"}) {
            database.sql(
                            "INSERT INTO customer (external_id, name, currency) VALUES (:key, :key, 'USD') ON CONFLICT DO NOTHING")
                    .param("key", key)
                    .update();
        }
        client = TestClient.as("admin", port, dataSource);
    }

    @Test
    void storesTheStudyFromCsvAndFromASpreadsheetWithThePublishedResult() throws Exception {
        JsonNode csv = post("csv", "?fileName=study.csv", CSV, study().getBytes(StandardCharsets.UTF_8), 201);
        JsonNode xlsx = post("xlsx", "", XLSX, Spreadsheets.fromCsv(study()), 201);

        assertThat(csv.path("accepted").asInt()).isEqualTo(40);
        assertThat(csv.path("created").asInt()).isEqualTo(1);
        assertThat(xlsx.path("version").asInt()).isEqualTo(1);
        for (String customer : new String[] {"csv", "xlsx"}) {
            JsonNode result = get(customer).path("result");
            assertThat(result.path("npv").asDouble()).isCloseTo(287_977, within(1.0));
            assertThat(result.path("roi").asDouble()).isCloseTo(1.6179, within(0.00005));
            assertThat(result.path("paybackMonths").asDouble()).isCloseTo(6.31, within(0.005));
        }
        assertThat(get("csv").path("source").asString()).isEqualTo("study.csv");
    }

    @Test
    void changesNothingWhenTheSameFileComesAgainAndAddsAVersionWhenItDiffers() throws Exception {
        byte[] study = study().getBytes(StandardCharsets.UTF_8);
        JsonNode tried = post("same", "?dryRun=true", CSV, study, 200);
        assertThat(tried.path("stored").asBoolean()).isFalse();
        assertThat(tried.at("/result/npv").asDouble()).isCloseTo(287_977, within(1.0));
        assertThat(versions("same")).isZero();

        post("same", "", CSV, study, 201);
        JsonNode again = post("same", "", CSV, study, 200);
        JsonNode spreadsheet = post(
                "same", "?dryRun=false", CSV, study().replace("73000", "80000").getBytes(StandardCharsets.UTF_8), 200);

        assertThat(again.path("created").asInt() + again.path("corrected").asInt())
                .isZero();
        assertThat(spreadsheet.path("corrected").asInt()).isEqualTo(1);
        assertThat(versions("same")).isEqualTo(2);
    }

    @Test
    void storesNothingOfABadFileAndNamesRowAndColumn() throws Exception {
        byte[] bad = study().replace(",0.75,1", ",most,1").getBytes(StandardCharsets.UTF_8);
        JsonNode rejected = post("bad", "", CSV, bad, 422);
        JsonNode tried = post("bad", "?dryRun=true", CSV, bad, 200);

        for (JsonNode answer : new JsonNode[] {rejected, tried}) {
            assertThat(answer.at("/errors/0/row").asInt()).isEqualTo(18);
            assertThat(answer.at("/errors/0/column").asString()).isEqualTo("Year 2");
            assertThat(answer.at("/errors/0/value").asString()).isEqualTo("most");
            assertThat(answer.path("accepted").asInt()).isZero();
            assertThat(answer.path("rejected").asInt()).isEqualTo(1);
        }
        post("bad", "", XLSX, new byte[CaseUpload.LARGEST + 1], 413);
        post("bad", "", CSV, new byte[0], 422);
        assertThat(versions("bad")).isZero();
    }

    @Test
    void honoursIfMatchAndTheKeyOfARequest() throws Exception {
        byte[] study = study().getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 2; i++) {
            request(client, "once", "", CSV, study, "key-1").expectStatus().isCreated();
        }
        client.post()
                .uri("/api/v1/customers/once/business-case/import")
                .header("If-Match", "\"4\"")
                .contentType(CSV)
                .bodyValue(study().replace("73000", "90000").getBytes(StandardCharsets.UTF_8))
                .exchange()
                .expectStatus()
                .isEqualTo(412);
        assertThat(versions("once")).isEqualTo(1);
    }

    @Test
    void isClosedToExecutivesAndToOtherAccountManagers() throws Exception {
        byte[] study = study().getBytes(StandardCharsets.UTF_8);
        request(TestClient.as("erin", port, dataSource), "bad", "", CSV, study, null)
                .expectStatus()
                .isForbidden();
        request(TestClient.as("anna", port, dataSource), "bad", "", CSV, study, null)
                .expectStatus()
                .isNotFound();
        request(TestClient.as("anna", port, dataSource), "bad", "?dryRun=true", CSV, study, null)
                .expectStatus()
                .isNotFound();
    }

    private JsonNode post(String customer, String query, MediaType type, byte[] file, int status) {
        return request(client, customer, query, type, file, null)
                .expectStatus()
                .isEqualTo(status)
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
    }

    private static WebTestClient.ResponseSpec request(
            WebTestClient who, String customer, String query, MediaType type, byte[] file, String key) {
        return who.post()
                .uri("/api/v1/customers/" + customer + "/business-case/import" + query)
                .headers(headers -> {
                    if (key != null) {
                        headers.set("Idempotency-Key", key);
                    }
                })
                .contentType(type)
                .bodyValue(file)
                .exchange();
    }

    private JsonNode get(String customer) {
        return client.get()
                .uri("/api/v1/customers/" + customer + "/business-case")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
    }

    private long versions(String customer) {
        return database.sql(
                        "SELECT count(*) FROM business_case b JOIN customer c ON c.id = b.customer_id WHERE external_id = :key")
                .param("key", customer)
                .query(Long.class)
                .single();
    }

    private static String study() throws Exception {
        return new ClassPathResource("business-cases/tei-d365-business-central-2020.csv")
                .getContentAsString(StandardCharsets.UTF_8);
    }
}
