package org.valueledger.inventory;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.valueledger.access.Viewer;
import org.valueledger.web.IfMatch;
import org.valueledger.web.Once;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Baselines, amendments and goals of one driver. Every change names the driver's version in If-Match. */
@RestController
@RequestMapping("/api/v1/customers/{customer}/drivers/{driver}")
@Tag(name = "Baselines and goals")
class AgreementController {

    private static final String KEY = "Idempotency-Key";
    private static final String VERSION = "If-Match";

    private final Baselines baselines;
    private final Amendments amendments;
    private final Goals goals;
    private final PaperSigning signing;
    private final JsonMapper json;

    AgreementController(
            Baselines baselines, Amendments amendments, Goals goals, PaperSigning signing, JsonMapper json) {
        this.baselines = baselines;
        this.amendments = amendments;
        this.goals = goals;
        this.signing = signing;
        this.json = json;
    }

    @Operation(summary = "Save a baseline's draft", description = """
                    Body: answers {question: number}, takenOn, periodStart, source, grade. Answers may still be missing.""")
    @PutMapping("/baseline")
    Mono<ResponseEntity<String>> save(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable String customer,
            @PathVariable String driver,
            @RequestHeader(name = VERSION, required = false) @Nullable String version,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            @RequestBody JsonNode body) {
        return baselines
                .save(viewer, customer, driver, IfMatch.version(version), key, body)
                .map(this::answered);
    }

    @Operation(summary = "Lock a baseline", description = """
                    The draft becomes version 1 and can no longer be changed, by nobody; what comes after is an amendment.""")
    @PostMapping("/baseline/lock")
    Mono<ResponseEntity<String>> lock(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable String customer,
            @PathVariable String driver,
            @RequestHeader(name = VERSION, required = false) @Nullable String version,
            @RequestHeader(name = KEY, required = false) @Nullable String key) {
        return baselines
                .lock(viewer, customer, driver, IfMatch.version(version), key)
                .map(this::answered);
    }

    @Operation(summary = "Ask for an amendment of a locked baseline", description = """
                    Body: answers, reason, and if they differ takenOn, periodStart, source, grade, inForceFrom. Asking signs for the
                    vendor; the answer shows the effect on every figure. It counts once the customer has signed.""")
    @PostMapping("/baseline/amendments")
    Mono<ResponseEntity<String>> amend(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable String customer,
            @PathVariable String driver,
            @RequestHeader(name = VERSION, required = false) @Nullable String version,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            @RequestBody JsonNode body) {
        return amendments
                .ask(viewer, customer, driver, IfMatch.version(version), key, body)
                .map(this::answered);
    }

    @Operation(summary = "Show what an amendment would do", description = "As asking for it, but nothing is stored.")
    @PostMapping("/baseline/amendments/effect")
    Mono<Amendments.Asked> effect(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable String customer,
            @PathVariable String driver,
            @RequestBody JsonNode body) {
        return amendments.effect(viewer, customer, driver, body);
    }

    @Operation(summary = "Record the customer's signature under the open amendment", description = """
                    Body: agreedBy, source (where the signature is to be found), and if known number, email, agreedOn, comment.""")
    @PostMapping("/baseline/amendments/signature")
    Mono<ResponseEntity<String>> signAmendment(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable String customer,
            @PathVariable String driver,
            @RequestHeader(name = VERSION, required = false) @Nullable String version,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            @RequestBody JsonNode body) {
        return signing.amendment(viewer, customer, driver, IfMatch.version(version), key, body)
                .map(this::answered);
    }

    @Operation(summary = "Propose a goal", description = """
                    Body: dueOn and one of answers {question: number}, percent (fraction) or money; if wanted ramp [{date, share}],
                    basis {capabilityContracted, capabilityLiveOn, addressableValue, evidence, evidenceFrom, evidenceTo,
                    confidence, confidenceBy, riskAdjustment, dataSource, dataSupplier, firstMeasurementOn, attribution},
                    exception {by, reason}, and a reason where a goal was agreed before. The answer has the goal in all three
                    forms and its check. Every proposal is kept; the newest counts.""")
    @PutMapping("/goal")
    Mono<ResponseEntity<String>> propose(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable String customer,
            @PathVariable String driver,
            @RequestHeader(name = VERSION, required = false) @Nullable String version,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            @RequestBody JsonNode body) {
        return goals.propose(viewer, customer, driver, IfMatch.version(version), key, body)
                .map(this::answered);
    }

    @Operation(summary = "Check a goal", description = "As proposing it, but nothing is stored.")
    @PostMapping("/goal/check")
    Mono<GoalAnswer> check(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable String customer,
            @PathVariable String driver,
            @RequestBody JsonNode body) {
        return goals.check(viewer, customer, driver, body);
    }

    @Operation(summary = "Record the customer's agreement to the open proposal", description = """
                    Body: agreedBy, source (where the signature is to be found), and if known number, email, agreedOn, comment. A
                    customer can also agree through a link. The goal must have passed its check, or somebody accepted the
                    exception in writing.""")
    @PostMapping("/goal/agreement")
    Mono<ResponseEntity<String>> agree(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable String customer,
            @PathVariable String driver,
            @RequestHeader(name = VERSION, required = false) @Nullable String version,
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            @RequestBody JsonNode body) {
        return signing.goal(viewer, customer, driver, IfMatch.version(version), key, body)
                .map(this::answered);
    }

    private ResponseEntity<String> answered(Once.Answer answer) {
        return DriverAnswers.entity(answer, json);
    }
}
