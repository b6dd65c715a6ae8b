package org.valueledger.businesscase;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.valueledger.access.Viewer;
import org.valueledger.storage.OffEventLoop;
import org.valueledger.web.AsOf;
import org.valueledger.web.BadInput;
import org.valueledger.web.JsonFields;
import org.valueledger.web.Once;
import org.valueledger.web.Slice;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A customer's business case: its versions, its links to drivers, and how it compares. */
@RestController
@Tag(name = "Business case")
class CaseController {

    private static final String CASE = "/api/v1/customers/{customer}/business-case";

    private final BusinessCases cases;
    private final CaseLooks looks;
    private final CaseLinks links;
    private final CaseAnswers answers;
    private final OffEventLoop offEventLoop;
    private final JsonMapper json;

    CaseController(
            BusinessCases cases,
            CaseLooks looks,
            CaseLinks links,
            CaseAnswers answers,
            OffEventLoop offEventLoop,
            JsonMapper json) {
        this.cases = cases;
        this.looks = looks;
        this.links = links;
        this.answers = answers;
        this.offEventLoop = offEventLoop;
        this.json = json;
    }

    @Operation(
            summary = "Get a customer's business case",
            description = "The newest version, or the one asked for. The ETag is the version that a change must name.")
    @GetMapping(CASE)
    Mono<ResponseEntity<ObjectNode>> get(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable String customer,
            @RequestParam(required = false) @Nullable Integer version) {
        return looks.at(customer, viewer, version).map(look -> ResponseEntity.ok()
                .eTag(Integer.toString(look.stored().version()))
                .body(answers.of(look.stored(), look.result(), look.drivers())));
    }

    @Operation(summary = "Store a business case", description = """
                    Body: as for evaluate, and if known name, source, note. It becomes the next version; all older ones stay.
                    If-Match names the version that was read, and may be missing only where there is none. A case that cannot be
                    worked out is refused with line and field. Links of lines to drivers are kept by ref.""")
    @PutMapping(CASE)
    Mono<ResponseEntity<String>> put(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable String customer,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody JsonNode body) {
        var replaces = Replaces.ifMatch(ifMatch);
        var request = Once.Request.of(viewer.userId(), key, "business case " + customer, body.toString());
        return offEventLoop
                .<NewCase>run(() -> NewCase.read(body))
                .flatMap(added -> cases.store(
                        viewer,
                        request,
                        customer,
                        replaces,
                        added,
                        version -> new Once.Answer(
                                version == 1 ? 201 : 200, json.writeValueAsString(answers.of(version, added)))))
                .map(answer -> ResponseEntity.status(answer.status())
                        .eTag(json.readTree(answer.body()).path("version").asString())
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(answer.body()));
    }

    @Operation(
            summary = "List the versions of a business case",
            description = "Newest first, each with what changed against the one before. Pass next as after.")
    @GetMapping(CASE + "/versions")
    Mono<Slice<CaseVersion>> versions(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable String customer,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        return looks.versions(customer, viewer, Slice.limit(limit), after);
    }

    @Operation(summary = "Link a benefit line to the driver that delivers it", description = """
                    Body: {"driver": key}, or {"driver": null} for none. One driver per line; a driver may deliver several.""")
    @PutMapping(CASE + "/links/{ref}")
    Mono<ResponseEntity<String>> link(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable String customer,
            @PathVariable String ref,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody JsonNode body) {
        var request =
                Once.Request.of(viewer.userId(), key, "business case link " + customer + " " + ref, body.toString());
        String driver = driver(body);
        return looks.withLine(customer, viewer, ref)
                .then(links.link(viewer, request, customer, ref, driver))
                .map(answer -> ResponseEntity.status(answer.status())
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(answer.body()));
    }

    /** Leaving the field out is a mistake, not the wish to unlink. */
    private static @Nullable String driver(JsonNode body) {
        if (body.isObject() && body.path("driver").isNull()) {
            return null;
        }
        String driver = JsonFields.read(body, fields -> fields.requiredText("driver", 200));
        if (driver.isEmpty()) {
            throw BadInput.of("driver", driver, "the key of a value driver, or null");
        }
        return driver;
    }

    @Operation(summary = "Compare promised, agreed and delivered", description = """
                    Per benefit line, in the customer's currency. Promised to date lays the case's periods on the contract's start:
                    the initial one on the day itself, year n evenly on the days of the n-th year. Agreed is the plan of the linked
                    driver from value start to asOf, delivered its value up to the last measurement. A driver of several lines is
                    split by what the lines promise. What has no price or no agreed rate is left out and named.""")
    @GetMapping(CASE + "/comparison")
    Mono<ComparisonAnswer> comparison(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable String customer,
            @RequestParam(required = false) @Nullable String asOf) {
        return looks.at(customer, viewer, null)
                .flatMap(look -> looks.compare(look, AsOf.parse(asOf)))
                .map(ComparisonAnswer::of);
    }
}
