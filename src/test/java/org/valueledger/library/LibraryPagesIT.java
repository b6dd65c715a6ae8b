package org.valueledger.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
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

@ServiceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LibraryPagesIT {

    private static final String PASSWORD = "a long enough password";
    private static final Pattern INPUT = Pattern.compile("<input[^>]* name=\"([^\"]+)\"[^>]* value=\"([^\"]*)\"[^>]*>");

    @LocalServerPort
    private int port;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private Users users;

    private WebTestClient client;
    private Browser admin;
    private Browser anna;
    private Browser erin;
    private JdbcClient database;
    private SomeUsers customers;
    private long shops;

    @BeforeAll
    void people() {
        client = WebTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .responseTimeout(java.time.Duration.ofSeconds(30))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(4 * 1024 * 1024))
                .build();
        users.addIfAbsent("anna", "Anna", Viewer.Role.ACCOUNT_MANAGER, PASSWORD);
        users.addIfAbsent("erin", "Erin", Viewer.Role.EXECUTIVE, PASSWORD);
        admin = Browser.signedIn(client, "admin", ServiceTest.ADMIN_PASSWORD);
        anna = Browser.signedIn(client, "anna", PASSWORD);
        erin = Browser.signedIn(client, "erin", PASSWORD);
        database = JdbcClient.create(dataSource);
        customers = new SomeUsers(database);
        shops = customers.customer("shops", "anna", "Retail trade");
        customers.driver(shops, "D1", "ap-invoice-handling", 1);
        customers.customer("ben's", "ben", "Retail");
    }

    @Test
    void everybodyReadsTheLibraryAndOnlyAdministratorsAreOfferedToChangeIt() {
        for (Browser reader : List.of(anna, erin)) {
            String list = reader.get("/library?q=supplier").body();
            assertThat(list)
                    .contains("Supplier invoices that pass without a hand", "higher is better")
                    .doesNotContain("/library/new");
            assertThat(reader.get("/library/scrap-material").body())
                    .contains("stops the process when it drifts", "600,000", "shipped with Value Ledger")
                    .doesNotContain("/edit");
            assertThat(reader.get("/library/scrap-material/edit").status()).isEqualTo(403);
            assertThat(reader.post("/library/scrap-material/retire").status()).isEqualTo(403);
        }
        assertThat(admin.get("/library").body()).contains("/library/new", "/library/import");
        assertThat(admin.get("/library?q=no%20such%20thing").body()).contains("No template matches");
        assertThat(admin.get("/library/no-such-thing").status()).isEqualTo(404);
        assertThat(admin.get("/library/scrap-material?version=9").status()).isEqualTo(404);
    }

    @Test
    void anEditMakesTheNextVersionAndShowsWhatItChanged() {
        List<String> form = form(admin.get("/library/agency-nursing/edit").body());
        set(form, "cadenceDays", "60");
        set(form, "note", "Wards change faster");
        textAreas(form, "agency-nursing");
        Browser.Answer stored = admin.post("/library/agency-nursing/edit", form.toArray(String[]::new));

        assertThat(stored.status()).as(stored.body()).isEqualTo(303);
        assertThat(anna.get("/library/agency-nursing").body())
                .contains("Version 2", "Wards change faster", "One field changed", "<del>30</del>", "by admin on");
        assertThat(anna.get("/library/agency-nursing?version=1").body())
                .contains("You are looking at version 1", "30 days");
    }

    @Test
    void theSecondOfTwoEditorsIsToldAndKeepsWhatWasTyped() {
        List<String> first =
                form(admin.get("/library/employee-net-promoter-score/edit").body());
        textAreas(first, "employee-net-promoter-score");
        List<String> second = new ArrayList<>(
                form(admin.get("/library/employee-net-promoter-score/edit").body()));
        textAreas(second, "employee-net-promoter-score");
        set(first, "name", "First");
        set(first, "note", "one");
        set(second, "name", "Second <b>");
        set(second, "note", "two");

        assertThat(admin.post("/library/employee-net-promoter-score/edit", first.toArray(String[]::new))
                        .status())
                .isEqualTo(303);
        Browser.Answer late = admin.post("/library/employee-net-promoter-score/edit", second.toArray(String[]::new));
        assertThat(late.status()).isEqualTo(412);
        assertThat(late.body()).contains("Meanwhile admin has stored version 2", "Second &lt;b&gt;");
    }

    @Test
    void theFormNamesEveryMistakeAndOffersMoreQuestions() {
        Browser.Answer wrong = admin.post("/library/new", "name", "Only a name", "onceKey", "k", "q0.text", "What?");
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.body())
                .contains("Nothing was stored", "Questions 1 name: missing", "Formula: missing", "Only a name");

        String more = admin.post("/library/new", "name", "x", "q0.text", "What?", "more", "true")
                .body();
        assertThat(more).contains("q2.text").doesNotContain("Nothing was stored");
    }

    @Test
    void aRetiredTemplateIsNotOfferedUntilItIsRestored() {
        assertThat(admin.post("/library/shelf-availability/retire").status()).isEqualTo(303);
        assertThat(anna.get("/library").body()).doesNotContain("shelf-availability");
        assertThat(anna.get("/customers/shops/library").body()).doesNotContain("shelf-availability");
        assertThat(anna.get("/library?retired=true").body()).contains("shelf-availability");
        assertThat(anna.get("/library/shelf-availability").body()).contains("This template is retired");

        assertThat(admin.post("/library/shelf-availability/restore").status()).isEqualTo(303);
        assertThat(anna.get("/library").body()).contains("shelf-availability");
        assertThat(admin.post("/library/no-such/retire").status()).isEqualTo(404);
    }

    @Test
    void theChoiceForACustomerStartsWithItsIndustryAndMarksWhatIsUsed() {
        String page = anna.get("/customers/shops/library?template=scrap-material&q=conversion")
                .body();

        assertThat(page).contains("For Retail trade", "Chosen, but not among those below", "One chosen");
        assertThat(page).containsPattern("value=\"scrap-material\" checked=\"checked\"");
        assertThat(page).contains("/customers/" + shops + "/drivers/from-templates", "name=\"key\"");
        assertThat(anna.get("/customers/shops/library").body()).contains("in use", "None chosen");
        assertThat(erin.get("/customers/shops/library").body()).doesNotContain("Add the chosen drivers");
        assertThat(anna.get("/customers/ben's/library").status()).isEqualTo(404);
    }

    @Test
    void aFileIsLookedAtBeforeItIsImported() {
        String file = Templates.file(Templates.json("from-a-file", json -> json.put("name", "Größe <i>")));
        Browser.Answer preview = upload(file);
        assertThat(preview.body()).contains("mine.json", "Größe &lt;i&gt;", "Import one template");
        assertThat(admin.get("/library/from-a-file").status()).isEqualTo(404);

        Browser.Answer done = admin.post("/library/import", "content", file);
        assertThat(done.body()).contains("Imported: 1 new, 0 changed, 0 unchanged.");
        assertThat(admin.get("/library/from-a-file").body()).contains("imported by admin");
        assertThat(upload(file).body()).contains("The library says all of this already");
    }

    /** The form's encoding makes a file larger; the largest that may be looked at can also be imported. */
    @Test
    void theLargestFileOfThePageCanBeImported() {
        var templates = IntStream.range(0, 290)
                .mapToObj(i -> Templates.json("many-" + i, json -> json.put("evidence", "\"{}\" ".repeat(60))))
                .toArray(tools.jackson.databind.node.ObjectNode[]::new);
        String file = Templates.file(templates);
        assertThat(file.length()).isBetween(350 * 1024, TemplateUpload.MOST_BY_PAGE);

        assertThat(upload(file).body()).contains("Import 290 templates");
        assertThat(admin.post("/library/import", "content", file).body()).contains("Imported: 290 new");
    }

    @Test
    void aFileWithMistakesIsNotImported() {
        String file = Templates.file(Templates.json("broken", json -> json.put("formula", "1 +")));
        assertThat(upload(file).body()).contains("broken", "formula is").doesNotContain("Import one template");

        Browser.Answer forced = admin.post("/library/import", "content", file);
        assertThat(forced.status()).isEqualTo(422);
        assertThat(forced.body()).contains("formula is");
        assertThat(admin.get("/library/broken").status()).isEqualTo(404);
        assertThat(upload("x".repeat(600 * 1024)).status()).isEqualTo(413);
    }

    /** A text that no file has would be shown as ??key??. */
    @Test
    void everyTextOfThePagesExists() {
        for (String page : List.of(
                "/library?retired=true",
                "/library?limit=1",
                "/library/ap-invoice-handling",
                "/library/web-shop-conversion/edit",
                "/library/new",
                "/library/import",
                "/customers/shops/library")) {
            assertThat(admin.get(page).body()).as(page).contains("<h1").doesNotContain("??");
        }
    }

    private Browser.Answer upload(String content) {
        admin.get("/library/import");
        var form = new MultipartBodyBuilder();
        form.part("_csrf", Objects.requireNonNull(admin.token()));
        form.part("file", new ByteArrayResource(content.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public String getFilename() {
                return "mine.json";
            }
        });
        var result = client.post()
                .uri("/library/import")
                .accept(MediaType.TEXT_HTML)
                .contentType(MediaType.MULTIPART_FORM_DATA)
                .cookies(all -> all.addAll(admin.cookies()))
                .body(BodyInserters.fromMultipartData(form.build()))
                .exchange()
                .returnResult(String.class);
        String body = String.join("", result.getResponseBody().collectList().block());
        return new Browser.Answer(result.getStatus().value(), body, result.getResponseHeaders());
    }

    /** Names and values of a form's inputs in turn. */
    private static List<String> form(String page) {
        List<String> fields = new ArrayList<>();
        Matcher input = INPUT.matcher(page);
        while (input.find()) {
            boolean box = input.group().contains("checkbox") && !input.group().contains("checked");
            if (!box && !input.group(1).equals("_csrf")) {
                fields.add(input.group(1));
                fields.add(input.group(2));
            }
        }
        return fields;
    }

    /** What stands in text areas and choices, which {@link #form} does not see. */
    private void textAreas(List<String> form, String key) {
        var template = Templates.JSON.readTree(database.sql(
                        "SELECT CAST(content AS text) FROM driver_template_version WHERE template_key = :key ORDER BY version DESC LIMIT 1")
                .param("key", key)
                .query(String.class)
                .single());
        for (String field : List.of(
                "category",
                "tag",
                "direction",
                "kind",
                "whyBuy",
                "issue",
                "outcome",
                "capability",
                "evidence",
                "formula")) {
            set(form, field, template.path(field).asString());
        }
        set(form, "industries", template.path("industries").get(0).asString());
        for (int i = 0; i < template.path("questions").size(); i++) {
            set(
                    form,
                    "q" + i + ".role",
                    template.path("questions").get(i).path("role").asString());
        }
    }

    private static void set(List<String> form, String field, String value) {
        for (int i = 0; i < form.size(); i += 2) {
            if (form.get(i).equals(field)) {
                form.set(i + 1, value);
                return;
            }
        }
        form.add(field);
        form.add(value);
    }
}
