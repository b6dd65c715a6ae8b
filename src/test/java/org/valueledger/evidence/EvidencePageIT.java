package org.valueledger.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.time.Duration;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;
import org.valueledger.ServiceTest;
import org.valueledger.access.Browser;
import org.valueledger.access.Users;
import org.valueledger.access.Viewer;
import org.valueledger.position.SomePortfolio;

@ServiceTest
class EvidencePageIT {

    private static final String PASSWORD = "a long enough password";

    @LocalServerPort
    private int port;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private Users users;

    private WebTestClient client;
    private String address;

    @BeforeEach
    void aDriver() throws Exception {
        var database = JdbcClient.create(dataSource);
        if (database.sql("SELECT count(*) FROM customer").query(Long.class).single() == 0) {
            users.addIfAbsent("anna", "Anna", Viewer.Role.ACCOUNT_MANAGER, PASSWORD);
            users.addIfAbsent("erin", "Erin", Viewer.Role.EXECUTIVE, PASSWORD);
            try (Connection connection = dataSource.getConnection()) {
                SomePortfolio.store(5, connection, "A", "anna", 5);
            }
        }
        client = WebTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .responseTimeout(Duration.ofSeconds(30))
                .build();
        address = database.sql("""
                        SELECT '/customers/' || customer_id || '/drivers/' || id || '/evidence' FROM value_driver d
                         WHERE NOT EXISTS (SELECT FROM evidence_file f WHERE f.driver_id = d.id) ORDER BY id LIMIT 1
                        """).query(String.class).single();
    }

    @Test
    void takesAFileFromItsFormShowsItAndWithdrawsIt() {
        Browser anna = Browser.signedIn(client, "anna", PASSWORD);
        assertThat(anna.get(address).body()).contains("No evidence yet", "Bring a file");

        var stored = bring(anna, anna.token(), "measurement:2026-01-31", "<i>log.csv", "a;b\n");
        assertThat(stored.getStatus().value()).isEqualTo(303);
        assertThat(stored.getResponseHeaders().getFirst("Location")).isEqualTo(address);
        String page = anna.get(address).body();
        assertThat(page).contains("&lt;i&gt;log.csv", "Reading of 31 Jan 2026", "1 of at most 50");

        long id = JdbcClient.create(dataSource)
                .sql("SELECT max(id) FROM evidence_file")
                .query(Long.class)
                .single();
        var file = anna.get(address + "/" + id);
        assertThat(file.body()).isEqualTo("a;b\n");
        assertThat(file.headers().getFirst("Content-Security-Policy")).isEqualTo("sandbox; default-src 'none'");

        assertThat(anna.post(address + "/" + id + "/withdrawal", "reason", " ").status())
                .isEqualTo(400);
        assertThat(anna.post(address + "/" + id + "/withdrawal", "reason", "the <wrong> year")
                        .location())
                .isEqualTo(address);
        assertThat(anna.get(address).body()).contains("<del>&lt;i&gt;log.csv</del>", "the &lt;wrong&gt; year");
    }

    @Test
    void startsTheFormWithWhatALinkAsksFor() {
        Browser anna = Browser.signedIn(client, "anna", PASSWORD);
        assertThat(anna.get(address + "?about=goal").body()).containsPattern("value=\"goal\" selected");
        assertThat(anna.get(address + "?about=measurement&on=2020-02-29").body())
                .containsPattern("value=\"measurement:2020-02-29\" selected");
        assertThat(anna.get(address + "?about=%3Cx&on=never").status()).isEqualTo(200);
    }

    @Test
    void refusesWhatIsNoEvidenceWithAPageThatSaysWhy() {
        Browser anna = Browser.signedIn(client, "anna", PASSWORD);
        anna.get(address);
        var refused = bring(anna, anna.token(), "goal", "a.pdf", "<html></html>");
        assertThat(refused.getStatus().value()).isEqualTo(415);
        assertThat(refused.getResponseBody()).contains("is an HTML page, expected PDF");
        assertThat(bring(anna, anna.token(), "something", "a.txt", "a")
                        .getStatus()
                        .value())
                .isEqualTo(400);
        assertThat(bring(anna, null, "goal", "a.txt", "a").getStatus().value()).isEqualTo(403);
        assertThat(anna.get(address).body()).contains("No evidence yet");
    }

    @Test
    void showsExecutivesTheFilesAndNoForm() {
        Browser erin = Browser.signedIn(client, "erin", PASSWORD);
        assertThat(erin.get(address).body()).contains("No evidence yet").doesNotContain("Bring a file", "multipart");
        assertThat(bring(erin, erin.token(), "goal", "a.txt", "a").getStatus().value())
                .isEqualTo(403);
    }

    private org.springframework.test.web.reactive.server.EntityExchangeResult<String> bring(
            Browser browser, @Nullable String token, String what, String name, String content) {
        var form = new MultipartBodyBuilder();
        if (token != null) {
            form.part("_csrf", Objects.requireNonNull(token));
        }
        form.part("what", what);
        form.part("note", "");
        form.part("file", new ByteArrayResource(SomeFiles.bytes(content))).filename(name);
        return client.post()
                .uri(address)
                .accept(MediaType.TEXT_HTML)
                .contentType(MediaType.MULTIPART_FORM_DATA)
                .cookies(all -> all.addAll(browser.cookies()))
                .body(BodyInserters.fromMultipartData(form.build()))
                .exchange()
                .expectBody(String.class)
                .returnResult();
    }
}
