package org.valueledger.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
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
import org.valueledger.TestDatabase;
import org.valueledger.access.Users;
import org.valueledger.access.Viewer;
import tools.jackson.databind.JsonNode;

@ServiceTest
class TemplateFileIT {

    private static final String IMPORT = "/api/v1/imports/driver-templates";

    @LocalServerPort
    private int port;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private Users users;

    private JdbcClient database;
    private WebTestClient admin;

    @BeforeEach
    void administrator() {
        database = JdbcClient.create(dataSource);
        admin = TestClient.as("admin", port, dataSource);
    }

    @Test
    void whatIsExportedChangesNothingWhenItIsImported() {
        String exported = export();
        JsonNode answer = imported(exported, 200);

        assertThat(answer.path("created").asInt()).isZero();
        assertThat(answer.path("changed").asInt()).isZero();
        assertThat(answer.path("unchanged").asInt()).isGreaterThanOrEqualTo(6);
        assertThat(answer.path("errors")).isEmpty();
        assertThat(export()).isEqualTo(exported);
    }

    @Test
    void theShippedFileIsWhatANewLibraryExports() throws IOException {
        String file = Files.readString(Path.of("db", "library", "templates.json"));
        var shipped = TemplateFile.read(Templates.JSON.readTree(file)).templates();
        var exported = TemplateFile.read(Templates.JSON.readTree(export())).templates();

        assertThat(exported).containsAll(shipped);
    }

    @Test
    void aFileAddsAndChangesAndTwiceChangesNothing() {
        String first = Templates.file(Templates.json("in-1"), Templates.json("in-2"));
        assertThat(counts(imported(first, 200))).isEqualTo("2 0 0");
        assertThat(counts(imported(first, 200))).isEqualTo("0 0 2");

        String second = Templates.file(
                Templates.json("in-1", json -> json.put("evidence", "Something better")),
                Templates.json("in-2"),
                Templates.json("in-3"));
        assertThat(counts(imported(second, 200))).isEqualTo("1 1 1");
        assertThat(versions("in-1")).isEqualTo(2);
        assertThat(versions("in-2")).isEqualTo(1);
    }

    @Test
    void aDryRunStoresNothing() {
        String file = Templates.file(Templates.json("dry"));
        JsonNode answer = answer(admin.post().uri(IMPORT + "?dryRun=true"), file, 200);

        assertThat(counts(answer)).isEqualTo("1 0 0");
        assertThat(versions("dry")).isZero();
    }

    @Test
    void oneMistakeAndNothingIsStored() {
        String file = Templates.file(
                Templates.json("right"), Templates.json("wrong", json -> json.put("formula", "minutes / 0 * things")
                        .remove("metric")));
        JsonNode answer = imported(file, 422);

        assertThat(answer.path("errors")
                        .valueStream()
                        .map(error -> error.path("template").asString() + "."
                                + error.path("field").asString()))
                .containsExactly("wrong.metric", "wrong.formula");
        assertThat(counts(answer)).isEqualTo("0 0 0");
        assertThat(versions("right")).isZero();
    }

    @Test
    void somethingElseIsRefused() {
        imported("[]", 422);
        imported("not json", 422);
        admin.post()
                .uri(IMPORT)
                .contentType(MediaType.parseMediaType("text/csv"))
                .bodyValue("key,name")
                .exchange()
                .expectStatus()
                .is4xxClientError();
    }

    @Test
    void theSameFileFromManyAtTheSameMomentIsStoredOnce() throws Exception {
        String file = Templates.file(IntStream.range(0, 20)
                .mapToObj(i -> Templates.json("race-" + i))
                .toArray(tools.jackson.databind.node.ObjectNode[]::new));
        try (var people = Executors.newFixedThreadPool(4)) {
            List<Callable<String>> imports = IntStream.range(0, 4)
                    .<Callable<String>>mapToObj(i -> () -> counts(imported(file, 200)))
                    .toList();
            var answers = people.invokeAll(imports);
            int winners = 0;
            for (var answer : answers) {
                assertThat(answer.get()).isIn("20 0 0", "0 0 20");
                winners += answer.get().startsWith("20") ? 1 : 0;
            }
            assertThat(winners).isEqualTo(1);
        }
        assertThat(database.sql("SELECT count(*) FROM driver_template_version WHERE template_key LIKE 'race-%'")
                        .query(Long.class)
                        .single())
                .isEqualTo(20);
    }

    @Test
    void onlyAdministratorsImportAndEverybodyExports() {
        users.addIfAbsent("anna", "Anna", Viewer.Role.ACCOUNT_MANAGER, "a long enough password");
        WebTestClient anna = TestClient.as("anna", port, dataSource);
        anna.post()
                .uri(IMPORT)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Templates.file(Templates.json("annas")))
                .exchange()
                .expectStatus()
                .isForbidden();
        anna.get()
                .uri("/api/v1/exports/driver-templates.json")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Content-Disposition", "attachment; filename=\"driver-templates.json\"");
    }

    @Test
    void aNewReleaseRenewsWhatNobodyHasEdited() {
        DataSource fresh = TestDatabase.migrated();
        var loader = new ShippedTemplates(fresh, Templates.JSON);
        var old = List.of(Templates.template("untouched"), Templates.template("edited"));
        assertThat(loader.load(old)).isEqualTo(2);
        assertThat(loader.load(old)).isZero();
        JdbcClient.create(fresh).sql("""
                        WITH v AS (
                            INSERT INTO driver_template_version (template_key, version, content, origin, recorded_by)
                            SELECT template_key, 2, content || '{"metric": "Our own"}', 'EDITED', 'anna'
                              FROM driver_template_version WHERE template_key = 'edited')
                        UPDATE driver_template SET version = 2 WHERE key = 'edited'
                        """).update();

        var renewed = List.of(
                Templates.template("untouched", json -> json.put("metric", "Better")),
                Templates.template("edited", json -> json.put("metric", "Better")),
                Templates.template("added"));
        assertThat(loader.load(renewed)).isEqualTo(2);
        assertThat(JdbcClient.create(fresh).sql("""
                                SELECT t.key || ' ' || t.version || ' ' || (v.content ->> 'metric')
                                  FROM driver_template t
                                  JOIN driver_template_version v ON v.template_key = t.key AND v.version = t.version
                                 ORDER BY t.key
                                """).query(String.class).list())
                .containsExactly("added 1 Minutes per thing", "edited 2 Our own", "untouched 2 Better");
    }

    @Test
    void twoInstancesThatStartTogetherLoadTheFileOnce() throws Exception {
        DataSource fresh = TestDatabase.migrated();
        var shipped = IntStream.range(0, 50)
                .mapToObj(i -> Templates.template("t-" + i))
                .toList();
        try (var instances = Executors.newFixedThreadPool(4)) {
            List<Callable<Integer>> starts = IntStream.range(0, 4)
                    .<Callable<Integer>>mapToObj(i -> () -> new ShippedTemplates(fresh, Templates.JSON).load(shipped))
                    .toList();
            int stored = 0;
            for (var start : instances.invokeAll(starts)) {
                stored += start.get();
            }
            assertThat(stored).isEqualTo(50);
        }
    }

    private String export() {
        return admin.get()
                .uri("/api/v1/exports/driver-templates.json")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }

    private JsonNode imported(String file, int status) {
        return answer(admin.post().uri(IMPORT), file, status);
    }

    private static JsonNode answer(WebTestClient.RequestBodySpec request, String file, int status) {
        return Templates.JSON.readTree(request.contentType(MediaType.APPLICATION_JSON)
                .bodyValue(file)
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
    }

    private static String counts(JsonNode answer) {
        return answer.path("created").asInt() + " " + answer.path("changed").asInt() + " "
                + answer.path("unchanged").asInt();
    }

    private long versions(String key) {
        return database.sql("SELECT count(*) FROM driver_template_version WHERE template_key = :key")
                .param("key", key)
                .query(Long.class)
                .single();
    }
}
