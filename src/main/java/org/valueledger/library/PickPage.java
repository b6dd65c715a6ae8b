package org.valueledger.library;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.valueledger.access.Viewer;
import org.valueledger.web.BadInput;
import reactor.core.publisher.Mono;

/** Choosing templates for a customer. What was chosen travels with every filter, so that no choice is lost. */
@Controller
class PickPage {

    private static final int MOST_CHOSEN = 100;

    private final Picking picking;
    private final TemplateList list;

    PickPage(Picking picking, TemplateList list) {
        this.picking = picking;
        this.list = list;
    }

    @GetMapping("/customers/{customer}/library")
    Mono<Rendering> choose(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable String customer,
            @ModelAttribute LibraryPage.Query query,
            @RequestParam(required = false) @Nullable List<String> template) {
        TemplateSearch search =
                TemplateSearch.of(query.q(), query.industry(), query.category(), query.kind(), false, null, null);
        Set<String> chosen = template == null ? Set.of() : new LinkedHashSet<>(template);
        if (chosen.size() > MOST_CHOSEN) {
            throw BadInput.of("template", chosen.size() + " templates", "at most " + MOST_CHOSEN + " at a time");
        }
        return Mono.zip(picking.offer(customer, viewer, search, chosen), list.industries())
                .map(found -> Rendering.view("library-pick")
                        .modelAttribute("offer", found.getT1())
                        .modelAttribute("customer", found.getT1().customer())
                        .modelAttribute("key", UUID.randomUUID().toString())
                        .modelAttribute("mayWrite", viewer.mayWrite())
                        .model(LibraryPage.filter(search, query.q(), found.getT2()))
                        .build());
    }
}
