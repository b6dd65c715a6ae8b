package org.valueledger.businesscase;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ServerWebExchange;
import org.valueledger.access.Viewer;
import org.valueledger.businesscase.CaseCustomers.Customer;
import org.valueledger.storage.OffEventLoop;
import org.valueledger.web.Once;
import reactor.core.publisher.Mono;

/** Entering a business case by line and period. Every button sends the whole form and gets it back changed. */
@Controller
class CaseEditPage {

    private static final String EDIT = CasePage.PAGE + "/edit";

    private final CaseCustomers customers;
    private final BusinessCases cases;
    private final OffEventLoop offEventLoop;

    CaseEditPage(CaseCustomers customers, BusinessCases cases, OffEventLoop offEventLoop) {
        this.customers = customers;
        this.cases = cases;
        this.offEventLoop = offEventLoop;
    }

    /** @param added null where the form has problems */
    private record Tried(CaseForm form, @Nullable NewCase added) {

        static Tried of(CaseForm form) {
            return new Tried(form, CaseFormBody.read(form));
        }
    }

    @GetMapping(EDIT)
    Mono<String> edit(@AuthenticationPrincipal Viewer viewer, @PathVariable String customer, Model model) {
        CaseProblems.ReadsOnly.refuse(viewer);
        return customers.of(customer, viewer).flatMap(found -> cases.find(found.id(), null)
                .flatMap(stored -> show(CaseFormWriter.of(stored), found, stored.version(), model))
                .switchIfEmpty(Mono.defer(() -> show(CaseFormWriter.empty(found.currency()), found, 0, model))));
    }

    private Mono<String> show(CaseForm form, Customer customer, int version, Model model) {
        return offEventLoop.<Tried>run(() -> Tried.of(form)).map(tried -> {
            // Nobody has sent anything yet, so nothing is wrong yet.
            form.problems.clear();
            return page(
                    tried,
                    customer,
                    Integer.toString(version),
                    UUID.randomUUID().toString(),
                    model);
        });
    }

    private static String page(Tried tried, Customer customer, String version, String key, Model model) {
        model.addAttribute("customer", customer);
        model.addAttribute("form", tried.form());
        model.addAttribute("version", version);
        model.addAttribute("key", key);
        preview(tried, customer, model);
        return "business-case-edit";
    }

    private static void preview(Tried tried, Customer customer, Model model) {
        if (tried.added() != null) {
            model.addAttribute(
                    "view",
                    CaseView.of(tried.added().businessCase(), tried.added().result(), customer.formats()));
        }
        tried.form().problems.values().stream().findFirst().ifPresent(first -> model.addAttribute("waiting", first));
    }

    /** What the case comes to while it is typed. */
    @PostMapping(EDIT + "/preview")
    Mono<String> preview(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable String customer,
            ServerWebExchange exchange,
            Model model) {
        return customers.of(customer, viewer).flatMap(found -> exchange.getFormData()
                .flatMap(fields -> offEventLoop.<Tried>run(() -> Tried.of(CaseFormReader.read(fields))))
                .map(tried -> {
                    preview(tried, found, model);
                    return "business-case-parts :: preview";
                }));
    }

    @PostMapping(EDIT)
    Mono<String> send(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable String customer,
            ServerWebExchange exchange,
            Model model) {
        return customers.of(customer, viewer).flatMap(found -> exchange.getFormData()
                .flatMap(fields -> {
                    String button = text(fields, "action");
                    CaseForm form = CaseFormReader.read(fields);
                    CaseFormChange.apply(form, button);
                    return offEventLoop
                            .<Tried>run(() -> Tried.of(form))
                            .flatMap(tried -> button.equals("save")
                                    ? save(tried, viewer, found, fields, exchange, model)
                                    : again(tried, found, fields, model));
                }));
    }

    /** Changed by a button, not finished: problems can wait until somebody saves. */
    private static Mono<String> again(
            Tried tried, Customer customer, MultiValueMap<String, String> fields, Model model) {
        String page = page(tried, customer, text(fields, "version"), text(fields, "key"), model);
        tried.form().problems.clear();
        return Mono.just(page);
    }

    private Mono<String> save(
            Tried tried,
            Viewer viewer,
            Customer customer,
            MultiValueMap<String, String> fields,
            ServerWebExchange exchange,
            Model model) {
        String version = text(fields, "version");
        String key = text(fields, "key");
        NewCase added = tried.added();
        if (added == null) {
            exchange.getResponse().setStatusCode(HttpStatus.UNPROCESSABLE_CONTENT);
            return Mono.just(page(tried, customer, version, key, model));
        }
        // The form carries its key, so that pressing the button twice stores one version.
        var request = Once.Request.of(viewer.userId(), key, "edit business case " + customer.id(), fields.toString());
        return cases.store(
                        viewer,
                        request,
                        Long.toString(customer.id()),
                        Replaces.ifMatch(version),
                        added,
                        stored -> new Once.Answer(200, Integer.toString(stored)))
                .map(stored -> "redirect:/customers/" + customer.id() + "/business-case")
                .onErrorResume(CaseProblems.OldVersion.class, old -> {
                    tried.form().problems.put("", CaseTexts.of("businesscase.form.old"));
                    exchange.getResponse().setStatusCode(old.status());
                    return Mono.just(page(tried, customer, version, key, model));
                });
    }

    private static String text(MultiValueMap<String, String> fields, String name) {
        return Objects.requireNonNullElse(fields.getFirst(name), "");
    }
}
