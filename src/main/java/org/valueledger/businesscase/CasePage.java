package org.valueledger.businesscase;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ServerWebExchange;
import org.valueledger.access.Viewer;
import org.valueledger.businesscase.CaseCustomers.Customer;
import org.valueledger.businesscase.CaseLooks.Look;
import org.valueledger.web.AsOf;
import org.valueledger.web.Once;
import reactor.core.publisher.Mono;

/** What was promised, what was agreed and what was delivered, line by line. */
@Controller
class CasePage {

    static final String PAGE = "/customers/{customer}/business-case";
    private static final int VERSIONS = 20;

    private final CaseCustomers customers;
    private final CaseLooks looks;
    private final CaseLinks links;

    CasePage(CaseCustomers customers, CaseLooks looks, CaseLinks links) {
        this.customers = customers;
        this.looks = looks;
        this.links = links;
    }

    @GetMapping(PAGE)
    Mono<String> show(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable String customer,
            @RequestParam(required = false) @Nullable Integer version,
            @RequestParam(required = false) @Nullable String asOf,
            Model model) {
        model.addAttribute("mayWrite", viewer.mayWrite());
        return customers.of(customer, viewer).flatMap(found -> {
            model.addAttribute("customer", found);
            return looks.at(customer, viewer, version)
                    .flatMap(look -> filled(look, found, viewer, asOf, model))
                    .onErrorResume(
                            CaseProblems.NoCase.class,
                            none -> version == null ? Mono.just("business-case-none") : Mono.error(none));
        });
    }

    private Mono<String> filled(Look look, Customer customer, Viewer viewer, @Nullable String asOf, Model model) {
        String key = Long.toString(customer.id());
        return looks.compare(look, AsOf.parse(asOf)).flatMap(comparison -> looks.versions(key, viewer, VERSIONS, null)
                .map(versions -> {
                    model.addAttribute("stored", look.stored());
                    model.addAttribute("view", CaseView.of(look.promised(), look.result(), customer.formats()));
                    model.addAttribute("compare", CompareView.of(comparison, look.drivers(), customer.formats()));
                    model.addAttribute(
                            "versions",
                            versions.items().stream()
                                    .map(each -> VersionView.of(each, customer.formats()))
                                    .toList());
                    model.addAttribute("newest", versions.items().getFirst().version());
                    return "business-case";
                }));
    }

    @PostMapping(PAGE + "/links")
    Mono<String> link(
            @AuthenticationPrincipal Viewer viewer, @PathVariable String customer, ServerWebExchange exchange) {
        return exchange.getFormData().flatMap(form -> {
            String ref = java.util.Objects.requireNonNullElse(form.getFirst("ref"), "");
            String chosen = form.getFirst("driver");
            String driver = chosen == null || chosen.isBlank() ? null : chosen;
            var request = Once.Request.of(viewer.userId(), null, "link", ref);
            return looks.withLine(customer, viewer, ref)
                    .then(links.link(viewer, request, customer, ref, driver))
                    .then(customers.of(customer, viewer))
                    .map(found -> "redirect:/customers/" + found.id() + "/business-case#lines");
        });
    }
}
