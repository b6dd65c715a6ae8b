package org.valueledger.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.valueledger.evidence.SomeFiles.bytes;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.valueledger.ServiceTest;
import org.valueledger.TestClient;
import org.valueledger.TestDatabase;
import org.valueledger.access.Users;
import org.valueledger.access.Viewer;
import org.valueledger.position.SomePortfolio;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ServiceTest
class EvidenceIT {

    private static final int MEGABYTE = 1024 * 1024;
    private static final JsonMapper JSON = new JsonMapper();

    @LocalServerPort
    private int port;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private Users users;

    @Autowired
    private EvidenceFiles files;

    @Value("${spring.r2dbc.url}")
    private String url;

    private JdbcClient database;
    private JdbcClient superuser;
    private WebTestClient anna;
    private long customer;
    private long driver;
    private String route;

    @BeforeEach
    void aDriverOfAnnasWithoutEvidence() throws Exception {
        database = JdbcClient.create(dataSource);
        superuser = JdbcClient.create(TestDatabase.asSuperuser(url));
        if (number("SELECT count(*) FROM customer") == 0) {
            users.addIfAbsent("anna", "Anna", Viewer.Role.ACCOUNT_MANAGER, ServiceTest.ADMIN_PASSWORD);
            users.addIfAbsent("ben", "Ben", Viewer.Role.ACCOUNT_MANAGER, ServiceTest.ADMIN_PASSWORD);
            users.addIfAbsent("erin", "Erin", Viewer.Role.EXECUTIVE, ServiceTest.ADMIN_PASSWORD);
            try (Connection connection = dataSource.getConnection()) {
                SomePortfolio.store(5, connection, "A", "anna", 20);
                SomePortfolio.store(6, connection, "B", "ben", 2);
            }
        }
        anna = TestClient.as("anna", port, dataSource);
        driver = number("""
                SELECT min(d.id) FROM value_driver d JOIN customer c ON c.id = d.customer_id
                 WHERE c.account_manager = 'anna' AND NOT EXISTS (SELECT FROM evidence_file f WHERE f.driver_id = d.id)
                """);
        customer = number("SELECT customer_id FROM value_driver WHERE id = " + driver);
        route = "/api/v1/customers/" + customer + "/drivers/" + driver + "/evidence";
    }

    @Test
    void storesAFileAndHandsItOutOnlyToBeSaved() {
        byte[] pdf = SomeFiles.pdf();
        JsonNode stored = json(
                bring(
                        "?about=measurement&on=2026-01-31&note=meter%20log",
                        "../../Gr%C3%B6%C3%9Fe%20%F0%9F%93%88.pdf", pdf),
                201);
        assertThat(stored.path("fileName").stringValue()).isEqualTo("Größe \uD83D\uDCC8.pdf");
        assertThat(stored.path("mediaType").stringValue()).isEqualTo("application/pdf");
        assertThat(stored.path("on").stringValue()).isEqualTo("2026-01-31");
        assertThat(stored.path("recordedBy").stringValue()).isEqualTo("anna");

        String address = route + "/" + stored.path("id").longValue();
        var got = anna.get().uri(address).exchange().expectBody(byte[].class).returnResult();
        HttpHeaders headers = got.getResponseHeaders();
        assertThat(got.getResponseBody()).isEqualTo(pdf);
        assertThat(headers.getContentType()).isEqualTo(MediaType.APPLICATION_PDF);
        assertThat(headers.getETag()).isEqualTo("\"" + stored.path("sha256").stringValue() + "\"");
        assertThat(headers.get("Content-Security-Policy")).containsExactly("sandbox; default-src 'none'");
        assertThat(headers.get("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(headers.getFirst(HttpHeaders.CONTENT_DISPOSITION))
                .startsWith("attachment; ")
                .contains("filename*=UTF-8''Gr%C3%B6%C3%9Fe%20%F0%9F%93%88.pdf");
        assertThat(headers.getContentDisposition().getFilename()).isEqualTo("Größe \uD83D\uDCC8.pdf");
        anna.get()
                .uri(address)
                .header(HttpHeaders.IF_NONE_MATCH, headers.getETag())
                .exchange()
                .expectStatus()
                .isNotModified();
    }

    @Test
    void savesTextUnderANameThatNoProgramRuns() {
        JsonNode stored = json(bring("?about=goal", "evil\".js", bytes("alert(1)")), 201);
        String disposition = anna.get()
                .uri(route + "/" + stored.path("id").longValue())
                .exchange()
                .expectHeader()
                .contentType(MediaType.TEXT_PLAIN)
                .expectBody(byte[].class)
                .returnResult()
                .getResponseHeaders()
                .getFirst(HttpHeaders.CONTENT_DISPOSITION);
        assertThat(disposition).isEqualTo("attachment; filename=\"evil\\\".js.txt\"");
    }

    @Test
    void listsNewestFirstAndByWhatIsProved() {
        assertThat(json(get("erin", route), 200).path("items").size()).isZero();
        bring("?about=baseline", "one.txt", bytes("one"));
        bring("?about=goal", "two.txt", bytes("two"));

        JsonNode all = json(get("erin", route), 200).path("items");
        assertThat(all.findValuesAsString("fileName")).containsExactly("two.txt", "one.txt");
        assertThat(json(get("anna", route + "?about=baseline"), 200)
                        .path("items")
                        .findValuesAsString("fileName"))
                .containsExactly("one.txt");
        json(get("anna", route + "?about=else"), 400);
    }

    @Test
    void storesTheSameFileForTheSamePurposeOnce() {
        byte[] file = bytes("the same");
        long first = json(bring("?about=measurement&on=2026-01-31", "a.txt", file), 201)
                .path("id")
                .longValue();

        JsonNode again = json(bring("?about=measurement&on=2026-01-31", "b.txt", file), 200);
        assertThat(again.path("id").longValue()).isEqualTo(first);
        assertThat(again.path("fileName").stringValue()).isEqualTo("a.txt");

        json(bring("?about=measurement&on=2026-02-28", "a.txt", file), 201);
        json(bring("?about=measurement", "a.txt", file), 201);
        json(bring("?about=measurement", "a.txt", file), 200);
        json(bring("?about=baseline", "a.txt", file), 201);
        assertThat(stored()).isEqualTo(4);
    }

    @Test
    void keepsAWithdrawnFileToBeSeenAndTakesItAgain() {
        byte[] file = bytes("to be withdrawn");
        long id = json(bring("?about=goal", "a.txt", file), 201).path("id").longValue();

        json(withdraw(id, "{}", null), 400);
        JsonNode withdrawn = json(withdraw(id, "{\"reason\": \"wrong year\"}", "w-1"), 201);
        assertThat(withdrawn.at("/withdrawn/reason").stringValue()).isEqualTo("wrong year");
        assertThat(withdrawn.at("/withdrawn/recordedBy").stringValue()).isEqualTo("anna");
        assertThat(json(withdraw(id, "{\"reason\": \"wrong year\"}", "w-1"), 201))
                .isEqualTo(withdrawn);
        json(withdraw(id, "{\"reason\": \"again\"}", null), 409);
        assertThat(get("anna", route + "/" + id).getResponseBody()).isEqualTo(file);

        JsonNode again = json(bring("?about=goal", "a.txt", file), 201);
        assertThat(again.path("id").longValue()).isNotEqualTo(id);
        json(bring("?about=goal", "a.txt", file), 200);
        assertThat(stored()).isEqualTo(2);
    }

    @Test
    void answersARepeatedRequestFromMemory() {
        var first = bring("?about=goal", "a.txt", bytes("once"), "key-1");
        var second = bring("?about=goal", "a.txt", bytes("once"), "key-1");

        assertThat(json(second, 201)).isEqualTo(json(first, 201));
        json(bring("?about=goal", "a.txt", bytes("other"), "key-1"), 422);
        json(bring("?about=goal", "a.txt", bytes("once"), "key-2"), 200);
        json(bring("?about=goal", "a.txt", bytes("once"), "key-2"), 200);
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void takesTheFirstFileOfAForm() {
        var form = new MultipartBodyBuilder();
        form.part("note", "x".repeat(50_000));
        form.part("file", new ByteArrayResource(SomeFiles.picture("png"))).filename("C:\\photos\\meter.png");
        form.part("more", new ByteArrayResource(bytes("second"))).filename("second.txt");

        JsonNode stored = json(send(route + "?about=baseline", form), 201);
        assertThat(stored.path("fileName").stringValue()).isEqualTo("meter.png");
        assertThat(stored.path("mediaType").stringValue()).isEqualTo("image/png");
        assertThat(stored()).isEqualTo(1);

        var without = new MultipartBodyBuilder();
        without.part("note", "no file");
        json(send(route + "?about=baseline", without), 400);
    }

    @Test
    void namesEverythingThatIsWrongAndStoresNothing() {
        JsonNode wrong = json(bring("?about=target&on=31.1.2026&note=" + "x".repeat(2001), "a.txt", bytes("a")), 400);
        assertThat(wrong.path("errors").findValuesAsString("field")).containsExactly("about", "on", "note");

        json(bring("", "a.txt", bytes("a")), 400);
        json(bring("?about=goal&on=2026-01-31", "a.txt", bytes("a")), 400);
        json(bring("?about=measurement&on=" + LocalDate.now().plusDays(3), "a.txt", bytes("a")), 400);
        assertThat(stored()).isZero();
    }

    @Test
    void saysWhatARefusedFileIsAndWhatIsAccepted() {
        JsonNode html = json(bring("?about=goal", "report.pdf", bytes("<html></html>")), 415);
        assertThat(html.path("detail").stringValue())
                .isEqualTo("\"report.pdf\" is an HTML page, expected " + FileType.ACCEPTED + ". Nothing was stored.");
        json(bring("?about=goal", "report.docx", SomeFiles.docx("word/vbaProject.bin")), 415);
        json(bring("?about=goal", "empty.txt", bytes("")), 415);
        assertThat(stored()).isZero();
    }

    @Test
    void acceptsTenMegabytesAndNotOneByteMore() {
        byte[] large = new byte[10 * MEGABYTE];
        Arrays.fill(large, (byte) 'x');
        long id = json(bring("?about=goal", "large.txt", large), 201).path("id").longValue();
        assertThat(get("anna", route + "/" + id).getResponseBody()).isEqualTo(large);

        byte[] larger = Arrays.copyOf(large, large.length + 1);
        JsonNode refused = json(bring("?about=goal", "larger.txt", larger), 413);
        assertThat(refused.path("detail").stringValue()).contains("larger.txt", "at most 10 MB");

        var form = new MultipartBodyBuilder();
        form.part("file", new ByteArrayResource(larger)).filename("larger.txt");
        json(send(route + "?about=goal", form), 413);
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void acceptsFiftyFilesForADriver() {
        IntStream.rangeClosed(1, 50).forEach(n -> json(bring("?about=goal", n + ".txt", bytes("file " + n)), 201));

        JsonNode refused = json(bring("?about=goal", "51.txt", bytes("file 51")), 409);
        assertThat(refused.path("type").stringValue()).endsWith(":evidence-full");
        json(bring("?about=goal", "7.txt", bytes("file 7")), 200);
        assertThat(stored()).isEqualTo(50);
    }

    @Test
    void losesNoFileWhenManyAreBroughtAtTheSameMoment() throws Exception {
        long version = number("SELECT version FROM customer WHERE id = " + customer);
        try (var people = Executors.newFixedThreadPool(4)) {
            var answers = people.invokeAll(IntStream.range(0, 20)
                    .<Callable<Integer>>mapToObj(n -> () -> untilStored("file " + n / 2))
                    .toList());
            List<Integer> statuses = new ArrayList<>();
            for (var answer : answers) {
                statuses.add(answer.get());
            }
            assertThat(Collections.frequency(statuses, 201)).isEqualTo(10);
            assertThat(Collections.frequency(statuses, 200)).isEqualTo(10);
        }
        assertThat(stored()).isEqualTo(10);
        assertThat(number("SELECT version FROM customer WHERE id = " + customer))
                .isEqualTo(version + 10);
    }

    private int untilStored(String text) {
        int status = 409;
        for (int tries = 0; status == 409 && tries < 50; tries++) {
            status = bring("?about=goal", "a.txt", bytes(text)).getStatus().value();
        }
        return status;
    }

    @Test
    void showsAFileOnlyToThoseWhoSeeItsCustomerAndLetsExecutivesOnlyRead() {
        long id = json(bring("?about=goal", "a.txt", bytes("secret")), 201)
                .path("id")
                .longValue();

        assertThat(get("erin", route + "/" + id).getStatus().value()).isEqualTo(200);
        var ben = TestClient.as("ben", port, dataSource);
        for (String address : List.of(route, route + "/" + id)) {
            ben.get().uri(address).exchange().expectStatus().isNotFound();
        }
        long bens = number("SELECT min(d.id) FROM value_driver d JOIN customer c ON c.id = d.customer_id"
                + " WHERE c.account_manager = 'ben'");
        long bensCustomer = number("SELECT customer_id FROM value_driver WHERE id = " + bens);
        String own = "/api/v1/customers/" + bensCustomer + "/drivers/" + bens + "/evidence/" + id;
        ben.get().uri(own).exchange().expectStatus().isNotFound();
        ben.post()
                .uri(own + "/withdrawal")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"reason\": \"x\"}")
                .exchange()
                .expectStatus()
                .isNotFound();
        for (String person : List.of("ben", "erin")) {
            int refused = person.equals("ben") ? 404 : 403;
            json(bring(person, "?about=goal", "b.txt", bytes("b"), null), refused);
            json(withdraw(person, id, "{\"reason\": \"x\"}", null), refused);
        }
        assertThat(stored()).isEqualTo(1);
        assertThat(number("SELECT count(*) FROM evidence_withdrawn WHERE evidence_id = " + id))
                .isZero();
    }

    @Test
    void theDatabaseRefusesToChangeWhatIsKept() {
        long id = json(bring("?about=goal", "a.txt", bytes("kept")), 201)
                .path("id")
                .longValue();
        json(withdraw(id, "{\"reason\": \"x\"}", null), 201);

        for (String change : List.of(
                "UPDATE evidence_file SET note = 'x' WHERE id = " + id,
                "DELETE FROM evidence_file WHERE id = " + id,
                "TRUNCATE evidence_file, evidence_withdrawn",
                "UPDATE evidence_withdrawn SET reason = 'y' WHERE evidence_id = " + id,
                "DELETE FROM evidence_withdrawn WHERE evidence_id = " + id,
                "TRUNCATE evidence_withdrawn")) {
            assertThatThrownBy(() -> superuser.sql(change).update())
                    .as(change)
                    .isInstanceOf(DataIntegrityViolationException.class)
                    .hasMessageContaining("append-only");
            assertThatThrownBy(() -> database.sql(change).update())
                    .as("as the service: " + change)
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void theDatabaseRefusesAFileOfAnotherCustomersDriverAndAWrongChecksum() {
        String insert = """
                INSERT INTO evidence_file (customer_id, driver_id, number, about, file_name, media_type, size, sha256,
                                           recorded_by, bytes)
                SELECT %s, %d, 1, 'GOAL', 'a.txt', 'text/plain', 1, sha256('%s'), 'x', 'a'
                """;
        String other = "(SELECT min(id) FROM customer WHERE id <> " + customer + ")";
        assertThatThrownBy(
                        () -> database.sql(insert.formatted(other, driver, "a")).update())
                .hasMessageContaining("value_driver");
        assertThatThrownBy(() ->
                        database.sql(insert.formatted(customer, driver, "b")).update())
                .hasMessageContaining("evidence_file_fits_its_checksum");
        assertThat(database.sql(insert.formatted(customer, driver, "a")).update())
                .isEqualTo(1);
    }

    @Test
    void doesNotHandOutAFileThatWasChangedPastTheService() {
        long id = json(bring("?about=goal", "a.txt", bytes("whole")), 201)
                .path("id")
                .longValue();
        superuser.sql("""
                BEGIN;
                ALTER TABLE evidence_file DISABLE TRIGGER USER, DROP CONSTRAINT evidence_file_fits_its_checksum;
                UPDATE evidence_file SET bytes = 'whale' WHERE file_name = 'a.txt' AND bytes = 'whole';
                ALTER TABLE evidence_file ENABLE TRIGGER USER,
                    ADD CONSTRAINT evidence_file_fits_its_checksum CHECK (sha256 = sha256(bytes)) NOT VALID;
                COMMIT
                """).update();

        JsonNode damaged = json(get("anna", route + "/" + id), 500);
        assertThat(damaged.path("type").stringValue()).endsWith(":evidence-damaged");
        assertThat(damaged.path("detail").stringValue()).contains("a.txt").doesNotContain("whale");
    }

    /** For pages whose visitors have no user. */
    @Test
    void storesWhatAPageBringsForSomebodyWithoutAUser() {
        var content = Flux.<DataBuffer>just(
                DefaultDataBufferFactory.sharedInstance.wrap(bytes("a;b\n")),
                DefaultDataBufferFactory.sharedInstance.wrap(bytes("1;2\n")));
        LocalDate day = LocalDate.of(2026, 3, 31);
        EvidenceFile file = files.store(
                        customer, driver, About.MEASUREMENT, day, "log.csv", null, content, "Kim Roe (customer)")
                .block();

        assertThat(file.mediaType()).isEqualTo("text/csv");
        assertThat(files.of(driver, About.MEASUREMENT).block()).containsExactly(file);
        assertThat(files.of(driver, About.GOAL).block()).isEmpty();
        var page = Flux.<DataBuffer>just(DefaultDataBufferFactory.sharedInstance.wrap(bytes("<html>")));
        assertThatThrownBy(() -> files.store(customer, driver, About.GOAL, null, "x", null, page, "Kim Roe")
                        .block())
                .isInstanceOf(RefusedFile.class);
    }

    @Test
    void keepsEveryByteOfARandomPicture() {
        byte[] noise = new byte[3 * MEGABYTE];
        new Random(1).nextBytes(noise);
        byte[] jpeg = SomeFiles.joined(SomeFiles.picture("jpg"), noise);
        long id = json(bring("?about=goal", "noise.jpg", jpeg), 201).path("id").longValue();

        assertThat(get("anna", route + "/" + id).getResponseBody()).isEqualTo(jpeg);
    }

    private EntityExchangeResult<byte[]> bring(String query, String name, byte[] bytes) {
        return bring(query, name, bytes, null);
    }

    private EntityExchangeResult<byte[]> bring(String query, String name, byte[] bytes, @Nullable String key) {
        return bring("anna", query, name, bytes, key);
    }

    /** With the content type that a careless program sends. */
    private EntityExchangeResult<byte[]> bring(
            String person, String query, String name, byte[] bytes, @Nullable String key) {
        return client(person)
                .post()
                .uri(java.net.URI.create("http://localhost:" + port + route + query))
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .header("X-File-Name", name)
                .headers(headers -> key(headers, key))
                .body(org.springframework.web.reactive.function.BodyInserters.fromResource(
                        new ByteArrayResource(bytes)))
                .exchange()
                .expectBody(byte[].class)
                .returnResult();
    }

    private EntityExchangeResult<byte[]> send(String address, MultipartBodyBuilder form) {
        return anna.post()
                .uri(address)
                .contentType(MediaType.MULTIPART_FORM_DATA)
                .bodyValue(form.build())
                .exchange()
                .expectBody(byte[].class)
                .returnResult();
    }

    private EntityExchangeResult<byte[]> withdraw(long id, String body, @Nullable String key) {
        return withdraw("anna", id, body, key);
    }

    private EntityExchangeResult<byte[]> withdraw(String person, long id, String body, @Nullable String key) {
        return client(person)
                .post()
                .uri(route + "/" + id + "/withdrawal")
                .contentType(MediaType.APPLICATION_JSON)
                .headers(headers -> key(headers, key))
                .bodyValue(body)
                .exchange()
                .expectBody(byte[].class)
                .returnResult();
    }

    private EntityExchangeResult<byte[]> get(String person, String address) {
        return client(person)
                .get()
                .uri(address)
                .exchange()
                .expectBody(byte[].class)
                .returnResult();
    }

    private WebTestClient client(String person) {
        return person.equals("anna") ? anna : TestClient.as(person, port, dataSource);
    }

    private static void key(HttpHeaders headers, @Nullable String key) {
        if (key != null) {
            headers.set("Idempotency-Key", key);
        }
    }

    private static JsonNode json(EntityExchangeResult<byte[]> result, int status) {
        byte[] body = result.getResponseBody();
        String text = body == null ? "" : new String(body, StandardCharsets.UTF_8);
        assertThat(result.getStatus().value()).as(text).isEqualTo(status);
        return JSON.readTree(text);
    }

    private long stored() {
        return number("SELECT count(*) FROM evidence_file WHERE driver_id = " + driver);
    }

    private long number(String sql) {
        return database.sql(sql).query(Long.class).single();
    }
}
