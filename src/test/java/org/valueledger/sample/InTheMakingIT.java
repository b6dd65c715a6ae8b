package org.valueledger.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.valueledger.ServiceTest;
import org.valueledger.TestClient;
import org.valueledger.position.PositionCheck;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the first start shows of an inventory in the making is what the service itself would have made. */
@ServiceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InTheMakingIT {

    private static final String DRIVERS = "/api/v1/customers/banco-litoral/drivers";

    @LocalServerPort
    private int port;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private PositionCheck positions;

    private WebTestClient client;

    @BeforeAll
    void load() throws SQLException {
        var loader = new SampleLoader(dataSource, null, null);
        loader.load(SamplePortfolio.read(), LocalDate.now());
        loader.startMore(LocalDate.now());
        client = TestClient.as("admin", port, dataSource);
    }

    @Test
    void showsEveryStepOfTheWay() {
        List<String> states = get(DRIVERS)
                .path("items")
                .valueStream()
                .filter(driver -> driver.has("template"))
                .map(driver -> driver.path("template").asString() + " "
                        + driver.path("state").asString())
                .toList();

        assertThat(states)
                .containsExactly(
                        "audit-preparation baseline_open",
                        "paper-mail baseline_open",
                        "regulatory-fine-exposure baseline_locked",
                        "customer-retention goal_proposed");
    }

    @Test
    void theGoalThatWaitsForASignaturePassesItsCheck() {
        JsonNode proposal =
                get(DRIVERS + "/customer-retention").path("proposals").get(0);
        var body = JsonMapper.shared().createObjectNode();
        body.put("dueOn", proposal.path("dueOn").asString());
        body.putObject("answers").put("churn", proposal.path("answers").get(0).decimalValue());
        body.set("basis", proposal.path("basis"));
        client.post()
                .uri(DRIVERS + "/customer-retention/goal/check")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body.toString())
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.mayBeAgreed")
                .isEqualTo(true)
                .jsonPath("$.check.points[?(@.passed == false)]")
                .isEmpty();
    }

    @Test
    void everyLedgerOfTheSampleFitsAndSoDoThePositions() throws SQLException {
        for (var customer : SamplePortfolio.read().customers()) {
            client.post()
                    .uri("/api/v1/customers/" + customer.key() + "/ledger/verify")
                    .exchange()
                    .expectBody()
                    .jsonPath("$.intact")
                    .isEqualTo(true);
        }
        assertThat(positions.run().first()).isEmpty();
    }

    private JsonNode get(String route) {
        return JsonMapper.shared()
                .readTree(client.get()
                        .uri(route)
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody(byte[].class)
                        .returnResult()
                        .getResponseBody());
    }
}
