package org.valueledger.report;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.valueledger.access.Viewer;
import org.valueledger.web.AsOf;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Value")
class ReportController {

    private final Reports reports;

    ReportController(Reports reports) {
        this.reports = reports;
    }

    @Operation(
            summary = "A customer's value",
            description = "Totals, and one entry per driver with every figure and every reading it is made of. "
                    + "asOf is a date such as 2026-03-31; without it, today.")
    @GetMapping("/api/v1/customers/{customer}/value")
    Mono<ValueAnswer> value(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable String customer,
            @RequestParam(required = false) @Nullable String asOf) {
        return reports.valued(customer, viewer, AsOf.parse(asOf)).map(ValueAnswer::of);
    }

    @Operation(summary = "A customer's value report as PDF", description = "A preview: nothing is issued or stored.")
    @GetMapping(value = "/api/v1/customers/{customer}/report.pdf", produces = MediaType.APPLICATION_PDF_VALUE)
    Mono<ResponseEntity<byte[]>> pdf(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable String customer,
            @RequestParam(required = false) @Nullable String asOf) {
        return reports.pdf(customer, viewer, AsOf.parse(asOf)).map(ReportController::download);
    }

    /** The name is ours: a customer's name in a header could carry anything. */
    static ResponseEntity<byte[]> download(byte[] pdf) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename("value-report.pdf")
                                .build()
                                .toString())
                .body(pdf);
    }
}
