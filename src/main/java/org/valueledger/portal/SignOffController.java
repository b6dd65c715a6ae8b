package org.valueledger.portal;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.valueledger.access.Viewer;
import org.valueledger.customer.VisibleCustomers;
import org.valueledger.web.Slice;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

@RestController
@RequestMapping("/api/v1/customers/{customer}/sign-off-links")
@Tag(name = "Sign-off links")
class SignOffController {

    private final VisibleCustomers customers;
    private final LinkMaking making;
    private final LinkList list;
    private final PublicAddress address;

    SignOffController(VisibleCustomers customers, LinkMaking making, LinkList list, PublicAddress address) {
        this.customers = customers;
        this.making = making;
        this.list = list;
        this.address = address;
    }

    @Operation(summary = "Make a link for a contact of the customer", description = """
                    Body: purpose (sign, answer_baseline), contact {name, email}, items [{driver, what (goal, amendment, baseline)}],
                    daysValid (14 unless said, at most 60). The answer has the url, which is shown this once; it is to be sent to the
                    contact. It opens these matters only, until it is used, revoked or expired.""")
    @PostMapping
    Mono<ResponseEntity<String>> make(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable String customer,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            ServerHttpRequest request,
            @RequestBody JsonNode body) {
        return making.make(viewer, customer, address.of(request), key, body)
                .map(answer -> ResponseEntity.status(answer.status())
                        .contentType(MediaType.APPLICATION_JSON)
                        .body(answer.body()));
    }

    @Operation(summary = "List a customer's links", description = """
                    The newest first, each with its state (open, seen, used, expired, revoked, locked), what it asks and what was
                    answered. Pages: pass next as after.""")
    @GetMapping
    Mono<Slice<LinkList.Line>> list(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable String customer,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(required = false) @Nullable Integer limit) {
        return customers.idOf(customer, viewer).flatMap(id -> list.page(id, after, Slice.limit(limit)));
    }

    @Operation(
            summary = "Revoke a link",
            description = "It opens nothing any more. What was answered through it stays.")
    @DeleteMapping("/{link}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    Mono<Void> revoke(@AuthenticationPrincipal Viewer viewer, @PathVariable String customer, @PathVariable long link) {
        return customers.idOf(customer, viewer).flatMap(id -> list.revoke(id, link));
    }
}
