package org.valueledger.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.valueledger.ServiceTest;
import org.valueledger.TestClient;
import org.valueledger.TestDatabase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ServiceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LedgerIT {

    private static final JsonMapper JSON = JsonMapper.shared();

    @LocalServerPort
    private int port;

    @Value("${spring.r2dbc.url}")
    private String url;

    @Autowired
    private DataSource service;

    private WebTestClient client;
    private DataSource superuser;

    @BeforeAll
    void someHistory() {
        superuser = TestDatabase.asSuperuser(url);
        client = TestClient.as("admin", port, superuser);
        load("customers", """
                customer_id,customer_name,currency,contract_start,renewal_date,yearly_amount
                A,Alpha,EUR,2025-01-01,2027-01-01,1000
                B,Beta,EUR,2025-01-01,2027-01-01,2000
                EMPTY,Nobody,EUR,,,
                """);
        load("drivers", """
                customer_id,driver_id,driver_name,direction,baseline_date,baseline_value,goal_date,goal_value,unit_value
                A,D1,Hours,down,2025-01-01,100,2026-01-01,60,40
                A,D2,Returns,down,2025-01-01,9,2026-01-01,5,1000
                B,D1,Hours,down,2025-01-01,100,2026-01-01,60,40
                """);
        load("measurements", """
                customer_id,driver_id,date,value
                A,D1,2025-06-01,80
                A,D2,2025-06-01,8
                B,D1,2025-06-01,90
                """);
        load("measurements", "customer_id,driver_id,date,value\nA,D1,2025-06-01,81\nA,D1,2025-09-01,70\n");
        record("A", "D1", "2025-12-01", 65);
        record("A", "D1", "2025-12-01", 66);
        record("B", "D1", "2025-12-01", 70);
    }

    private void load(String what, String csv) {
        client.post()
                .uri("/api/v1/imports/" + what)
                .contentType(MediaType.parseMediaType("text/csv"))
                .bodyValue(csv)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.rejected")
                .isEqualTo(0);
    }

    private void record(String customer, String driver, String date, int value) {
        client.post()
                .uri("/api/v1/customers/{c}/drivers/{d}/measurements", customer, driver)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"date\": \"" + date + "\", \"value\": " + value + "}")
                .exchange()
                .expectStatus()
                .isCreated();
    }

    private JsonNode verify(String customer, String query) {
        byte[] body = client.post()
                .uri("/api/v1/customers/" + customer + "/ledger/verify" + query)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBody();
        return JSON.readTree(body);
    }

    private List<String> kinds(String customer) {
        return JdbcClient.create(superuser)
                .sql("""
                        SELECT e.kind FROM ledger_entry e JOIN customer c ON c.id = e.customer_id
                         WHERE c.external_id = :key ORDER BY e.seq
                        """)
                .param("key", customer)
                .query(String.class)
                .list();
    }

    @Test
    void recordsWhateverIsAgreedMeasuredOrCorrected() {
        assertThat(kinds("A"))
                .containsExactly(
                        "CONTRACT_RECORDED",
                        "DRIVER_DEFINED",
                        "BASELINE_LOCKED",
                        "DRIVER_DEFINED",
                        "BASELINE_LOCKED",
                        "GOAL_AGREED",
                        "GOAL_AGREED",
                        "MEASUREMENTS_IMPORTED",
                        "MEASUREMENTS_IMPORTED",
                        "MEASURED",
                        "MEASUREMENT_CORRECTED");
        assertThat(kinds("EMPTY")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "B", "EMPTY"})
    void fitsAsLongAsNobodyTouchesIt(String customer) {
        JsonNode result = verify(customer, "");

        assertThat(result.path("intact").asBoolean()).as(result.toString()).isTrue();
        assertThat(result.path("entries").asInt()).isEqualTo(kinds(customer).size());
    }

    @Test
    void isReadNewestFirstAndPageByPage() {
        client.get()
                .uri("/api/v1/customers/A/ledger?limit=2")
                .exchange()
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(2)
                .jsonPath("$.items[0].kind")
                .isEqualTo("MEASUREMENT_CORRECTED")
                .jsonPath("$.items[0].driver")
                .isEqualTo("D1")
                .jsonPath("$.items[0].content.answers[0]")
                .isEqualTo(66)
                .jsonPath("$.next")
                .isEqualTo("10");
        client.get()
                .uri("/api/v1/customers/A/ledger?limit=2&after=2")
                .exchange()
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(1)
                .jsonPath("$.next")
                .doesNotExist();
    }

    /** What the service itself is allowed to do, tried with its own connection. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE baseline SET answers = ARRAY[1]",
                "DELETE FROM baseline",
                "TRUNCATE baseline CASCADE",
                "UPDATE goal SET answers = ARRAY[1]",
                "DELETE FROM goal",
                "UPDATE measurement SET answers = ARRAY[1]",
                "DELETE FROM measurement",
                "DELETE FROM correction",
                "UPDATE ledger_entry SET content = '{}'",
                "DELETE FROM ledger_entry",
                "INSERT INTO ledger_entry SELECT * FROM ledger_entry",
                "UPDATE ledger_head SET seq = 1",
                "DELETE FROM ledger_head",
                "ALTER TABLE baseline DISABLE TRIGGER ALL",
                "DROP TRIGGER baseline_is_kept ON baseline",
                "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
                "SET session_replication_role = replica",
                "DROP TABLE baseline CASCADE",
                "UPDATE flyway_schema_history SET success = false"
            })
    void theServicesOwnRoleCannotTouchWhatIsKept(String sql) throws SQLException {
        try (Connection connection = service.getConnection();
                var statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute(sql))
                    .isInstanceOf(SQLException.class)
                    .hasMessageMatching("(?s).*(permission denied|must be owner|append-only).*");
        }
    }

    /** Each is done with every trigger off, found, and undone. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            UPDATE baseline SET answers = ARRAY[101]                        | ROW_DIFFERS  | BASELINE_LOCKED
            UPDATE baseline SET answers = ARRAY[100.0]                      | ROW_DIFFERS  | BASELINE_LOCKED
            UPDATE baseline SET taken_on = taken_on - 1                     | ROW_DIFFERS  | BASELINE_LOCKED
            UPDATE baseline SET recorded_by = 'ben'                         | ROW_DIFFERS  | BASELINE_LOCKED
            UPDATE baseline SET recorded_at = recorded_at - interval '1 us' | ROW_DIFFERS  | BASELINE_LOCKED
            DELETE FROM baseline                                            | ROW_DIFFERS  | DRIVER_DEFINED
            UPDATE goal SET answers = ARRAY[99]                             | ROW_DIFFERS  | GOAL_AGREED
            UPDATE goal SET agreed_by = 'somebody'                          | ROW_DIFFERS  | GOAL_AGREED
            UPDATE measurement SET answers = ARRAY[1] WHERE measured_on = DATE '2025-12-01' AND revision = 1 | ROW_DIFFERS | MEASUREMENT_CORRECTED
            UPDATE measurement SET answers = ARRAY[1] WHERE measured_on = DATE '2025-06-01' AND revision = 0 | ROW_DIFFERS | MEASUREMENTS_IMPORTED
            UPDATE measurement SET grade = 'AUDITED' WHERE import_run_id IS NOT NULL                         | ROW_DIFFERS | MEASUREMENTS_IMPORTED
            DELETE FROM measurement WHERE measured_on = DATE '2025-09-01'                                    | ROW_DIFFERS | MEASUREMENTS_IMPORTED
            DELETE FROM measurement WHERE measured_on = DATE '2025-12-01' AND revision = 0                   | ROW_DIFFERS | MEASURED
            UPDATE measurement SET import_run_id = NULL WHERE measured_on = DATE '2025-09-01'                | ROW_DIFFERS | MEASUREMENTS_IMPORTED
            UPDATE import_run SET by_user = 'ben'                           | ROW_DIFFERS  | MEASUREMENTS_IMPORTED
            INSERT INTO measurement (driver_id, measured_on, question_count, answers, grade, recorded_by) SELECT id, DATE '2026-01-01', 1, ARRAY[1], 'STATED', 'x' FROM value_driver | NOT_RECORDED | MEASURED
            UPDATE value_driver SET unit_value = 41                         | ROW_DIFFERS  | DRIVER_DEFINED
            UPDATE value_driver SET formula = 'metric * 2'                  | ROW_DIFFERS  | DRIVER_DEFINED
            UPDATE question SET role = 'CONDITION'                          | ROW_DIFFERS  | DRIVER_DEFINED
            UPDATE contract SET yearly_amount = 1                           | ROW_DIFFERS  | CONTRACT_RECORDED
            DELETE FROM contract                                            | ROW_DIFFERS  | CONTRACT_RECORDED
            INSERT INTO agreed_rate SELECT id, 'USD', 2 FROM customer       | ROW_DIFFERS  | CONTRACT_RECORDED
            UPDATE ledger_entry SET content = replace(content, '100', '101') WHERE kind = 'BASELINE_LOCKED'  | ALTERED | BASELINE_LOCKED
            UPDATE ledger_entry SET recorded_by = 'ben' WHERE seq = 4       | ALTERED      | DRIVER_DEFINED
            UPDATE ledger_entry SET recorded_at = recorded_at + interval '1 us' WHERE seq = 2 | ALTERED | DRIVER_DEFINED
            UPDATE ledger_entry SET seq = 100 WHERE seq = 5                 | GAP          | GOAL_AGREED
            DELETE FROM ledger_entry WHERE seq = 3                          | GAP          | DRIVER_DEFINED
            DELETE FROM ledger_entry WHERE seq = 1                          | GAP          | DRIVER_DEFINED
            """)
    void findsWhatASuperuserChangedPastTheTriggers(String sql, String reason, String kind) throws SQLException {
        JsonNode result = tampered(sql, "A", "");

        assertThat(result.path("intact").asBoolean()).isFalse();
        assertThat(result.path("problems")
                        .valueStream()
                        .map(p -> p.path("reason").asString() + " "
                                + p.path("kind").asString()))
                .as(result.toString())
                .contains(reason + " " + kind);
    }

    @Test
    void findsEntriesThatAreMissingAtTheEnd() throws SQLException {
        JsonNode result = tampered(
                "DELETE FROM ledger_entry WHERE kind = 'MEASUREMENT_CORRECTED';"
                        + " DELETE FROM measurement WHERE revision = 1 AND import_run_id IS NULL",
                "A",
                "");

        assertThat(result.path("firstBroken").path("reason").asString()).isEqualTo("CUT_OFF");
        assertThat(result.path("firstBroken").path("seq").asInt()).isEqualTo(11);
    }

    @Test
    void namesTheFirstEntryThatDoesNotFit() throws SQLException {
        JsonNode result = tampered(
                "UPDATE ledger_entry SET content = '{}' WHERE seq = 8;"
                        + " UPDATE baseline SET answers = ARRAY[3] WHERE answers[1] = 100",
                "A",
                "");

        assertThat(result.path("firstBroken").path("seq").asInt()).isEqualTo(3);
        assertThat(result.path("firstBroken").path("driver").asString()).isEqualTo("D1");
        assertThat(result.path("firstBroken").path("message").asString()).contains("Entry 3", "Baseline locked", "D1");
    }

    /** A thorough insider computes every hash anew; only what somebody noted outside betrays it. */
    @Test
    void aHeadThatWasNotedOutsideFindsALedgerRewrittenAsAWhole() throws SQLException {
        JsonNode head = verify("B", "").path("head");
        String noted = "?headSeq=" + head.path("seq").asString() + "&headHash="
                + head.path("hash").asString();
        assertThat(verify("B", noted).path("intact").asBoolean()).isTrue();

        String rewrite = """
                UPDATE goal SET answers = ARRAY[61] WHERE driver_id IN (SELECT d.id FROM value_driver d
                       JOIN customer c ON c.id = d.customer_id WHERE c.external_id = 'B');
                CREATE TEMPORARY TABLE old AS SELECT e.* FROM ledger_entry e JOIN customer c ON c.id = e.customer_id WHERE external_id = 'B';
                UPDATE old SET content = (SELECT ledger_record(g) FROM goal g WHERE g.driver_id = old.driver_id) WHERE kind = 'GOAL_AGREED';
                DELETE FROM ledger_entry WHERE customer_id IN (SELECT customer_id FROM old);
                DELETE FROM ledger_head WHERE customer_id IN (SELECT customer_id FROM old);
                DO $$ BEGIN EXECUTE ledger_appending(
                    'SELECT customer_id, kind, driver_id, recorded_by, recorded_at, content, seq AS place FROM old'); END $$;
                DROP TABLE old
                """;
        assertThat(tampered(rewrite, "B", "").path("intact").asBoolean())
                .as("the chain alone cannot tell")
                .isTrue();
        assertThat(tampered(rewrite, "B", noted)
                        .path("firstBroken")
                        .path("reason")
                        .asString())
                .isEqualTo("NOTED_HEAD_MISSING");
    }

    /** Does it in a transaction of its own that is put back afterwards from copies. */
    private JsonNode tampered(String sql, String customer, String query) throws SQLException {
        List<String> tables = List.of(
                "baseline",
                "goal",
                "measurement",
                "correction",
                "value_driver",
                "question",
                "contract",
                "agreed_rate",
                "import_run",
                "ledger_entry",
                "ledger_head");
        try (Connection connection = superuser.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("SET session_replication_role = replica");
            for (String table : tables) {
                statement.execute("CREATE TEMPORARY TABLE copy_of_" + table + " AS TABLE " + table);
            }
            try {
                statement.execute(sql);
                return verify(customer, query);
            } finally {
                for (String table : tables) {
                    statement.execute("DELETE FROM " + table);
                    String over =
                            List.of("value_driver", "correction", "import_run").contains(table)
                                    ? " OVERRIDING SYSTEM VALUE"
                                    : "";
                    statement.execute("INSERT INTO " + table + over + " TABLE copy_of_" + table);
                }
            }
        }
    }

    @Test
    void isOnlyForThoseWhoMaySeeTheCustomer() {
        client.get()
                .uri("/api/v1/customers/NOBODY/ledger")
                .exchange()
                .expectStatus()
                .isNotFound();
        client.post()
                .uri("/api/v1/customers/A/ledger/verify?headSeq=1&headHash=zz")
                .exchange()
                .expectStatus()
                .isBadRequest();
    }
}
