package org.valueledger.intake;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.valueledger.access.Viewer;
import org.valueledger.intake.ImportOrder.OnError;
import org.valueledger.web.BadInput;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Imports")
class ImportController {

    private final Imports imports;
    private final TemporaryFiles files;

    ImportController(Imports imports, TemporaryFiles files) {
        this.imports = imports;
        this.files = files;
    }

    @Operation(
            summary = "Imports customers, drivers or measurements from CSV",
            description =
                    "The body is the file. onError is reject-file (the default: any error and nothing is stored, answered with 422) "
                            + "or skip-row. dryRun=true checks everything and stores nothing. The same file again changes nothing.")
    @PostMapping(
            value = "/api/v1/imports/{table}",
            consumes = {"text/csv", "text/plain", MediaType.APPLICATION_OCTET_STREAM_VALUE})
    Mono<ResponseEntity<ImportAnswer>> importFile(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable String table,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestParam(defaultValue = "reject-file") String onError,
            @RequestParam(defaultValue = "") String fileName,
            ServerHttpRequest request) {
        MayNotImport.check(viewer);
        Table known = table(table);
        ImportOrder order = new ImportOrder(
                known,
                fileName.isBlank() ? known.path() + ".csv" : fileName,
                dryRun,
                onError(onError),
                viewer.username(),
                viewer.managerFilter());
        return files.with(request.getBody(), file -> imports.run(order, file)).map(ImportController::answer);
    }

    static Table table(String path) {
        return Table.named(path).orElseThrow(() -> BadInput.of("table", path, "customers, drivers or measurements"));
    }

    static OnError onError(String value) {
        return switch (value) {
            case "reject-file" -> OnError.REJECT_FILE;
            case "skip-row" -> OnError.SKIP_ROW;
            default -> throw BadInput.of("onError", value, "reject-file or skip-row");
        };
    }

    private static ResponseEntity<ImportAnswer> answer(ImportResult result) {
        if (result.fileWasRejected()) {
            return ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT)
                    .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                    .body(ImportAnswer.rejected(result));
        }
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(ImportAnswer.of(result));
    }
}
