package org.valueledger.intake;

import java.util.List;
import java.util.Map;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.server.ServerWebExchange;
import org.valueledger.access.Viewer;
import org.valueledger.intake.ImportOrder.OnError;
import org.valueledger.intake.Uploads.Upload;
import org.valueledger.storage.OffEventLoop;
import org.valueledger.web.BadInput;
import reactor.core.publisher.Mono;

/** Choose a file, look at how it is understood, then import it. */
@Controller
class ImportPages {

    private final Imports imports;
    private final Uploads uploads;
    private final PastImports past;
    private final TemporaryFiles files;
    private final OffEventLoop offEventLoop;

    ImportPages(Imports imports, Uploads uploads, PastImports past, TemporaryFiles files, OffEventLoop offEventLoop) {
        this.imports = imports;
        this.uploads = uploads;
        this.past = past;
        this.files = files;
        this.offEventLoop = offEventLoop;
    }

    /** What the preview shows. */
    private record Tried(Preview preview, ImportResult result) {}

    @GetMapping("/imports")
    Mono<String> choose(@AuthenticationPrincipal Viewer viewer, Model model) {
        MayNotImport.check(viewer);
        return past.newest(viewer).collectList().map(runs -> {
            model.addAttribute("tables", List.of(Table.values()));
            model.addAttribute("runs", runs);
            return "imports";
        });
    }

    @GetMapping("/imports/templates/{table}.csv")
    ResponseEntity<String> template(@AuthenticationPrincipal Viewer viewer, @PathVariable String table) {
        MayNotImport.check(viewer);
        Table known = ImportController.table(table);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(known.path() + ".csv")
                                .build()
                                .toString())
                .body(Templates.of(known));
    }

    @PostMapping(value = "/imports", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    Mono<String> upload(
            @AuthenticationPrincipal Viewer viewer,
            @RequestPart("table") String table,
            @RequestPart("file") FilePart part) {
        MayNotImport.check(viewer);
        Table known = ImportController.table(table);
        if (part.filename().isBlank()) {
            throw BadInput.of("file", "", "a file");
        }
        return files.receive(part.content())
                .map(file -> uploads.keep(viewer.userId(), known, part.filename(), file))
                .map(upload -> "redirect:/imports/uploads/" + upload.name());
    }

    @GetMapping("/imports/uploads/{name}")
    Mono<String> preview(@AuthenticationPrincipal Viewer viewer, @PathVariable String name, Model model) {
        MayNotImport.check(viewer);
        Upload upload = uploads.get(name, viewer.userId());
        return offEventLoop
                .run(() -> new Tried(
                        Preview.of(upload.file(), upload.table()),
                        imports.run(order(upload, viewer, true, OnError.SKIP_ROW), upload.file())))
                .map(tried -> {
                    model.addAllAttributes(
                            Map.of("upload", upload, "preview", tried.preview(), "result", tried.result()));
                    return "import-preview";
                });
    }

    @PostMapping("/imports/uploads/{name}")
    Mono<String> confirm(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable String name,
            ServerWebExchange exchange,
            Model model) {
        MayNotImport.check(viewer);
        Upload upload = uploads.get(name, viewer.userId());
        return exchange.getFormData()
                .map(form -> ImportController.onError(
                        String.valueOf(form.toSingleValueMap().getOrDefault("onError", "reject-file"))))
                .flatMap(onError -> offEventLoop.run(() -> {
                    ImportResult result = imports.run(order(upload, viewer, false, onError), upload.file());
                    uploads.remove(upload);
                    return result;
                }))
                .map(result -> {
                    model.addAllAttributes(Map.of("upload", upload, "result", result));
                    return "import-result";
                });
    }

    private static ImportOrder order(Upload upload, Viewer viewer, boolean dryRun, OnError onError) {
        return new ImportOrder(
                upload.table(), upload.fileName(), dryRun, onError, viewer.username(), viewer.managerFilter());
    }
}
