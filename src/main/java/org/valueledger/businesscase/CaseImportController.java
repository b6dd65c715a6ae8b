package org.valueledger.businesscase;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.valueledger.access.Viewer;
import org.valueledger.customer.VisibleCustomers;
import org.valueledger.web.Once;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Business case")
class CaseImportController {

    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final CaseImports imports;
    private final VisibleCustomers customers;

    CaseImportController(CaseImports imports, VisibleCustomers customers) {
        this.imports = imports;
        this.customers = customers;
    }

    @Operation(summary = "Import a business case from CSV or a spreadsheet", description = """
                    The body is the file, at most 5 MB; of an .xlsx the first sheet. It is taken as a whole or not at all, and becomes
                    the next version unless the newest says the same. dryRun=true checks and works it out, and stores nothing.
                    If-Match may name the version that it replaces. Columns: kind (benefit, cost, setting), ref, name, category,
                    risk_adjustment, item, formula, one per period, and if needed active_periods.""")
    @PostMapping(
            value = "/api/v1/customers/{customer}/business-case/import",
            consumes = {"text/csv", "text/plain", MediaType.APPLICATION_OCTET_STREAM_VALUE, XLSX})
    Mono<ResponseEntity<String>> importFile(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable String customer,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestParam(defaultValue = "") String fileName,
            ServerHttpRequest request) {
        Replaces replaces = ifMatch == null ? new Replaces.Whatever() : Replaces.ifMatch(ifMatch);
        return customers
                .idOf(customer, viewer)
                .then(CaseUpload.bytes(request.getBody()))
                .flatMap(bytes -> imports.read(bytes, fileName).flatMap(file -> {
                    var once = Once.Request.of(
                            viewer.userId(), key, "import business case " + customer, CaseUpload.sha256(bytes));
                    return dryRun ? tried(file) : imports.store(viewer, once, customer, replaces, file);
                }))
                .map(CaseImportController::entity);
    }

    private Mono<Once.Answer> tried(CaseFile file) {
        return Mono.just(imports.answer(200, CaseImportAnswer.tried(file)));
    }

    private static ResponseEntity<String> entity(Once.Answer answer) {
        boolean rejected = answer.status() == CaseImportAnswer.NOT_ACCEPTED;
        return ResponseEntity.status(answer.status())
                .contentType(rejected ? MediaType.APPLICATION_PROBLEM_JSON : MediaType.APPLICATION_JSON)
                .body(answer.body());
    }
}
