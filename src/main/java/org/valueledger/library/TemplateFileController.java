package org.valueledger.library;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.valueledger.access.Viewer;
import reactor.core.publisher.Mono;

/** The library as a file, out and in. */
@RestController
@Tag(name = "Driver templates")
class TemplateFileController {

    private static final String FILE_NAME = "driver-templates.json";

    private final TemplateImport templates;

    TemplateFileController(TemplateImport templates) {
        this.templates = templates;
    }

    @Operation(summary = "Export the driver library", description = "Every template's newest version, ordered by key.")
    @GetMapping("/api/v1/exports/driver-templates.json")
    Mono<ResponseEntity<byte[]>> export() {
        return templates.export().map(TemplateFileController::download);
    }

    static ResponseEntity<byte[]> download(byte[] file) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(FILE_NAME)
                                .build()
                                .toString())
                .body(file);
    }

    @Operation(summary = "Import driver templates", description = """
                    The body is a file as the export gives it. Any error and nothing is stored, answered with 422 and every mistake
                    by template and field. dryRun=true checks everything and stores nothing. The same file again changes nothing.
                    For administrators.""")
    @PostMapping(value = "/api/v1/imports/driver-templates", consumes = MediaType.APPLICATION_JSON_VALUE)
    Mono<ResponseEntity<TemplateImport.Result>> importFile(
            @AuthenticationPrincipal Viewer viewer,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestParam(defaultValue = "false") boolean dryRun,
            ServerHttpRequest request) {
        return TemplateUpload.bytes(request.getBody(), TemplateUpload.MOST_BY_API)
                .flatMap(file -> dryRun
                        ? templates.plan(file).map(TemplateImport.Plan::result)
                        : templates.run(viewer, key, file))
                .map(TemplateFileController::answer);
    }

    private static ResponseEntity<TemplateImport.Result> answer(TemplateImport.Result result) {
        HttpStatus status = result.errors().isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT;
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(result);
    }
}
