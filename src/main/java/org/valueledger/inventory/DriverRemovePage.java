package org.valueledger.inventory;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import org.valueledger.access.Viewer;
import org.valueledger.customer.CustomerNames;
import org.valueledger.web.IfMatch;
import reactor.core.publisher.Mono;

/** Takes a driver away of which nothing was agreed yet, after asking once. */
@Controller
class DriverRemovePage {

    private final CustomerNames customers;
    private final DriverFiles files;
    private final Drivers drivers;

    DriverRemovePage(CustomerNames customers, DriverFiles files, Drivers drivers) {
        this.customers = customers;
        this.files = files;
        this.drivers = drivers;
    }

    @PostMapping("/customers/{customer}/drivers/{driver}/remove")
    Mono<Rendering> remove(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable String customer,
            @PathVariable String driver,
            ServerWebExchange exchange) {
        return Mono.zip(files.find(customer, driver, viewer), exchange.getFormData())
                .flatMap(read -> {
                    DriverFile file = read.getT1();
                    if (!file.baselines().isEmpty()) {
                        return Mono.error(new BaselineLocked(file.key(), List.of()));
                    }
                    return read.getT2().containsKey("sure") ? remove(viewer, file, read.getT2()) : ask(file, null);
                });
    }

    private Mono<Rendering> remove(Viewer viewer, DriverFile file, MultiValueMap<String, String> form) {
        String customer = Long.toString(file.customerId());
        return Mono.defer(() -> drivers.remove(
                        viewer,
                        customer,
                        Long.toString(file.id()),
                        IfMatch.version(form.getFirst("version")),
                        form.getFirst("key")))
                .map(gone -> Rendering.redirectTo("/customers/" + customer + "/inventory?removed=" + file.id())
                        .build())
                .onErrorResume(IfMatch.OldVersion.class, old -> ask(file, old));
    }

    private Mono<Rendering> ask(DriverFile file, IfMatch.@Nullable OldVersion changed) {
        return customers.of(file.customerId()).map(named -> {
            var page = Rendering.view("driver-remove")
                    .modelAttribute("customer", named)
                    .modelAttribute("driver", file)
                    .modelAttribute("key", UUID.randomUUID().toString())
                    .modelAttribute("changed", changed != null);
            return changed == null
                    ? page.build()
                    : page.status(changed.status()).build();
        });
    }
}
