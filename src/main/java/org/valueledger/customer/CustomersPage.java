package org.valueledger.customer;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.reactive.result.view.Rendering;
import org.valueledger.access.Viewer;
import org.valueledger.valuation.Status;
import org.valueledger.web.Slice;
import reactor.core.publisher.Mono;

/** The list that account managers and executives start from. */
@Controller
class CustomersPage {

    private final CustomerList customers;
    private final MessageSource messages;
    private final Clock clock;

    CustomersPage(CustomerList customers, MessageSource messages, Clock clock) {
        this.customers = customers;
        this.messages = messages;
        this.clock = clock;
    }

    /** What the address asks for; all of it may be missing. */
    record Query(
            @Nullable String q,
            @Nullable String status,
            @Nullable String manager,
            @Nullable String sort,
            @Nullable Integer limit,
            @Nullable String after,
            @Nullable String before) {

        CustomerSearch search() {
            return CustomerSearch.of(q, status, manager, sort, limit, after, before);
        }
    }

    @GetMapping("/")
    String home() {
        return "redirect:/customers";
    }

    @GetMapping("/customers")
    Mono<Rendering> list(@AuthenticationPrincipal Viewer viewer, @ModelAttribute Query query, Locale language) {
        CustomerSearch search = query.search();
        return Mono.zip(customers.page(search, viewer), customers.count(search, viewer))
                .map(found -> Rendering.view("customers")
                        .model(model(search, query, found.getT1(), found.getT2(), language))
                        .modelAttribute("ownOnly", viewer.managerFilter() != null)
                        .build());
    }

    private Map<String, Object> model(
            CustomerSearch search, Query query, Slice<CustomerRow> found, long count, Locale language) {
        var lines = new CustomerLine.Maker(messages, language, LocalDate.now(clock));
        return Map.of(
                "page",
                found.map(lines::line),
                "count",
                count,
                "q",
                query.q() == null ? "" : query.q().strip(),
                "status",
                search.status() == null ? "" : search.status().name().toLowerCase(Locale.ROOT),
                "manager",
                search.manager() == null ? "" : search.manager(),
                "sort",
                search.sort().word(),
                "statuses",
                List.of(Status.values()).stream()
                        .map(status -> status.name().toLowerCase(Locale.ROOT))
                        .toList(),
                "filtered",
                !search.words().isEmpty() || search.status() != null || search.manager() != null);
    }
}
