package org.valueledger.portal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.valueledger.TestClient;
import org.valueledger.access.Browser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Customers on their way to an agreement, made through the API, and contacts who answer. */
final class SomeAgreement {

    static final String CONTACT = "Petra Vögel";

    private static final JsonMapper JSON = JsonMapper.shared();

    private final WebTestClient client;
    private final int port;
    private final JdbcClient database;

    /** @param database as a superuser reaches it */
    SomeAgreement(String username, int port, DataSource database) {
        this.client = TestClient.as(username, port, database);
        this.port = port;
        this.database = JdbcClient.create(database);
    }

    record Answer(int status, JsonNode body) {}

    Answer call(HttpMethod method, String path, String body, String... headers) {
        var request = client.method(method).uri("/api/v1" + path).headers(all -> {
            for (int i = 0; i < headers.length; i += 2) {
                all.set(headers[i], headers[i + 1]);
            }
        });
        var ready = body == null
                ? request
                : request.contentType(MediaType.APPLICATION_JSON).bodyValue(body);
        var result = ready.exchange().expectBody(String.class).returnResult();
        String text = result.getResponseBody();
        return new Answer(
                result.getStatus().value(),
                text == null || text.isEmpty() ? JSON.createObjectNode() : JSON.readTree(text));
    }

    private JsonNode must(HttpMethod method, String path, String body, String... headers) {
        Answer answer = call(method, path, body, headers);
        if (answer.status() >= 300) {
            throw new AssertionError(method + " " + path + ": " + answer);
        }
        return answer.body();
    }

    void customer(String key, String manager) {
        must(HttpMethod.POST, "/customers", """
                {"externalId": "%s", "name": "Customer %s", "currency": "EUR", "locale": "en-GB", "accountManager": "%s",
                 "contacts": [{"name": "%s", "email": "petra@example.com"}]}""".formatted(key, key, manager, CONTACT));
    }

    /** A driver whose baseline is open. */
    void driver(String customer, String key) {
        must(HttpMethod.POST, "/customers/" + customer + "/drivers", """
                {"externalId": "%s", "name": "Driver %s", "direction": "down", "formula": "hours * cases", "unit": "EUR",
                 "currency": "EUR", "valueStart": "2026-01-01", "questions": [
                   {"name": "hours", "text": "How many hours?", "unit": "h", "least": 0, "most": 40},
                   {"name": "cases", "text": "How many cases?", "role": "condition", "least": 0}]}""".formatted(key, key));
    }

    void lockedDriver(String customer, String key) {
        driver(customer, key);
        String at = "/customers/" + customer + "/drivers/" + key;
        must(HttpMethod.PUT, at + "/baseline", """
                {"answers": {"hours": 10, "cases": 100}, "takenOn": "2026-01-01", "source": "the books"}""", "If-Match", version(at));
        must(HttpMethod.POST, at + "/baseline/lock", null, "If-Match", version(at));
    }

    /** A locked driver with a goal that was proposed and excepted: from 10 hours to fewer, 100 cases. */
    void proposed(String customer, String key, int hours) {
        lockedDriver(customer, key);
        propose(customer, key, hours);
    }

    void propose(String customer, String key, int hours) {
        String at = "/customers/" + customer + "/drivers/" + key;
        must(HttpMethod.PUT, at + "/goal", """
                {"answers": {"hours": %d}, "dueOn": "2027-01-01", "reason": "as discussed",
                 "exception": {"by": "Jens Kahl", "reason": "seen in a pilot"}}""".formatted(hours), "If-Match", version(at));
    }

    void amend(String customer, String key, int hours) {
        String at = "/customers/" + customer + "/drivers/" + key;
        must(HttpMethod.POST, at + "/baseline/amendments", """
                {"answers": {"hours": %d, "cases": 100}, "reason": "a team was forgotten"}""".formatted(hours), "If-Match", version(at));
    }

    String version(String driver) {
        return must(HttpMethod.GET, driver, null).path("version").asString();
    }

    JsonNode file(String customer, String driver) {
        return must(HttpMethod.GET, "/customers/" + customer + "/drivers/" + driver, null);
    }

    /** @return the path of a new link to sign these goals */
    String link(String customer, String... drivers) {
        return linkFor(customer, "sign", "goal", drivers);
    }

    String linkFor(String customer, String purpose, String what, String... drivers) {
        return path(must(HttpMethod.POST, "/customers/" + customer + "/sign-off-links", body(purpose, what, drivers)));
    }

    static String path(JsonNode made) {
        String url = made.path("url").asString();
        return url.substring(url.indexOf("/l/"));
    }

    static String body(String purpose, String what, String... drivers) {
        List<String> items = new ArrayList<>();
        for (String driver : drivers) {
            items.add("{\"driver\": \"%s\", \"what\": \"%s\"}".formatted(driver, what));
        }
        return """
                {"purpose": "%s", "contact": {"name": "%s", "email": "petra@example.com"}, "items": [%s]}""".formatted(purpose, CONTACT, String.join(",", items));
    }

    long count(String sql) {
        return database.sql(sql).query(Long.class).single();
    }

    String text(String sql) {
        return database.sql(sql).query(String.class).single();
    }

    void change(String sql) {
        database.sql(sql).update();
    }

    /** Everything that an answer could have changed. */
    String state() {
        return text("""
                SELECT concat_ws(' ', (SELECT count(*) FROM sign_off), (SELECT count(*) FROM goal), (SELECT count(*) FROM baseline),
                       (SELECT count(*) FROM ledger_entry), (SELECT sum(version) FROM value_driver), (SELECT sum(version) FROM customer),
                       (SELECT md5(string_agg(CAST(b AS text), ',' ORDER BY b.driver_id)) FROM baseline_draft b),
                       (SELECT string_agg(concat(id, used_at, revoked_at, tries), ',' ORDER BY id) FROM contact_link))""");
    }

    /** Somebody with a link and no account. */
    Browser contact() {
        return new Browser(WebTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .responseTimeout(java.time.Duration.ofSeconds(30))
                .build());
    }

    /** Fills in the form of a page that was opened. */
    static String[] filled(Browser.Answer page, String decision, String name, String comment) {
        List<String> fields = new ArrayList<>(List.of("decision", decision, "name", name, "read", "yes"));
        fields.addAll(List.of("comment", comment, "key", hidden(page, "key").getFirst()));
        hidden(page, "shown").stream().distinct().forEach(seal -> fields.addAll(List.of("shown", seal)));
        return fields.toArray(String[]::new);
    }

    static List<String> hidden(Browser.Answer page, String name) {
        return Pattern.compile("name=\"" + name + "\"[^>]* value=\"([^\"]*)\"")
                .matcher(page.body())
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }
}
