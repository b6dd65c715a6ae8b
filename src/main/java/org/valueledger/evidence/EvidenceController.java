package org.valueledger.evidence;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.multipart.PartEvent;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.valueledger.access.Viewer;
import org.valueledger.inventory.VisibleDrivers;
import org.valueledger.web.BadInput;
import org.valueledger.web.JsonFields;
import org.valueledger.web.Once;
import org.valueledger.web.Problem;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

@RestController
@Tag(name = "Evidence")
class EvidenceController {

    private static final String ADDRESS = "/api/v1/customers/{customer}/drivers/{driver}/evidence";

    private final EvidenceFiles files;
    private final EvidenceRows rows;
    private final Withdrawals withdrawals;
    private final VisibleDrivers drivers;

    EvidenceController(EvidenceFiles files, EvidenceRows rows, Withdrawals withdrawals, VisibleDrivers drivers) {
        this.files = files;
        this.rows = rows;
        this.withdrawals = withdrawals;
        this.drivers = drivers;
    }

    record Listed(List<EvidenceFile> items) {}

    @Operation(
            summary = "Bring a file that proves a baseline, a goal or a measurement",
            description = """
                    The body is the file; its type is found out from its content. X-File-Name (percent-encoded UTF-8) or name
                    says what it is called. about is baseline, goal or measurement, on the day of the measurement. The same file
                    for the same purpose is stored once and answered with 200.""",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
                                            schema = @Schema(type = "string", format = "binary"))))
    @PostMapping(ADDRESS)
    Mono<ResponseEntity<String>> bring(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable String customer,
            @PathVariable String driver,
            @RequestParam(required = false) @Nullable String about,
            @RequestParam(required = false) @Nullable String on,
            @RequestParam(required = false) @Nullable String note,
            @RequestParam(required = false) @Nullable String name,
            @RequestHeader(name = "X-File-Name", required = false) @Nullable String header,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            ServerHttpRequest request) {
        String called = header == null ? name : FileName.ofHeader(header);
        return purpose(viewer, customer, driver, new Purpose.Told(about, on, note))
                .flatMap(purpose -> files.store(viewer.userId(), key, purpose, called, request.getBody()))
                .map(EvidenceController::entity);
    }

    @Operation(
            summary = "Bring a file that proves a baseline, a goal or a measurement",
            description = "The same as a form: its first part with a file name is the file.")
    @PostMapping(value = ADDRESS, consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    Mono<ResponseEntity<String>> bringInParts(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable String customer,
            @PathVariable String driver,
            @RequestParam(required = false) @Nullable String about,
            @RequestParam(required = false) @Nullable String on,
            @RequestParam(required = false) @Nullable String note,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Parameter(hidden = true) @RequestBody Flux<PartEvent> parts) {
        return purpose(viewer, customer, driver, new Purpose.Told(about, on, note))
                .flatMap(purpose -> FormFile.first(
                        parts, file -> content -> files.store(viewer.userId(), key, purpose, file, content)))
                .map(EvidenceController::entity);
    }

    @Operation(summary = "List a value driver's evidence", description = "Newest first, withdrawn files too.")
    @GetMapping(ADDRESS)
    Mono<Listed> list(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable String customer,
            @PathVariable String driver,
            @RequestParam(required = false) @Nullable String about) {
        About wanted = about == null || about.isBlank() ? null : about(about);
        return drivers.find(customer, driver, viewer)
                .flatMap(found -> rows.ofDriver(found.driverId(), wanted))
                .map(Listed::new);
    }

    @Operation(
            summary = "Get a file",
            description = "As it was stored, to be saved; the ETag is its SHA-256. Withdrawn files can be had as well.")
    @GetMapping(ADDRESS + "/{id}")
    Mono<ResponseEntity<byte[]>> get(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable String customer,
            @PathVariable String driver,
            @PathVariable long id) {
        return drivers.find(customer, driver, viewer)
                .flatMap(found -> files.get(found.driverId(), id))
                .flatMap(file -> files.bytes(file).map(bytes -> Download.of(file, bytes)));
    }

    @Operation(
            summary = "Withdraw a file",
            description = "Body: reason. The file stays to be seen but no longer counts as evidence.")
    @PostMapping(ADDRESS + "/{id}/withdrawal")
    Mono<ResponseEntity<String>> withdraw(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable String customer,
            @PathVariable String driver,
            @PathVariable long id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody JsonNode body) {
        String reason = JsonFields.read(body, fields -> fields.requiredText("reason", 2000));
        return drivers.find(customer, driver, viewer)
                .flatMap(found -> files.get(found.driverId(), id))
                .flatMap(file -> withdrawals.withdraw(
                        Once.Request.of(viewer.userId(), key, "withdraw evidence " + id, reason),
                        file.driverId(),
                        id,
                        reason,
                        viewer.username()))
                .map(EvidenceController::entity);
    }

    private Mono<Purpose> purpose(Viewer viewer, String customer, String driver, Purpose.Told told) {
        return drivers.find(customer, driver, viewer).map(found -> files.purpose(told, found, viewer.username()));
    }

    private static About about(String word) {
        List<Problem.Field> problems = new ArrayList<>();
        About about = Purpose.about(word, problems);
        if (about == null) {
            throw new BadInput(problems);
        }
        return about;
    }

    private static ResponseEntity<String> entity(Once.Answer answer) {
        return ResponseEntity.status(answer.status())
                .contentType(MediaType.APPLICATION_JSON)
                .body(answer.body());
    }
}
