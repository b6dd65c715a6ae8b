package org.valueledger.customer;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;
import org.valueledger.access.Viewer;
import org.valueledger.web.Amount;
import org.valueledger.web.BadInput;
import org.valueledger.web.IfMatch;
import org.valueledger.web.Once;
import org.valueledger.web.Slice;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@RestController
@Tag(name = "Customers")
class CustomerController {

    private final CustomerList list;
    private final Customers customers;
    private final JsonMapper json;

    CustomerController(CustomerList list, Customers customers, JsonMapper json) {
        this.list = list;
        this.customers = customers;
        this.json = json;
    }

    /** @param status of the worst driver today; null without drivers */
    record Item(
            long id,
            String externalId,
            String name,
            @Nullable String industry,
            @Nullable String accountManager,
            Amount delivered,
            Amount planned,
            @Nullable BigDecimal realisationRate,
            @Nullable String status,
            @Nullable LocalDate lastMeasuredOn,
            @Nullable LocalDate renewal) {

        static Item of(CustomerRow row) {
            var status = row.status();
            return new Item(
                    row.id(),
                    row.externalId(),
                    row.name(),
                    row.industry(),
                    row.accountManager(),
                    Amount.of(row.delivered(), row.currency()),
                    Amount.of(row.planned(), row.currency()),
                    row.realisationRate(),
                    status == null ? null : status.name().toLowerCase(Locale.ROOT),
                    row.lastMeasuredOn(),
                    row.renewsOn());
        }
    }

    @Operation(summary = "List customers", description = """
                    q: words that name, externalId or account manager must contain. sort: name, delivered, realisation, measured
                    or renewal, with - in front for the other direction. Pages: pass next as after, or previous as before.""")
    @GetMapping("/api/v1/customers")
    Mono<Slice<Item>> list(
            @AuthenticationPrincipal Viewer viewer,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String manager,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable String before) {
        var search = CustomerSearch.of(q, status, manager, sort, limit, after, before);
        return list.page(search, viewer).map(found -> found.map(Item::of));
    }

    @Operation(
            summary = "Get one customer",
            description = "By externalId or by id; the ETag is what a change must name.")
    @GetMapping("/api/v1/customers/{customer}")
    Mono<ResponseEntity<CustomerRecord>> get(@AuthenticationPrincipal Viewer viewer, @PathVariable String customer) {
        return customers.get(customer, viewer).map(found -> ResponseEntity.ok()
                .eTag(Long.toString(found.version()))
                .body(found));
    }

    @Operation(summary = "Create a customer", description = """
                    Body: name, currency, and if known externalId, industry, country, region, timeZone, locale, accountManager,
                    contract {start, renewal, yearlyAmount, oneOffCost}, contacts [{name, email}], agreedRates {currency: rate}.""")
    @PostMapping("/api/v1/customers")
    Mono<ResponseEntity<String>> create(
            @AuthenticationPrincipal Viewer viewer,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody JsonNode body) {
        var request = Once.Request.of(viewer.userId(), key, "create customer", body.toString());
        return customers
                .create(viewer, request, allowed(viewer, CustomerBody.read(body)))
                .map(this::entity);
    }

    @Operation(summary = "Change a customer", description = """
                    The body is the whole customer; what it leaves out is emptied. If-Match names the version that was read. Old
                    values are kept as corrections.""")
    @PutMapping("/api/v1/customers/{customer}")
    Mono<ResponseEntity<String>> replace(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable String customer,
            @RequestHeader(name = "If-Match", required = false) @Nullable String version,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody JsonNode body) {
        var request = Once.Request.of(viewer.userId(), key, "replace customer " + customer, body.toString());
        return customers
                .replace(viewer, customer, IfMatch.version(version), request, allowed(viewer, CustomerBody.read(body)))
                .map(this::entity);
    }

    /** An account manager keeps own customers: one given to somebody else would be out of sight at once. */
    private static CustomerBody allowed(Viewer viewer, CustomerBody body) {
        String own = viewer.managerFilter();
        if (own == null) {
            return body;
        }
        if (body.accountManager() == null) {
            return body.managedBy(viewer.username());
        }
        if (!own.equals(body.accountManager().toLowerCase(Locale.ROOT))) {
            throw BadInput.of("accountManager", body.accountManager(), "your own user name, " + viewer.username());
        }
        return body;
    }

    private ResponseEntity<String> entity(Once.Answer answer) {
        JsonNode body = json.readTree(answer.body());
        var response = ResponseEntity.status(answer.status())
                .eTag(body.path("version").asString())
                .contentType(MediaType.APPLICATION_JSON);
        if (answer.status() == HttpStatus.CREATED.value()) {
            response.location(UriComponentsBuilder.fromPath("/api/v1/customers/{key}")
                    .build(body.path("externalId").asString()));
        }
        return response.body(answer.body());
    }
}
