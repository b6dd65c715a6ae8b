package org.valueledger.businesscase;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.sql.DataSource;
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
import org.springframework.web.util.HtmlUtils;
import org.valueledger.ServiceTest;
import org.valueledger.access.Browser;
import org.valueledger.access.Users;
import org.valueledger.access.Viewer;

@ServiceTest
class CasePagesIT {

    private static final String PASSWORD = "a long enough password";
    private static final Pattern FIELD =
            Pattern.compile("<input type=\"hidden\" name=\"(body|version|key)\" value=\"([^\"]*)\"");

    @LocalServerPort
    private int port;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private Users users;

    private WebTestClient client;
    private Browser anna;

    @BeforeEach
    void people() {
        for (String key : new String[] {"form", "file", "race", "other"}) {
            JdbcClient.create(dataSource)
                    .sql(
                            "INSERT INTO customer (external_id, name, currency, account_manager) VALUES (:key, 'Customer ' || :key, 'EUR', :manager) ON CONFLICT DO NOTHING")
                    .param("key", key)
                    .param("manager", key.equals("other") ? "ben" : "anna")
                    .update();
        }
        users.addIfAbsent("anna", "Anna", Viewer.Role.ACCOUNT_MANAGER, PASSWORD);
        client = WebTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .responseTimeout(java.time.Duration.ofSeconds(60))
                .build();
        anna = Browser.signedIn(client, "anna", PASSWORD);
    }

    @Test
    void entersACaseAndShowsWhatItComesTo() {
        assertThat(anna.get("/customers/form/business-case").body()).contains("No business case yet");

        assertThat(anna.post("/customers/form/business-case/edit/preview", typed("1,000", "save"))
                        .body())
                .contains("€900")
                .doesNotContain("<html");
        var stored = anna.post("/customers/form/business-case/edit", typed("1,000", "save"));
        assertThat(stored.status()).isEqualTo(303);
        String page = anna.get(stored.location()).body();

        assertThat(page).contains("Fewer hires", "less 10% for risk", "Version 1", "recorded by anna");
        assertThat(anna.get("/customers/form/business-case/edit").body()).contains("value=\"1000\"");
    }

    @Test
    void comesBackWithEverythingTypedAndEachProblemAtItsField() {
        var answer = anna.post("/customers/race/business-case/edit", typed("12,5", "save"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).contains("value=\"12,5\"", "l0.a0-error", "Expected a number such as");
        assertThat(answer.body()).contains("value=\"Fewer hires\"");

        String[] formula = typed(
                "5",
                "save",
                "l0.mode",
                "formulas",
                "l0.v0.name",
                "hours",
                "l0.v0.n0",
                "3",
                "l0.on0",
                "on",
                "l0.s0.name",
                "sum",
                "l0.s0.formula",
                "hours * wage");
        var unknown = anna.post("/customers/race/business-case/edit", formula);
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.body()).contains("l0.s0.formula-error", "value=\"hours * wage\"", "wage");
        assertThat(JdbcClient.create(dataSource)
                        .sql(
                                "SELECT count(*) FROM business_case b JOIN customer c ON c.id = b.customer_id WHERE external_id = 'race'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void changesTheFormWithItsButtonsAndKeepsWhatWasTyped() {
        String more = anna.post("/customers/race/business-case/edit", typed("7", "add-cost"))
                .body();
        assertThat(more).contains("name=\"l1.ref\"", "value=\"B\"", "value=\"7\"");

        String formulas = anna.post("/customers/race/business-case/edit", typed("7", "formulas-0"))
                .body();
        assertThat(formulas).contains("name=\"l0.v0.n0\"", "value=\"amount\"", "value=\"total\"");

        String longer = anna.post("/customers/race/business-case/edit", typed("7", "add-period"))
                .body();
        assertThat(longer).contains("value=\"Year 2\"", "name=\"l0.a1\"");

        String none = anna.post("/customers/race/business-case/edit", typed("7", "remove-0"))
                .body();
        assertThat(none).doesNotContain("name=\"l0.ref\"");
        assertThat(anna.post("/customers/race/business-case/edit", typed("7", "remove-9-x"))
                        .body())
                .contains("value=\"7\"");
    }

    @Test
    void saysSoWhenSomebodyElseWasFasterAndKeepsWhatWasTyped() {
        assertThat(anna.post("/customers/race/business-case/edit", typed("7", "save", "version", "3"))
                        .status())
                .isEqualTo(412);
        assertThat(anna.post("/customers/race/business-case/edit", typed("77", "save", "version", "3"))
                        .body())
                .contains("Somebody else has stored", "value=\"77\"");
    }

    @Test
    void previewsAFileWithAllProblemsAndStoresAGoodOne() {
        String template =
                anna.get("/customers/file/business-case/import/template.csv").body();
        String bad = upload(template.replace("20000,20000,20000", "20000,many,20000"));
        assertThat(bad).contains("One problem", "Year 2", "is not a number").doesNotContain("name=\"body\"");

        String good = upload(template);
        assertThat(good).contains("Net present value", "Store as version 1");
        List<String> fields = new ArrayList<>();
        FIELD.matcher(good)
                .results()
                .forEach(field -> fields.addAll(List.of(field.group(1), HtmlUtils.htmlUnescape(field.group(2)))));
        var stored = anna.post("/customers/file/business-case/import/store", fields.toArray(String[]::new));

        assertThat(anna.get(stored.location()).body()).contains("Example of a business case", "business-case.csv");
        assertThat(anna.post("/customers/file/business-case/import/store", "body", "{", "version", "1", "key", "k")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void keepsOtherPeoplesCasesAway() {
        for (String path : List.of("", "/edit", "/import")) {
            assertThat(anna.get("/customers/other/business-case" + path).status())
                    .isEqualTo(404);
        }
        assertThat(anna.post("/customers/other/business-case/edit", typed("7", "save"))
                        .status())
                .isEqualTo(404);
        assertThat(anna.post("/customers/other/business-case/edit/preview", typed("7", "save"))
                        .status())
                .isEqualTo(404);
        assertThat(anna.post("/customers/other/business-case/links", "ref", "A", "driver", "")
                        .status())
                .isEqualTo(404);
    }

    /** @param more replaces or adds fields */
    private static String[] typed(String amount, String button, String... more) {
        var fields = new java.util.LinkedHashMap<String, String>();
        String[] usual = {
            "version",
            "0",
            "key",
            java.util.UUID.randomUUID().toString(),
            "name",
            "Offer",
            "currency",
            "eur",
            "discountRate",
            "10",
            "p0",
            "Year 1",
            "l0.kind",
            "benefit",
            "l0.mode",
            "plain",
            "l0.ref",
            "A",
            "l0.name",
            "Fewer hires",
            "l0.category",
            "",
            "l0.risk",
            "10",
            "l0.a0",
            amount,
            "action",
            button
        };
        for (int i = 0; i < usual.length; i += 2) {
            fields.put(usual[i], usual[i + 1]);
        }
        for (int i = 0; i < more.length; i += 2) {
            fields.put(more[i], more[i + 1]);
        }
        return fields.entrySet().stream()
                .flatMap(field -> java.util.stream.Stream.of(field.getKey(), field.getValue()))
                .toArray(String[]::new);
    }

    private String upload(String csv) {
        anna.get("/customers/file/business-case/import");
        var parts = new MultipartBodyBuilder();
        parts.part("_csrf", String.valueOf(anna.token()));
        parts.part("file", new ByteArrayResource(csv.getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
                    @Override
                    public String getFilename() {
                        return "business-case.csv";
                    }
                })
                .contentType(MediaType.parseMediaType("text/csv"));
        return client.post()
                .uri("/customers/file/business-case/import")
                .header("X-CSRF-TOKEN", anna.token())
                .cookies(cookies -> cookies.addAll(anna.cookies()))
                .accept(MediaType.TEXT_HTML)
                .body(BodyInserters.fromMultipartData(parts.build()))
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }
}
