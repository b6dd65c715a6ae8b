package org.valueledger.visit;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.valueledger.access.Viewer;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

@RestController
@Tag(name = "Measurements")
class MeasurementController {

    private final Measurements measurements;

    MeasurementController(Measurements measurements) {
        this.measurements = measurements;
    }

    @Operation(summary = "Record a measurement", description = """
                    Body: date, answers {question: number} (or value, for a driver with one question), and if known
                    periodStart, grade (estimated, stated, confirmed, metered, audited), confidence (fraction, for estimates),
                    source, evidence, setAside (why it must not count), reason (why it corrects an earlier one). A second
                    reading of the same day is a correction; the first stays visible.""")
    @PostMapping("/api/v1/customers/{customer}/drivers/{driver}/measurements")
    Mono<ResponseEntity<String>> record(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable String customer,
            @PathVariable String driver,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody JsonNode body) {
        return measurements.record(viewer, customer, driver, key, body).map(answer -> ResponseEntity.status(
                        answer.status())
                .contentType(MediaType.APPLICATION_JSON)
                .body(answer.body()));
    }
}
