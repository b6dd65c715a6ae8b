package org.valueledger.inventory;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ServerWebExchange;
import org.valueledger.access.Viewer;
import org.valueledger.customer.CustomerNames;
import org.valueledger.position.Books;
import org.valueledger.storage.OffEventLoop;
import org.valueledger.web.BadInput;
import org.valueledger.web.Formats;
import reactor.core.publisher.Mono;

/** A customer's value drivers, line by line, each with the next thing to do. */
@Controller
class InventoryPage {

    private static final int MOST_TEMPLATES = 100;

    private final CustomerNames customers;
    private final DriverFiles files;
    private final Drivers drivers;
    private final Books books;
    private final OffEventLoop offEventLoop;

    InventoryPage(CustomerNames customers, DriverFiles files, Drivers drivers, Books books, OffEventLoop offEventLoop) {
        this.customers = customers;
        this.files = files;
        this.drivers = drivers;
        this.books = books;
        this.offEventLoop = offEventLoop;
    }

    /** What was done just before; all null: nothing. */
    record Done(
            @Nullable Integer added,
            @Nullable Long saved,
            @Nullable String removed) {}

    @GetMapping("/customers/{customer}/inventory")
    Mono<String> inventory(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable String customer,
            @ModelAttribute("done") Done done,
            Model model) {
        return customers.of(customer, viewer).flatMap(named -> view(named).map(view -> {
            model.addAttribute("customer", named);
            model.addAttribute("inventory", view);
            model.addAttribute("mayWrite", viewer.mayWrite());
            return "inventory";
        }));
    }

    private Mono<InventoryView> view(CustomerNames.Named customer) {
        return Mono.zip(files.ofCustomer(customer.id()), books.rates(customer.id()))
                .flatMap(read -> offEventLoop.run(
                        () -> InventoryView.of(read.getT1(), read.getT2(), Formats.of(customer.locale()))));
    }

    @PostMapping("/customers/{customer}/drivers/from-templates")
    Mono<String> addFromLibrary(
            @AuthenticationPrincipal Viewer viewer, @PathVariable String customer, ServerWebExchange exchange) {
        return Mono.zip(customers.of(customer, viewer), exchange.getFormData()).flatMap(read -> {
            var form = read.getT2();
            List<String> templates = templates(form);
            return drivers.fromTemplates(viewer, customer, form.getFirst("key"), templates)
                    .map(made -> "redirect:/customers/" + read.getT1().id() + "/inventory?added=" + templates.size());
        });
    }

    private static List<String> templates(Map<String, List<String>> form) {
        List<String> templates = form.getOrDefault("template", List.of());
        if (templates.isEmpty() || templates.size() > MOST_TEMPLATES) {
            throw BadInput.of(
                    "template", templates.size() + " chosen", "1 to " + MOST_TEMPLATES + " templates of the library");
        }
        return templates;
    }
}
