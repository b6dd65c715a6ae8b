package org.valueledger.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;
import org.valueledger.ServiceTest;
import org.valueledger.access.Browser;

/** Choosing a file, looking at it and importing it, in the running service. */
@ServiceTest
class ImportJourneyIT {

    @LocalServerPort
    private int port;

    private static final String FILE = "customer_id;customer_name;colour\n007;Zürich AG;red\n;Nobody;\n";

    @Test
    void importsAFileThatWasLookedAtFirst() {
        WebTestClient client =
                WebTestClient.bindToServer().baseUrl("http://localhost:" + port).build();
        Browser browser = Browser.signedIn(client, "admin", ServiceTest.ADMIN_PASSWORD);
        assertThat(browser.get("/imports").body()).contains("Choose a file", "None yet.");
        assertThat(browser.get("/imports/templates/drivers.csv").body()).startsWith("customer_id,driver_id");

        String preview = upload(client, browser);
        Browser.Answer seen = browser.get(preview);
        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.body())
                .contains("Preview of mine.csv", "windows-1252", "Separated by semicolons", "Zürich AG")
                .contains("customer_id is empty", "colour", "Import one row");
        assertThat(browser.get("/imports").body()).contains("None yet.");

        Browser.Answer done = browser.post(preview, "onError", "skip-row");
        assertThat(done.body()).contains("1 rows accepted, 1 new, 0 corrected");
        assertThat(browser.get("/imports").body()).contains("mine.csv");
        assertThat(browser.get(preview).status()).isEqualTo(404);
    }

    private static String upload(WebTestClient client, Browser browser) {
        var form = new MultipartBodyBuilder();
        form.part("_csrf", Objects.requireNonNull(browser.token()));
        form.part("table", "customers");
        form.part("file", new ByteArrayResource(FILE.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1)) {
            @Override
            public String getFilename() {
                return "mine.csv";
            }
        });
        return Objects.requireNonNull(client.post()
                .uri("/imports")
                .contentType(MediaType.MULTIPART_FORM_DATA)
                .cookies(all -> all.addAll(browser.cookies()))
                .body(BodyInserters.fromMultipartData(form.build()))
                .exchange()
                .expectStatus()
                .is3xxRedirection()
                .returnResult(String.class)
                .getResponseHeaders()
                .getFirst("Location"));
    }
}
