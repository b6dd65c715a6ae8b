package org.valueledger.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.time.LocalDate;
import java.util.List;
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
import org.valueledger.position.PositionCheck;
import org.valueledger.position.SomePortfolio;

@ServiceTest
class MeasurementsIT {

    @LocalServerPort
    private int port;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private PositionCheck check;

    private JdbcClient database;
    private WebTestClient client;
    private String route;
    private long driver;

    @BeforeEach
    void aDriverWithOneQuestion() throws Exception {
        database = JdbcClient.create(dataSource);
        if (number("SELECT count(*) FROM customer") == 0) {
            try (Connection connection = dataSource.getConnection()) {
                SomePortfolio.store(3, connection, "M", "anna", 20);
            }
        }
        client = TestClient.as("admin", port, dataSource);
        driver = number("SELECT min(id) FROM value_driver WHERE question_count = 1 AND kind = 'LEVEL'");
        route = "/api/v1/customers/"
                + database.sql("SELECT customer_id FROM value_driver WHERE id = " + driver)
                        .query(Long.class)
                        .single() + "/drivers/" + driver + "/measurements";
    }

    @Test
    void storesTheReadingAndThePositionsThatFollowFromIt() throws Exception {
        post("{\"date\": \"2026-10-31\", \"value\": 123.456, \"grade\": \"metered\", \"source\": \"meter\"}", null)
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.revision")
                .isEqualTo(0);

        assertThat(database.sql("SELECT measured FROM driver_position WHERE driver_id = " + driver)
                        .query(java.math.BigDecimal.class)
                        .single())
                .isEqualByComparingTo("123.456");
        assertThat(check.run().first()).isEmpty();
    }

    @Test
    void keepsTheOldReadingWhenADayIsMeasuredAgain() {
        post("{\"date\": \"2026-02-28\", \"value\": 1}", null).expectStatus().isCreated();
        post("{\"date\": \"2026-02-28\", \"value\": 2, \"reason\": \"typing error\"}", null)
                .expectStatus()
                .isCreated()
                .expectBody()
                .jsonPath("$.correction")
                .isEqualTo(true);

        assertThat(database.sql("SELECT CAST(answers AS text) FROM measurement WHERE driver_id = " + driver
                                + " AND measured_on = DATE '2026-02-28' ORDER BY revision")
                        .query(String.class)
                        .list())
                .containsExactly("{1}", "{2}");
    }

    @Test
    void doesTheWorkOnceForOneKey() {
        String body = "{\"date\": \"2026-03-31\", \"value\": 5}";
        var first = post(body, "key-1")
                .expectStatus()
                .isCreated()
                .expectBody(String.class)
                .returnResult();
        var second = post(body, "key-1")
                .expectStatus()
                .isCreated()
                .expectBody(String.class)
                .returnResult();

        assertThat(second.getResponseBody()).isEqualTo(first.getResponseBody());
        assertThat(readings("2026-03-31")).isEqualTo(1);
    }

    @Test
    void refusesAKeyThatBelongsToAnotherRequest() {
        post("{\"date\": \"2026-04-30\", \"value\": 5}", "key-2").expectStatus().isCreated();
        post("{\"date\": \"2026-04-30\", \"value\": 6}", "key-2").expectStatus().isEqualTo(422);

        assertThat(readings("2026-04-30")).isEqualTo(1);
    }

    @Test
    void namesEveryFieldThatIsWrongAndStoresNothing() {
        long before = number("SELECT count(*) FROM measurement");

        post("{\"date\": \"31.12.2025\", \"value\": \"many\", \"grade\": \"good\", \"confidence\": 2}", null)
                .expectStatus()
                .isBadRequest()
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.errors[*].field")
                .value(fields ->
                        assertThat((List<?>) fields).hasToString("[\"date\",\"value\",\"grade\",\"confidence\"]"));
        assertThat(number("SELECT count(*) FROM measurement")).isEqualTo(before);
    }

    @Test
    void refusesADayThatHasNotCome() {
        post("{\"date\": \"" + LocalDate.now().plusDays(3) + "\", \"value\": 1}", null)
                .expectStatus()
                .isBadRequest();
    }

    @Test
    void losesNoReadingWhenManyAreRecordedAtTheSameMoment() throws Exception {
        long before = number("SELECT count(*) FROM measurement WHERE driver_id = " + driver);
        try (var people = Executors.newFixedThreadPool(4)) {
            var answers = people.invokeAll(IntStream.rangeClosed(1, 18)
                    .<java.util.concurrent.Callable<Integer>>mapToObj(day -> () -> untilStored(day))
                    .toList());
            for (var answer : answers) {
                assertThat(answer.get()).isEqualTo(201);
            }
        }
        assertThat(number("SELECT count(*) FROM measurement WHERE driver_id = " + driver))
                .isEqualTo(before + 18);
        assertThat(check.run().first()).isEmpty();
    }

    /** Whoever keeps losing the race is told so, and tries again with the same key. */
    private int untilStored(int day) {
        String body = "{\"date\": \"2025-05-%02d\", \"value\": %d}".formatted(day, day);
        for (int tries = 0; tries < 50; tries++) {
            int status = post(body, "race-" + day)
                    .returnResult(String.class)
                    .getStatus()
                    .value();
            if (status != 409) {
                return status;
            }
        }
        return 409;
    }

    private long readings(String day) {
        return number("SELECT count(*) FROM measurement WHERE driver_id = " + driver + " AND measured_on = DATE '" + day
                + "'");
    }

    private long number(String sql) {
        return database.sql(sql).query(Long.class).single();
    }

    private WebTestClient.ResponseSpec post(String body, String key) {
        return client.post()
                .uri(route)
                .contentType(MediaType.APPLICATION_JSON)
                .headers(headers -> {
                    if (key != null) {
                        headers.set("Idempotency-Key", key);
                    }
                })
                .bodyValue(body)
                .exchange();
    }
}
