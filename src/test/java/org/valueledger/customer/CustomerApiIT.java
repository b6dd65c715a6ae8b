package org.valueledger.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import org.valueledger.ServiceTest;
import org.valueledger.TestClient;
import org.valueledger.position.PositionCheck;
import org.valueledger.position.SomePortfolio;

@ServiceTest
class CustomerApiIT {

    private static final String ROUTE = "/api/v1/customers";
    private static final String ELBMARK = """
            {"externalId": "%s", "name": "Elbmark", "industry": "Insurance", "country": "DE", "timeZone": "Europe/Berlin",
             "locale": "de-DE", "currency": "EUR", "accountManager": "anna",
             "contract": {"start": "2025-01-01", "renewal": "2027-01-01", "yearlyAmount": 148000.50, "oneOffCost": "95000"},
             "contacts": [{"name": "Henrike Voss", "email": "voss@elbmark.example"}, {"name": "Jörn Petersen"}],
             "agreedRates": {"USD": 0.92}}
            """;

    @LocalServerPort
    private int port;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private PositionCheck check;

    private JdbcClient database;
    private WebTestClient admin;

    @BeforeEach
    void connect() {
        database = JdbcClient.create(dataSource);
        admin = TestClient.as("admin", port, dataSource);
    }

    private ResponseSpec post(String body, @Nullable String key) {
        return admin.post()
                .uri(ROUTE)
                .contentType(MediaType.APPLICATION_JSON)
                .headers(headers -> {
                    if (key != null) {
                        headers.set("Idempotency-Key", key);
                    }
                })
                .bodyValue(body)
                .exchange();
    }

    private ResponseSpec put(String key, @Nullable String version, String body) {
        return admin.put()
                .uri(ROUTE + "/{key}", key)
                .contentType(MediaType.APPLICATION_JSON)
                .headers(headers -> {
                    if (version != null) {
                        headers.setIfMatch(version);
                    }
                })
                .bodyValue(body)
                .exchange();
    }

    private ResponseSpec get(WebTestClient client, String key) {
        return client.get().uri(ROUTE + "/{key}", key).exchange();
    }

    private static String body(ResponseSpec answer) {
        EntityExchangeResult<String> result = answer.expectBody(String.class).returnResult();
        return Objects.requireNonNull(result.getResponseBody());
    }

    @Test
    void whatWasCreatedIsReadBack() {
        var created = post(ELBMARK.formatted("elb/1"), null);
        created.expectStatus().isCreated().expectHeader().valueEquals("ETag", "\"1\"");
        created.expectHeader().valueEquals("Location", ROUTE + "/elb%2F1");
        String id = database.sql("SELECT id FROM customer WHERE external_id = 'elb/1'")
                .query(String.class)
                .single();

        var answer = get(admin, id);
        answer.expectHeader().valueEquals("ETag", "\"1\"");
        answer.expectBody()
                .jsonPath("$.externalId")
                .isEqualTo("elb/1")
                .jsonPath("$.contract.yearlyAmount.amount")
                .isEqualTo("148000.50")
                .jsonPath("$.contract.yearlyAmount.currency")
                .isEqualTo("EUR")
                .jsonPath("$.contacts[1].name")
                .isEqualTo("Jörn Petersen")
                .jsonPath("$.agreedRates.USD")
                .isEqualTo(0.92)
                .jsonPath("$.position.delivered.amount")
                .isEqualTo("0");
        assertThat(database.sql("SELECT count(*) FROM customer_position WHERE customer_id = " + id)
                        .query(Long.class)
                        .single())
                .isOne();
    }

    @Test
    void theSameKeyCreatesOnceAndAnswersTheSame() {
        String first =
                body(post(ELBMARK.formatted("once"), "create-1").expectStatus().isCreated());
        String second =
                body(post(ELBMARK.formatted("once"), "create-1").expectStatus().isCreated());

        assertThat(second).isEqualTo(first);
        post(ELBMARK.formatted("other"), "create-1").expectStatus().isEqualTo(422);
        assertThat(count("SELECT count(*) FROM customer WHERE external_id IN ('once', 'other')"))
                .isOne();
    }

    @Test
    void aKeyThatIsTakenIsAConflictThatNamesTheField() {
        post(ELBMARK.formatted("taken"), null).expectStatus().isCreated();
        post(ELBMARK.formatted("taken"), "create-2")
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:value-ledger:problem:customer-already-there")
                .jsonPath("$.errors[0].field")
                .isEqualTo("externalId");
    }

    @Test
    void everyWrongFieldIsNamedAndNothingIsStored() {
        long before = count("SELECT count(*) FROM customer");
        post("""
                {"name": "", "currency": "EURO", "country": "Germany", "timeZone": "Berlin", "locale": "deutsch!",
                 "contract": {"start": "2025-02-30", "yearlyAmount": -1, "oneOffCost": {"amount": "1", "currency": "CHF"}},
                 "contacts": [{"name": "A", "email": "no address"}], "agreedRates": {"XX": 1, "USD": 0}}
                """, null)
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.errors[*].field")
                .value(java.util.List.class, fields -> assertThat(fields)
                        .isSubsetOf(java.util.List.of(
                                "name",
                                "currency",
                                "country",
                                "timeZone",
                                "locale",
                                "contract.start",
                                "contract.yearlyAmount",
                                "contract.oneOffCost",
                                "contacts[0].email",
                                "agreedRates.XX",
                                "agreedRates.USD"))
                        .hasSize(11));
        assertThat(count("SELECT count(*) FROM customer")).isEqualTo(before);
    }

    @Test
    void aChangeKeepsOldValuesAndMovesTheTotals() throws Exception {
        try (Connection connection = dataSource.getConnection()) {
            SomePortfolio.store(11, connection, "P", "anna", 2);
        }
        String key = database.sql("""
                        SELECT c.external_id FROM customer c JOIN customer_position p ON p.customer_id = c.id
                         WHERE p.drivers > 0 AND c.external_id LIKE 'P%' ORDER BY c.id LIMIT 1
                        """).query(String.class).single();
        String etag =
                get(admin, key).expectBody().returnResult().getResponseHeaders().getETag();

        put(key, etag, """
                {"name": "Renamed", "currency": "USD", "accountManager": "bert",
                 "contract": {"start": "2024-01-01", "yearlyAmount": 1}, "agreedRates": {"EUR": 1.5, "CHF": 1.25}}
                """).expectStatus().isOk();

        assertThat(check.run().first()).isEmpty();
        assertThat(database.sql("""
                        SELECT new_value FROM correction k JOIN customer c ON c.id = k.customer_id
                         WHERE c.external_id = :key AND field IN ('name', 'account_manager', 'agreed_rates') ORDER BY field
                        """).param("key", key).query(String.class).list())
                .containsExactly("bert", "CHF 1.25, EUR 1.5", "Renamed");
    }

    @Test
    void whatIsLeftOutOfAChangeIsEmptied() {
        post(ELBMARK.formatted("emptied"), null).expectStatus().isCreated();
        put("emptied", "\"1\"", "{\"name\": \"Elbmark\", \"currency\": \"EUR\", \"contacts\": [{\"name\": \"New\"}]}")
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"2\"");

        get(admin, "emptied")
                .expectBody()
                .jsonPath("$.contract")
                .isEmpty()
                .jsonPath("$.contacts.length()")
                .isEqualTo(1)
                .jsonPath("$.contacts[0].name")
                .isEqualTo("New")
                .jsonPath("$.agreedRates")
                .isEmpty();
    }

    @Test
    void aChangeOfAnOlderVersionIsRefused() {
        post(ELBMARK.formatted("versions"), null).expectStatus().isCreated();
        put("versions", "\"1\"", ELBMARK.formatted("versions")).expectStatus().isOk();
        put("versions", "\"1\"", ELBMARK.formatted("versions")).expectStatus().isEqualTo(412);
        put("versions", null, ELBMARK.formatted("versions")).expectStatus().isEqualTo(428);
        put("versions", "\"2\"", ELBMARK.formatted("renamed")).expectStatus().isBadRequest();
    }

    @Test
    void whatWasReadCanBeSentBack() {
        post(ELBMARK.formatted("back"), null).expectStatus().isCreated();
        String read = body(get(admin, "back"));
        put("back", "\"1\"", read).expectStatus().isOk();
        assertThat(count("SELECT count(*) FROM correction k JOIN customer c ON c.id = k.customer_id"
                        + " WHERE c.external_id = 'back'"))
                .isZero();
    }

    @Test
    void theListSpeaksInPagesAndNamesAWrongParameter() {
        post(ELBMARK.formatted("list-1"), null).expectStatus().isCreated();
        post(ELBMARK.formatted("list-2"), null).expectStatus().isCreated();
        admin.get()
                .uri(ROUTE + "?q=list-&limit=1")
                .exchange()
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(1)
                .jsonPath("$.items[0].delivered.currency")
                .isEqualTo("EUR")
                .jsonPath("$.next")
                .isNotEmpty();
        admin.get()
                .uri(ROUTE + "?limit=many")
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.errors[0].message")
                .isEqualTo("limit is \"many\", expected a whole number");
    }

    private long count(String sql) {
        return database.sql(sql).query(Long.class).single();
    }
}
