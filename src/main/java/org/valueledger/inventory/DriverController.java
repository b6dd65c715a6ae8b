package org.valueledger.inventory;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.valueledger.access.Viewer;
import org.valueledger.customer.CustomerNames;
import org.valueledger.web.BadInput;
import org.valueledger.web.IfMatch;
import org.valueledger.web.Once;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@RestController
@RequestMapping("/api/v1/customers/{customer}/drivers")
@Tag(name = "Value drivers")
class DriverController {

    private static final String KEY = "Idempotency-Key";

    private final CustomerNames customers;
    private final DriverFiles files;
    private final Drivers drivers;
    private final DriverEdits edits;
    private final JsonMapper json;

    DriverController(CustomerNames customers, DriverFiles files, Drivers drivers, DriverEdits edits, JsonMapper json) {
        this.customers = customers;
        this.files = files;
        this.drivers = drivers;
        this.edits = edits;
        this.json = json;
    }

    record Inventory(List<DriverView> items) {}

    @Operation(summary = "List a customer's value drivers", description = """
                    The whole Value Inventory in its order, each driver with its baselines, goals, proposals and signatures.""")
    @GetMapping
    Mono<Inventory> list(@AuthenticationPrincipal Viewer viewer, @PathVariable String customer) {
        return customers
                .of(customer, viewer)
                .flatMap(named -> files.ofCustomer(named.id()))
                .map(all -> new Inventory(all.stream().map(DriverView::of).toList()));
    }

    @Operation(summary = "Get one value driver", description = "The ETag is what a change of the driver must name.")
    @GetMapping("/{driver}")
    Mono<ResponseEntity<DriverView>> get(
            @AuthenticationPrincipal Viewer viewer, @PathVariable String customer, @PathVariable String driver) {
        return files.find(customer, driver, viewer)
                .map(file ->
                        ResponseEntity.ok().eTag(Long.toString(file.version())).body(DriverView.of(file)));
    }

    @Operation(summary = "Create value drivers", description = """
                    Body: name, direction (up, down) and if known externalId, category, cashable, whyBuy, issue, outcome, capability,
                    stakeholder, benefitOwner, metric, unit, kind (level, flow, hold), questions [{name, text, unit, role
                    (performance, condition), least, most}], formula, unitValue, currency, captureRate, attributionShare,
                    sharedMetric, valueStart, cadenceDays. Without questions the driver asks for its metric. Or:
                    {"templates": ["key", …]} for drivers from the library.""")
    @PostMapping
    Mono<ResponseEntity<String>> create(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable String customer,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            @RequestBody JsonNode body) {
        return body.has("templates")
                ? drivers.fromTemplates(viewer, customer, key, templates(body)).map(this::answered)
                : drivers.create(viewer, customer, key, body).map(this::answered);
    }

    private static List<String> templates(JsonNode body) {
        JsonNode list = body.path("templates");
        if (!list.isArray() || list.isEmpty() || list.size() > 100) {
            throw BadInput.of("templates", list.toString(), "1 to 100 keys of templates");
        }
        return list.valueStream().map(node -> node.asString("")).toList();
    }

    @Operation(summary = "Change a value driver", description = """
                    The body is the whole driver. Under a locked baseline only words and the cadence may change; what turns answers
                    into money is part of what was agreed.""")
    @PutMapping("/{driver}")
    Mono<ResponseEntity<String>> replace(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable String customer,
            @PathVariable String driver,
            @RequestHeader(name = "If-Match", required = false) @Nullable String version,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            @RequestBody JsonNode body) {
        return edits.replace(viewer, customer, driver, IfMatch.version(version), key, body)
                .map(this::answered);
    }

    @Operation(summary = "Remove a value driver", description = "Only while its baseline is open.")
    @DeleteMapping("/{driver}")
    Mono<ResponseEntity<String>> remove(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable String customer,
            @PathVariable String driver,
            @RequestHeader(name = "If-Match", required = false) @Nullable String version,
            @RequestHeader(name = KEY, required = false) @Nullable String key) {
        return drivers.remove(viewer, customer, driver, IfMatch.version(version), key)
                .map(this::answered);
    }

    private ResponseEntity<String> answered(Once.Answer answer) {
        return DriverAnswers.entity(answer, json);
    }
}
