package org.valueledger.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;
import org.valueledger.TestDatabase;
import org.valueledger.access.Viewer;
import org.valueledger.storage.OffEventLoop;
import reactor.core.publisher.Mono;

/** The routes that scripts rely on, over a real database. */
class ImportControllerIT {

    private static final DataSource DATABASE = TestDatabase.migrated();
    private static final TemporaryFiles FILES = new TemporaryFiles(new OffEventLoop());

    private static WebTestClient as(Viewer viewer) {
        return WebTestClient.bindToController(
                        new ImportController(new Imports(DATABASE, Clock.systemUTC()), FILES),
                        new ExportController(new DriverValues(DATABASE), FILES, java.time.Clock.systemUTC()))
                .argumentResolvers(resolvers -> resolvers.addCustomResolver(new HandlerMethodArgumentResolver() {
                    @Override
                    public boolean supportsParameter(MethodParameter parameter) {
                        return parameter.getParameterType() == Viewer.class;
                    }

                    @Override
                    public Mono<Object> resolveArgument(
                            MethodParameter parameter, BindingContext context, ServerWebExchange exchange) {
                        return Mono.just(viewer);
                    }
                }))
                .build();
    }

    private static final WebTestClient ADMIN = as(new Viewer(1, "admin", Viewer.Role.ADMINISTRATOR));

    private static WebTestClient.ResponseSpec post(String path, String body) {
        return ADMIN.post()
                .uri("/api/v1/imports/" + path)
                .contentType(MediaType.parseMediaType("text/csv"))
                .bodyValue(body)
                .exchange();
    }

    @BeforeAll
    static void twoCustomers() {
        post("customers", "customer_id,customer_name,account_manager\n007,=Acme,anna\n008,Beta,bert\n")
                .expectStatus()
                .isOk();
        post("drivers", """
                customer_id,driver_id,driver_name,direction,unit_value,currency,unit,baseline_date,baseline_value,goal_date,goal_value,cadence_days
                007,D1,Hours,down,2,EUR,h,2024-01-01,100,2024-12-31,50,30
                008,D1,Share,up,,,points,2024-01-01,-1,2024-12-31,1,
                """).expectStatus().isOk();
        post("measurements", "customer_id,driver_id,date,value\n007,D1,2024-12-31,75.5\n")
                .expectStatus()
                .isOk();
    }

    @Test
    void answersWithCountsAndStoresNothingInADryRun() {
        post("measurements?dryRun=true", "customer_id,driver_id,date,value,mood\n007,D1,2025-01-31,60,good\n")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.accepted")
                .isEqualTo(1)
                .jsonPath("$.rejected")
                .isEqualTo(0)
                .jsonPath("$.errors")
                .isEmpty()
                .jsonPath("$.stored")
                .isEqualTo(false)
                .jsonPath("$.notices[0].column")
                .isEqualTo("mood")
                .jsonPath("$.type")
                .doesNotExist();
        assertThat(JdbcClient.create(DATABASE)
                        .sql("SELECT count(*) FROM measurement")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void rejectsAFileAsAProblemThatNamesEachError() {
        post("measurements", "customer_id,driver_id,date,value\n007,D1,2025-01-31,many\n007,D7,2025-01-31,1\n")
                .expectStatus()
                .isEqualTo(422)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.type")
                .isEqualTo("urn:value-ledger:problem:file-rejected")
                .jsonPath("$.accepted")
                .isEqualTo(0)
                .jsonPath("$.rejected")
                .isEqualTo(2)
                .jsonPath("$.errors[0].row")
                .isEqualTo(2)
                .jsonPath("$.errors[0].column")
                .isEqualTo("value")
                .jsonPath("$.errors[0].value")
                .isEqualTo("many")
                .jsonPath("$.errors[1].row")
                .isEqualTo(3);
    }

    @Test
    void exportsEveryFigureAtFullPrecisionAndNoFormula() {
        List<String> lines = export(ADMIN, "");
        assertThat(lines).hasSize(3);
        assertThat(lines.getFirst())
                .startsWith(
                        "customer_id,customer_name,driver_id,driver_name,direction,kind,unit,currency,unit_or_currency,baseline");
        assertThat(lines.get(1))
                .startsWith(
                        "007,'=Acme,D1,Hours,down,level,h,EUR,EUR,100,2024-01-01,50,2024-12-31,75.5,2024-12-31,75.5,100,50,24.5,0.49,")
                .endsWith(",out_of_date");
        assertThat(lines.get(2))
                .startsWith("008,Beta,D1,Share,up,level,points,,points,-1,")
                .endsWith(",not_measured");
    }

    @Test
    void valuesEveryDriverAsOfTheDayAskedFor() {
        assertThat(export(ADMIN, "?asOf=2025-01-01").get(1)).endsWith(",shortfall");
        assertThat(export(ADMIN, "?asOf=" + LocalDate.of(2024, 6, 1)).get(1)).endsWith(",not_measured");
    }

    @Test
    void showsAManagerOwnCustomersOnly() {
        assertThat(export(as(new Viewer(2, "Anna", Viewer.Role.ACCOUNT_MANAGER)), ""))
                .hasSize(2);
    }

    private static List<String> export(WebTestClient client, String query) {
        byte[] body = client.get()
                .uri("/api/v1/exports/driver-values.csv" + query)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult()
                .getResponseBody();
        return new String(body == null ? new byte[0] : body, StandardCharsets.UTF_8)
                .lines()
                .toList();
    }
}
