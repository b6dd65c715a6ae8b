package org.valueledger.storm;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.spi.ConnectionFactory;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.valueledger.ServiceTest;
import org.valueledger.TestDatabase;
import org.valueledger.access.TestTokens;
import org.valueledger.position.PositionCheck;
import org.valueledger.position.SomePortfolio;

/** Clients that hang up in the middle of a write leave the whole effect or none. */
@ServiceTest
class DisconnectStormIT {

    private static final int CLIENTS = 16;
    private static final int REQUESTS = 6_000;
    private static final Duration LONGEST_CONTROL = Duration.ofSeconds(90);

    @LocalServerPort
    private int port;

    @Autowired
    private DataSource dataSource;

    @Value("${spring.r2dbc.url}")
    private String url;

    @Autowired
    private ConnectionFactory connections;

    @Autowired
    private PositionCheck check;

    @Test
    void aMeasurementIsStoredWithItsPositionsItsKeyAndItsVersionOrNotAtAll() throws Exception {
        var database = JdbcClient.create(dataSource);
        try (Connection connection = dataSource.getConnection()) {
            SomePortfolio.store(7, connection, "S", "admin", 60);
        }
        var drivers = database.sql("""
                        SELECT c.external_id || '/drivers/' || d.external_id
                          FROM value_driver d JOIN customer c ON c.id = d.customer_id WHERE d.question_count = 1
                        """).query(String.class).list();
        long versions = number(database, "SELECT sum(version) FROM customer");
        long readings = number(database, "SELECT count(*) FROM measurement");
        String token = TestTokens.of(dataSource, "admin");
        var client = new ImpatientClient(port);

        ImpatientClient.Request request = n -> client.post(
                "/api/v1/customers/" + drivers.get((int) (n % drivers.size())) + "/measurements",
                "Authorization: Bearer " + token + "\r\nIdempotency-Key: storm-" + n + "\r\n",
                "{\"date\":\"" + LocalDate.of(2025, 1, 1).plusDays(n % 500) + "\",\"value\":" + n + "}");
        client.calibrate(n -> request.send(REQUESTS + n));
        storm(request);
        settle(database);

        long stored = number(database, "SELECT count(*) FROM measurement") - readings;
        assertThat(stored).as("some got through").isPositive();
        assertThat(stored).as("some did not").isLessThan(REQUESTS);
        assertThat(number(database, "SELECT count(*) FROM idempotency_key")).isEqualTo(stored);
        assertThat(number(database, "SELECT sum(version) FROM customer") - versions)
                .isEqualTo(stored);
        assertThat(check.run().first()).isEmpty();
        everyConnectionStillWorks();
    }

    @Test
    void theSameStormTearsAnUnshieldedTransaction() throws Exception {
        var database = JdbcClient.create(TestDatabase.asSuperuser(url));
        database.sql("CREATE TABLE IF NOT EXISTS storm (id bigint, part int)").update();
        database.sql("GRANT ALL ON storm TO PUBLIC").update();
        AtomicLong offset = new AtomicLong();
        Instant end = Instant.now().plus(LONGEST_CONTROL);
        long torn = 0;
        try (var control = new UnshieldedRoute(connections)) {
            var client = new ImpatientClient(control.port());
            client.calibrate(n -> client.post("/pair/" + (-1 - n), "", ""));
            while (torn == 0 && Instant.now().isBefore(end)) {
                long base = offset.getAndAdd(REQUESTS);
                storm(n -> client.post("/pair/" + (base + n), "", ""));
                settle(database);
                torn = number(database, """
                        SELECT count(*) FROM (SELECT id FROM storm GROUP BY id HAVING count(*) <> 2) half
                        """);
            }
        }
        assertThat(torn)
                .as("a storm that cannot tear the control proves nothing")
                .isPositive();
    }

    private static void storm(ImpatientClient.Request request) throws InterruptedException {
        AtomicLong next = new AtomicLong();
        try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
            for (int i = 0; i < CLIENTS; i++) {
                clients.submit(() -> {
                    for (long n = next.getAndIncrement(); n < REQUESTS; n = next.getAndIncrement()) {
                        request.send(n);
                    }
                    return null;
                });
            }
            clients.shutdown();
            assertThat(clients.awaitTermination(3, TimeUnit.MINUTES)).isTrue();
        }
    }

    /** Shielded writes go on after their client; wait until the database has nothing to do. */
    private static void settle(JdbcClient database) throws InterruptedException {
        for (int quiet = 0; quiet < 5; ) {
            Thread.sleep(200);
            long busy = number(database, """
                    SELECT count(*) FROM pg_stat_activity
                     WHERE datname = current_database() AND state <> 'idle' AND pid <> pg_backend_pid()
                    """);
            quiet = busy == 0 ? quiet + 1 : 0;
        }
    }

    private void everyConnectionStillWorks() {
        var all = java.util.stream.IntStream.range(0, 10)
                .mapToObj(i -> reactor.core.publisher.Mono.usingWhen(
                        connections.create(),
                        c -> reactor.core.publisher.Mono.from(c.createStatement("SELECT pg_sleep($1)")
                                        .bind("$1", 0.2)
                                        .execute())
                                .flatMap(r -> reactor.core.publisher.Mono.from(r.map(row -> 1))),
                        io.r2dbc.spi.Connection::close))
                .toList();
        assertThat(reactor.core.publisher.Flux.merge(all).collectList().block(Duration.ofSeconds(10)))
                .hasSize(10);
    }

    private static long number(JdbcClient database, String sql) {
        return database.sql(sql).query(Long.class).single();
    }
}
