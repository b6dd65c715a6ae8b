package org.valueledger.inventory;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.valueledger.TestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A driver on its way through the API: hours per claim, of which each saved one is worth 40 EUR. */
final class SomeDriver {

    static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

    /** Everything that the goal check asks for. */
    static final String BASIS = """
            {"capabilityContracted": true, "capabilityLiveOn": "%s", "evidence": "pilot in Bremen", "evidenceFrom": 5,
             "evidenceTo": 9, "confidence": 0.8, "confidenceBy": "Dana Reed", "riskAdjustment": 0.1,
             "dataSource": "claims system", "dataSupplier": "Ida Holm", "firstMeasurementOn": "%s", "attribution": "trend_line"}
            """.formatted(TODAY.plusDays(10), TODAY.plusDays(90));

    private final WebTestClient client;
    private final String customer;
    private final String driver;

    private SomeDriver(WebTestClient client, String customer, String driver) {
        this.client = client;
        this.customer = customer;
        this.driver = driver;
    }

    record Answer(int status, JsonNode body, @Nullable String version) {

        String code() {
            String type = body.path("type").asString("");
            return type.substring(type.lastIndexOf(':') + 1);
        }

        List<String> badFields() {
            return body.path("errors").findValuesAsString("field");
        }
    }

    /** One whose baseline is open, for a customer who is made where it is missing. */
    static SomeDriver open(DataSource database, int port, String customer, String driver) {
        var some = new SomeDriver(TestClient.as("admin", port, database), customer, driver);
        some.send(HttpMethod.POST, "/api/v1/customers", """
                {"externalId": "%s", "name": "Elbmark", "currency": "EUR", "locale": "en-GB"}""".formatted(customer));
        Answer made = some.send(HttpMethod.POST, "/api/v1/customers/" + customer + "/drivers", """
                {"externalId": "%s", "name": "Claims handling", "direction": "down", "unit": "h", "formula": "hours * cases",
                 "unitValue": 40, "currency": "EUR", "captureRate": 0.5, "attributionShare": 1, "cadenceDays": 90,
                 "valueStart": "%s",
                 "questions": [{"name": "hours", "text": "How many hours does a claim take?", "unit": "h", "least": 0, "most": 100},
                               {"name": "cases", "text": "How many claims a year?", "role": "condition", "least": 0}]}
                """.formatted(
                        driver, TODAY.minusDays(200)));
        if (made.status() != 201) {
            throw new AssertionError(made);
        }
        return some;
    }

    SomeDriver locked() {
        must(200, send(HttpMethod.PUT, at("/baseline"), "\"1\"", null, baseline("10", "1000")));
        must(201, send(HttpMethod.POST, at("/baseline/lock"), "\"2\"", null, "{}"));
        return this;
    }

    /** Locked, proposed by money and signed on paper. */
    SomeDriver agreed() {
        locked();
        must(201, propose("\"money\": 60000"));
        must(201, send(HttpMethod.POST, at("/goal/agreement"), version(), null, signature(1)));
        return this;
    }

    static String baseline(String hours, String cases) {
        return """
                {"answers": {"hours": %s, "cases": %s}, "takenOn": "%s", "periodStart": "%s", "source": "claims system",
                 "grade": "metered"}""".formatted(hours, cases, TODAY.minusDays(210), TODAY.minusDays(575));
    }

    static String signature(int number) {
        return "{\"agreedBy\": \"Ida Holm\", \"source\": \"letter of today\", \"number\": " + number + "}";
    }

    /** @param goal one of the three ways, such as {@code "money": 60000} */
    static String goal(String goal) {
        return "{\"dueOn\": \"" + TODAY.plusDays(365) + "\", " + goal + ", \"basis\": " + BASIS + "}";
    }

    Answer propose(String goal) {
        return send(HttpMethod.PUT, at("/goal"), version(), null, goal(goal));
    }

    String at(String route) {
        return "/api/v1/customers/" + customer + "/drivers/" + driver + route;
    }

    /** The ETag as it is now. */
    String version() {
        return String.valueOf(read().version());
    }

    Answer read() {
        return must(200, send(HttpMethod.GET, at(""), null, null, null));
    }

    Answer send(HttpMethod method, String path, String body) {
        return send(method, path, null, null, body);
    }

    Answer send(HttpMethod method, String path, @Nullable String version, @Nullable String key, @Nullable String body) {
        Map<String, String> headers = new HashMap<>();
        if (version != null) {
            headers.put(HttpHeaders.IF_MATCH, version);
        }
        if (key != null) {
            headers.put("Idempotency-Key", key);
        }
        var request = client.method(method).uri(path).headers(all -> headers.forEach(all::set));
        var ready = body == null ? request : request.contentType(type(path)).bodyValue(body);
        var result = ready.exchange().expectBody(String.class).returnResult();
        String text = result.getResponseBody();
        return new Answer(
                result.getStatus().value(),
                JsonMapper.shared().readTree(text == null || text.isEmpty() ? "{}" : text),
                result.getResponseHeaders().getETag());
    }

    private static MediaType type(String path) {
        return path.contains("/imports/") ? MediaType.parseMediaType("text/csv") : MediaType.APPLICATION_JSON;
    }

    static Answer must(int status, Answer answer) {
        if (answer.status() != status) {
            throw new AssertionError(answer);
        }
        return answer;
    }
}
