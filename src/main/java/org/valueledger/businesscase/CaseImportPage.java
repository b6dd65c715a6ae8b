package org.valueledger.businesscase;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;
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
import org.valueledger.businesscase.CaseCustomers.Customer;
import org.valueledger.storage.OffEventLoop;
import org.valueledger.web.BadInput;
import org.valueledger.web.Once;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Choose a file with a business case, look at what it comes to, then store it. */
@Controller
class CaseImportPage {

    private static final String IMPORT = CasePage.PAGE + "/import";

    private final CaseCustomers customers;
    private final BusinessCases cases;
    private final CaseImports imports;
    private final OffEventLoop offEventLoop;
    private final JsonMapper json;

    CaseImportPage(
            CaseCustomers customers,
            BusinessCases cases,
            CaseImports imports,
            OffEventLoop offEventLoop,
            JsonMapper json) {
        this.customers = customers;
        this.cases = cases;
        this.imports = imports;
        this.offEventLoop = offEventLoop;
        this.json = json;
    }

    @GetMapping(IMPORT)
    Mono<String> choose(@AuthenticationPrincipal Viewer viewer, @PathVariable String customer, Model model) {
        CaseProblems.ReadsOnly.refuse(viewer);
        return customers.of(customer, viewer).map(found -> {
            model.addAttribute("customer", found);
            return "business-case-import";
        });
    }

    @GetMapping(IMPORT + "/template.csv")
    Mono<ResponseEntity<String>> template(@AuthenticationPrincipal Viewer viewer, @PathVariable String customer) {
        CaseProblems.ReadsOnly.refuse(viewer);
        return customers.of(customer, viewer).map(found -> ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("business-case.csv")
                                .build()
                                .toString())
                .body(CaseTemplate.CSV));
    }

    @PostMapping(value = IMPORT, consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    Mono<String> preview(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable String customer,
            @RequestPart("file") FilePart part,
            Model model) {
        if (part.filename().isBlank()) {
            throw BadInput.of("file", "", "a file");
        }
        return customers.of(customer, viewer).flatMap(found -> CaseUpload.bytes(part.content())
                .flatMap(bytes -> imports.read(bytes, part.filename()))
                .flatMap(file -> cases.find(found.id(), null)
                        .map(StoredCase::version)
                        .defaultIfEmpty(0)
                        .map(version -> previewed(file, part.filename(), found, version, model))));
    }

    private String previewed(CaseFile file, String fileName, Customer customer, int version, Model model) {
        model.addAllAttributes(Map.of(
                "customer", customer, "file", file, "fileName", fileName, "version", version, "next", version + 1));
        model.addAttribute("key", UUID.randomUUID().toString());
        NewCase read = file.read();
        if (read != null) {
            model.addAttribute("view", CaseView.of(read.businessCase(), read.result(), customer.formats()));
            model.addAttribute("body", json.writeValueAsString(file.body()));
        }
        return "business-case-import-preview";
    }

    /** Takes what the preview has shown; it is checked and worked out again. */
    @PostMapping(IMPORT + "/store")
    Mono<String> store(
            @AuthenticationPrincipal Viewer viewer, @PathVariable String customer, ServerWebExchange exchange) {
        return customers.of(customer, viewer).flatMap(found -> exchange.getFormData()
                .flatMap(form -> {
                    String body = Objects.requireNonNullElse(form.getFirst("body"), "");
                    String key = Objects.requireNonNullElse(form.getFirst("key"), "");
                    var request = Once.Request.of(viewer.userId(), key, "import business case " + found.id(), body);
                    var replaces = Replaces.ifMatch(Objects.requireNonNullElse(form.getFirst("version"), ""));
                    return offEventLoop
                            .<NewCase>run(() -> NewCase.read(json.readTree(body)))
                            .onErrorMap(
                                    JacksonException.class, e -> BadInput.of("body", "", "what the preview has shown"))
                            .flatMap(read -> cases.store(
                                    viewer,
                                    request,
                                    Long.toString(found.id()),
                                    replaces,
                                    read,
                                    stored -> new Once.Answer(200, Integer.toString(stored))))
                            .map(stored -> "redirect:/customers/" + found.id() + "/business-case");
                }));
    }
}
