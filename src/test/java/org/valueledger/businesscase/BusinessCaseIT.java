package org.valueledger.businesscase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.valueledger.ServiceTest;
import org.valueledger.TestClient;
import tools.jackson.databind.JsonNode;

/**
 * The route with the smallest complete published study: Forrester, The Total Economic Impact of Microsoft Dynamics 365
 * Business Central, September 2020, cash flow on page 18. Tolerance: one US dollar, as the study prints whole dollars.
 */
@ServiceTest
class BusinessCaseIT {

    @LocalServerPort
    private int port;

    @Autowired
    private DataSource dataSource;

    @Test
    void reproducesThePublishedStudy() throws Exception {
        JsonNode result = post(study(), 200);

        assertThat(result.path("npv").asDouble()).isCloseTo(287_977, within(1.0));
        assertThat(result.path("roi").asDouble()).isCloseTo(1.6179, within(0.00005));
        assertThat(result.path("paybackMonths").asDouble()).isCloseTo(6.31, within(0.005));
        assertThat(result.at("/benefits/3/presentValue").asDouble()).isCloseTo(42_695, within(1.0));
        assertThat(result.at("/costs/1/total").asDouble()).isCloseTo(137_138, within(1.0));
        assertThat(result.at("/cashFlow/costs/presentValue").asDouble()).isCloseTo(177_993, within(1.0));
    }

    @Test
    void namesTheLineAndTheUnknownNameInAFormula() throws Exception {
        JsonNode problem = post(study().replace("A3*A4", "A3*A9"), 422);

        assertThat(problem.path("detail").asString()).contains("A", "A9");
    }

    @Test
    void namesEveryFieldThatIsMissing() throws Exception {
        JsonNode problem = post("{\"discountRate\": \"ten\", \"benefits\": [{\"name\": \"x\"}]}", 400);

        assertThat(problem.path("errors").findValuesAsString("field"))
                .contains("currency", "discountRate", "periods", "benefits[0].ref", "benefits[0].steps");
    }

    @Test
    void refusesAFieldThatComesTwice() throws Exception {
        post("{\"currency\": \"EUR\", \"currency\": \"USD\"}", 400);
    }

    private static String study() throws Exception {
        return new ClassPathResource("business-cases/tei-d365-business-central-2020.json")
                .getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
    }

    private JsonNode post(String body, int status) {
        WebTestClient client = TestClient.as("admin", port, dataSource);
        return client.post()
                .uri("/api/v1/business-cases/evaluate")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
    }
}
