package org.valueledger.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.util.List;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.valueledger.ServiceTest;
import org.valueledger.access.Browser;
import org.valueledger.position.SomePortfolio;

@ServiceTest
class PagesIT {

    /** What the content security policy would block. */
    private static final Pattern INLINE =
            Pattern.compile("<style|\\sstyle=|<script(?![^>]*\\ssrc=)|\\son[a-z]+=", Pattern.CASE_INSENSITIVE);

    @LocalServerPort
    private int port;

    @Autowired
    private DataSource dataSource;

    private JdbcClient database;
    private WebTestClient client;
    private Browser browser;

    @BeforeEach
    void signIn() throws Exception {
        database = JdbcClient.create(dataSource);
        if (count("SELECT count(*) FROM customer WHERE external_id LIKE 'W%'") == 0) {
            try (Connection connection = dataSource.getConnection()) {
                SomePortfolio.store(5, connection, "W", "wilma", 6);
            }
        }
        client =
                WebTestClient.bindToServer().baseUrl("http://localhost:" + port).build();
        browser = Browser.signedIn(client, "admin", ServiceTest.ADMIN_PASSWORD);
    }

    private long count(String sql) {
        return database.sql(sql).query(Long.class).single();
    }

    private String driverPage() {
        return database.sql("""
                        SELECT '/customers/' || d.customer_id || '/drivers/' || d.id
                          FROM value_driver d JOIN driver_position p ON p.driver_id = d.id
                          JOIN customer c ON c.id = d.customer_id
                         WHERE c.external_id LIKE 'W%' AND p.measured IS NOT NULL ORDER BY d.id LIMIT 1
                        """).query(String.class).single();
    }

    @Test
    void everyPageObeysItsOwnSecurityPolicy() {
        String driver = driverPage();
        String customer = driver.substring(0, driver.indexOf("/drivers"));
        for (String page :
                List.of("/customers", "/customers?q=nobody", customer, driver, "/retention-risks", "/nothing-here")) {
            String body = browser.get(page).body();
            assertThat(body).as(page).contains("</html>", "app.css");
            assertThat(INLINE.matcher(body).results().map(r -> r.group()).toList())
                    .as(page)
                    .isEmpty();
        }
    }

    @Test
    void theHomePageIsTheListOfCustomers() {
        assertThat(browser.get("/").location()).isEqualTo("/customers");
        var page = browser.get("/customers?limit=2");
        assertThat(page.body()).contains("rel=\"next\"", "aria-sort=\"ascending\"", "aria-current=\"page\"");
    }

    @Test
    void namesAreShownAndNotRun() {
        database.sql(
                        "UPDATE customer SET name = :name WHERE id = (SELECT min(id) FROM customer WHERE external_id LIKE 'W%')")
                .param("name", "<script>alert(1)</script> & \"Sons\"")
                .update();
        var page = browser.get("/customers?q=alert(1)");
        assertThat(page.body())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp;")
                .doesNotContain("<script>alert");
    }

    @Test
    void anErrorIsAPageForPeopleAndStillShowsWhoIsSignedIn() {
        var page = browser.get("/customers/no-such-customer");
        assertThat(page.status()).isEqualTo(404);
        assertThat(page.body()).contains("Not found", "Sign out").doesNotContain("Exception", "at org.");
    }

    @Test
    void aWrongParameterIsNamedOnThePage() {
        var page = browser.get("/customers?sort=size");
        assertThat(page.status()).isEqualTo(400);
        assertThat(page.body()).contains("sort is &quot;size&quot;, expected one of name");
    }

    @Test
    void aPartOfAPageGetsAPartAsAnswer() {
        client.get()
                .uri("/login-that-is-not-there.css")
                .header("HX-Request", "true")
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody(String.class)
                .value(body ->
                        assertThat(body).startsWith("<div class=\"problem\"").doesNotContain("<html"));
    }

    @Test
    void strangersGetStylesAndFontsButNoSession() {
        for (String file : List.of(
                "/app.css",
                "/favicon.svg",
                "/fonts/IBMPlexSans-Regular.ttf",
                "/webjars/htmx.org/2.0.10/dist/htmx.min.js")) {
            client.get()
                    .uri(file)
                    .exchange()
                    .expectStatus()
                    .isOk()
                    .expectHeader()
                    .doesNotExist("Set-Cookie");
        }
    }

    @Test
    void programsGetProblemsAsJson() {
        client.get()
                .uri("/api/v1/customers/no-such-customer")
                .headers(headers -> headers.setBasicAuth("admin", ServiceTest.ADMIN_PASSWORD))
                .header("Accept", "text/html")
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectHeader()
                .contentType("application/problem+json")
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:value-ledger:problem:customer-not-found")
                .jsonPath("$.instance")
                .isEqualTo("/api/v1/customers/no-such-customer");
    }
}
