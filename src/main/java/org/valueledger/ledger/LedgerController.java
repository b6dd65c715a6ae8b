package org.valueledger.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.valueledger.access.Viewer;
import org.valueledger.customer.VisibleCustomers;
import org.valueledger.web.Slice;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@RestController
@Tag(name = "Ledger")
class LedgerController {

    private final VisibleCustomers customers;
    private final LedgerEntries entries;
    private final LedgerCheck check;
    private final JsonMapper json;

    LedgerController(VisibleCustomers customers, LedgerEntries entries, LedgerCheck check, JsonMapper json) {
        this.customers = customers;
        this.entries = entries;
        this.check = check;
        this.json = json;
    }

    /**
     * @param driver the importer's key
     * @param text what was hashed as the entry's content, to the letter
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(
            long seq,
            String kind,
            @Nullable String driver,
            @Nullable Long driverId,
            String recordedBy,
            OffsetDateTime recordedAt,
            JsonNode content,
            String text,
            String previousHash,
            String hash) {}

    @Operation(summary = "Read a customer's ledger", description = """
                    Newest entry first: every lock, amendment, proposal, agreement, measurement and correction. hash is SHA-256 of
                    previousHash and of the lines customer number, seq, kind, driver number, recordedBy, recordedAt (UTC,
                    microseconds) and text. Pages: pass next as after.""")
    @GetMapping("/api/v1/customers/{customer}/ledger")
    Mono<Slice<Item>> entries(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable String customer,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        int most = Slice.limit(limit);
        return customers
                .idOf(customer, viewer)
                .flatMap(id -> entries.page(id, null, after, most))
                .map(page -> page.map(this::item));
    }

    private Item item(LedgerEntries.Told told) {
        var entry = told.entry();
        return new Item(
                entry.seq(),
                entry.kind(),
                told.driverKey(),
                entry.driverId(),
                entry.recordedBy(),
                entry.recordedAt(),
                json.readTree(entry.content()),
                entry.content(),
                HexFormat.of().formatHex(entry.previousHash()),
                HexFormat.of().formatHex(entry.hash()));
    }

    @Operation(summary = "Verify a customer's ledger", description = """
                    Recomputes every hash and compares every entry with the rows it speaks of. firstBroken names the first entry
                    that does not fit. headSeq and headHash, noted earlier outside, find a ledger that was rewritten as a
                    whole.""")
    @PostMapping("/api/v1/customers/{customer}/ledger/verify")
    Mono<Verification> verify(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable String customer,
            @RequestParam(required = false) @Nullable Long headSeq,
            @RequestParam(required = false) @Nullable String headHash) {
        var noted = NotedHead.of(headSeq, headHash);
        return customers.idOf(customer, viewer).flatMap(id -> check.of(id, noted, Locale.ENGLISH));
    }
}
