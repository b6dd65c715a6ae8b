package org.valueledger.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.reactive.result.method.RequestMappingInfo;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.valueledger.ServiceTest;

/**
 * Walks every route there is as every role and as nobody. The routes are asked from the service itself: one that no rule
 * covers fails, so that whoever adds it says here who may use it.
 */
@ServiceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryRouteIT {

    private static final String PASSWORD = "a password of mine";

    /** Who may use a route. */
    enum Rule {
        /** Everybody, signed in or not. */
        OPEN,
        /** Everybody who is signed in. */
        READ,
        /** All but executives. */
        WRITE,
        ADMINISTRATE
    }

    /** First match wins; a path with {customer} is besides only for those who may see the customer. */
    private static final List<Map.Entry<String, Rule>> RULES = List.of(
            Map.entry("GET /login", Rule.OPEN),
            Map.entry("GET /l/", Rule.OPEN),
            Map.entry("POST /l/", Rule.OPEN),
            Map.entry("POST /api/v1/business-cases/evaluate", Rule.READ),
            Map.entry("POST /api/v1/customers/{customer}/ledger/verify", Rule.READ),
            Map.entry("POST /customers/{customer}/ledger/verify", Rule.READ),
            Map.entry("GET /users", Rule.ADMINISTRATE),
            Map.entry("POST /users", Rule.ADMINISTRATE),
            Map.entry("POST /tokens", Rule.READ),
            Map.entry("POST /password", Rule.READ),
            Map.entry("GET /tokens", Rule.READ),
            Map.entry("GET /password", Rule.READ),
            Map.entry("GET /library/new", Rule.ADMINISTRATE),
            Map.entry("GET /library/import", Rule.ADMINISTRATE),
            Map.entry("GET /library/{key}/edit", Rule.ADMINISTRATE),
            Map.entry("GET /library", Rule.READ),
            Map.entry("POST /library", Rule.ADMINISTRATE),
            Map.entry("POST /api/v1/driver-templates", Rule.ADMINISTRATE),
            Map.entry("PUT /api/v1/driver-templates", Rule.ADMINISTRATE),
            Map.entry("POST /api/v1/imports/driver-templates", Rule.ADMINISTRATE),
            Map.entry("GET /customers/{customer}/business-case/edit", Rule.WRITE),
            Map.entry("GET /customers/{customer}/business-case/import", Rule.WRITE),
            Map.entry("GET /customers/{customer}/drivers/new", Rule.WRITE),
            Map.entry("GET /customers", Rule.READ),
            Map.entry("GET /retention-risks", Rule.READ),
            Map.entry("GET /imports", Rule.WRITE),
            Map.entry("POST /imports", Rule.WRITE),
            Map.entry("POST /customers", Rule.WRITE),
            Map.entry("GET /api/", Rule.READ),
            Map.entry("POST /api/v1/", Rule.WRITE),
            Map.entry("PUT /api/v1/", Rule.WRITE),
            Map.entry("PATCH /api/v1/", Rule.WRITE),
            Map.entry("DELETE /api/v1/", Rule.WRITE),
            Map.entry("GET /v3/", Rule.READ),
            Map.entry("GET /webjars/swagger-ui", Rule.READ));

    @LocalServerPort
    private int port;

    @Autowired
    @Qualifier("requestMappingHandlerMapping") private RequestMappingHandlerMapping mapping;

    @Autowired
    private Users users;

    @Autowired
    private DataSource dataSource;

    private WebTestClient client;
    private List<Person> people;

    /** @param browser null for nobody */
    private record Person(
            String name,
            Viewer.@Nullable Role role,
            @Nullable Browser browser) {

        boolean may(Rule rule) {
            return switch (rule) {
                case OPEN -> true;
                case READ -> role != null;
                case WRITE -> role == Viewer.Role.ADMINISTRATOR || role == Viewer.Role.ACCOUNT_MANAGER;
                case ADMINISTRATE -> role == Viewer.Role.ADMINISTRATOR;
            };
        }

        boolean sees(String customersManager) {
            return role == Viewer.Role.ADMINISTRATOR || role == Viewer.Role.EXECUTIVE || name.equals(customersManager);
        }
    }

    private record Route(String method, String pattern, MediaType type) {

        boolean isProgram() {
            return Stream.of("/api/v1/", "/v3/", "/actuator/").anyMatch(pattern::startsWith);
        }

        boolean isAboutACustomer() {
            return pattern.contains("{customer}");
        }

        String about(String customer) {
            return pattern.replace("{customer}", customer)
                    .replace("{driver}", "D1")
                    .replace("{table}", "customers")
                    .replaceAll("\\{[^}]+}", "1");
        }
    }

    private record Answer(int status, @Nullable String location) {

        boolean isRefusal() {
            return status == 401 || status == 403 || (status == 302 && "/login".equals(location));
        }
    }

    @BeforeAll
    void people() {
        client = WebTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .responseTimeout(java.time.Duration.ofSeconds(60))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(16 * 1024 * 1024))
                .build();
        people = new ArrayList<>(List.of(new Person("nobody", null, null)));
        add("boss", Viewer.Role.ADMINISTRATOR);
        add("eva", Viewer.Role.EXECUTIVE);
        add("anna", Viewer.Role.ACCOUNT_MANAGER);
        add("ben", Viewer.Role.ACCOUNT_MANAGER);
        load(
                "customers",
                "customer_id,customer_name,currency,account_manager\nof-anna,One,EUR,anna\nof-ben,Two,EUR,ben\n");
        load("drivers", """
                customer_id,driver_id,driver_name,direction,baseline_date,baseline_value,goal_date,goal_value
                of-anna,D1,Hours,up,2025-01-01,1,2026-01-01,2
                of-ben,D1,Hours,up,2025-01-01,1,2026-01-01,2
                """);
        load("measurements", "customer_id,driver_id,date,value\nof-anna,D1,2025-06-01,1.5\nof-ben,D1,2025-06-01,1.5\n");
        promise("of-anna");
        promise("of-ben");
        assertThat(JdbcClient.create(dataSource)
                        .sql("SELECT count(*) FROM measurement")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void everyRouteHasARule() {
        assertThat(routes().filter(route -> rule(route) == null))
                .as("routes without a rule: say in EveryRouteIT.RULES who may use them")
                .isEmpty();
        assertThat(routes()).hasSizeGreaterThan(20);
    }

    @Test
    void everyRoleGetsWhatItsRuleSays() {
        List<String> wrong = new ArrayList<>();
        for (Route route : routes().toList()) {
            Rule rule = Objects.requireNonNullElse(rule(route), Rule.ADMINISTRATE);
            for (Person person : people) {
                Answer answer = send(route, route.about("of-anna"), person);
                boolean seen = !route.isAboutACustomer() || person.sees("anna");
                if (answer.isRefusal() == person.may(rule) || (person.may(rule) && seen && isFailure(route, answer))) {
                    wrong.add(person.name() + ": " + route + " gave " + answer + ", the rule is " + rule);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** Not even that it exists. */
    @Test
    void anotherManagersCustomerLooksLikeOneThatDoesNotExist() {
        List<String> wrong = new ArrayList<>();
        List<Route> routes = routes().filter(Route::isAboutACustomer).toList();
        for (Route route : routes) {
            for (Person person : people) {
                if (person.role() != Viewer.Role.ACCOUNT_MANAGER) {
                    continue;
                }
                String foreign = person.name().equals("anna") ? "of-ben" : "of-anna";
                Answer answer = send(route, route.about(foreign), person);
                Answer missing = send(route, route.about("no-such-customer"), person);
                boolean refused = answer.status() >= 400 && answer.status() < 500;
                if (!refused || !answer.equals(missing) || (isRead(route) && answer.status() != 404)) {
                    wrong.add(person.name() + ": " + route + " gave " + answer + ", a missing one " + missing);
                }
            }
        }
        assertThat(routes).hasSizeGreaterThan(4);
        assertThat(wrong).isEmpty();
    }

    /** A read must work; of a change without a proper body only that it was not refused for who sent it. */
    private static boolean isFailure(Route route, Answer answer) {
        boolean guessed = route.pattern()
                .replace("{customer}", "")
                .replace("{driver}", "")
                .contains("{");
        return answer.status() >= 500 || (isRead(route) && !guessed && answer.status() >= 400);
    }

    private static boolean isRead(Route route) {
        return route.method().equals("GET");
    }

    private Stream<Route> routes() {
        return mapping.getHandlerMethods().keySet().stream().flatMap(EveryRouteIT::routes);
    }

    private static Stream<Route> routes(RequestMappingInfo info) {
        MediaType type = info.getConsumesCondition().getConsumableMediaTypes().stream()
                .findFirst()
                .orElse(MediaType.APPLICATION_JSON);
        List<RequestMethod> methods = info.getMethodsCondition().getMethods().isEmpty()
                ? List.of(RequestMethod.GET)
                : List.copyOf(info.getMethodsCondition().getMethods());
        return methods.stream().flatMap(method -> info.getPatternsCondition().getPatterns().stream()
                .map(pattern -> new Route(method.name(), pattern.getPatternString(), type)));
    }

    private static @Nullable Rule rule(Route route) {
        String call = route.method() + " " + route.pattern();
        if (call.equals("GET /")) {
            return Rule.READ;
        }
        return RULES.stream()
                .filter(rule -> call.startsWith(rule.getKey()))
                .findFirst()
                .map(Map.Entry::getValue)
                .orElse(null);
    }

    private Answer send(Route route, String path, Person person) {
        return route.isProgram() ? program(route, path, person) : page(route, path, person);
    }

    private Answer program(Route route, String path, Person person) {
        var request = client.method(HttpMethod.valueOf(route.method()))
                .uri(path)
                .headers(headers -> {
                    if (person.role() != null) {
                        headers.setBasicAuth(person.name(), PASSWORD);
                    }
                });
        var ready = isRead(route) ? request : request.contentType(route.type()).bodyValue("{}");
        var result = ready.exchange().expectBody().returnResult();
        return new Answer(
                result.getStatus().value(), result.getResponseHeaders().getFirst("Location"));
    }

    private Answer page(Route route, String path, Person person) {
        Browser browser = person.browser() == null ? new Browser(client) : person.browser();
        var answer = isRead(route) || person.browser() == null
                ? browser.send(
                        HttpMethod.valueOf(route.method()), path, isRead(route) ? null : new LinkedMultiValueMap<>())
                : browser.post(path);
        return new Answer(answer.status(), answer.location());
    }

    private void add(String name, Viewer.Role role) {
        users.addIfAbsent(name, name, role, PASSWORD);
        people.add(new Person(name, role, Browser.signedIn(client, name, PASSWORD)));
    }

    private void promise(String customer) {
        client.put()
                .uri("/api/v1/customers/" + customer + "/business-case")
                .headers(headers -> headers.setBasicAuth("boss", PASSWORD))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue("{\"currency\": \"EUR\", \"discountRate\": 0.1, \"periods\": [\"Year 1\"]}")
                .exchange()
                .expectStatus()
                .is2xxSuccessful();
    }

    private void load(String what, String csv) {
        client.post()
                .uri("/api/v1/imports/" + what)
                .headers(headers -> headers.setBasicAuth("boss", PASSWORD))
                .contentType(MediaType.parseMediaType("text/csv"))
                .bodyValue(csv)
                .exchange()
                .expectStatus()
                .is2xxSuccessful();
    }
}
