package org.valueledger;

import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.valueledger.access.TestTokens;

/** A client of the running service, signed in with a bearer token. */
public final class TestClient {

    private TestClient() {}

    public static WebTestClient as(String username, int port, DataSource database) {
        return WebTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .defaultHeader("Authorization", "Bearer " + TestTokens.of(database, username))
                .responseTimeout(Duration.ofSeconds(30))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(16 * 1024 * 1024))
                .build();
    }
}
