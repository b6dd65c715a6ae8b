package org.valueledger.library;

import java.nio.charset.StandardCharsets;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import org.valueledger.access.Viewer;
import org.valueledger.web.BadInput;
import reactor.core.publisher.Mono;

/** Choose a file of templates, look at what it would change, then import it. */
@Controller
class TemplateImportPage {

    private static final String ADDRESS = "/library/import";

    private final TemplateImport templates;

    TemplateImportPage(TemplateImport templates) {
        this.templates = templates;
    }

    @GetMapping(ADDRESS)
    Rendering choose() {
        return Rendering.view("library-import").build();
    }

    @PostMapping(value = ADDRESS, consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    Mono<Rendering> preview(@RequestPart("file") FilePart part) {
        return TemplateUpload.bytes(part.content(), TemplateUpload.MOST_BY_PAGE)
                .flatMap(file -> templates.plan(file).map(plan -> preview(part.filename(), file, plan)));
    }

    /** The page carries the file from here to the import: nothing is kept that would have to be cleared away. */
    private static Rendering preview(String name, byte[] file, TemplateImport.Plan plan) {
        return Rendering.view("library-import")
                .modelAttribute("fileName", name)
                .modelAttribute("file", new String(file, StandardCharsets.UTF_8))
                .modelAttribute("plan", plan)
                .modelAttribute("result", plan.result())
                .modelAttribute("errors", plan.errors())
                .status(plan.errors().isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .build();
    }

    @PostMapping(value = ADDRESS, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    Mono<Rendering> store(@AuthenticationPrincipal Viewer viewer, ServerWebExchange exchange) {
        return exchange.getFormData().flatMap(form -> {
            String content = form.getFirst("content");
            if (content == null) {
                return Mono.error(BadInput.of("content", "nothing", "the file that was looked at"));
            }
            return templates
                    .run(viewer, null, content.getBytes(StandardCharsets.UTF_8))
                    .map(result -> Rendering.view("library-import")
                            .modelAttribute("done", result)
                            .modelAttribute("errors", result.errors())
                            .status(result.errors().isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                            .build());
        });
    }
}
