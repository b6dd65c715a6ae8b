package org.valueledger.ledger;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ServerWebExchange;
import org.valueledger.access.Viewer;
import org.valueledger.customer.CustomerNames;
import org.valueledger.web.Formats;
import org.valueledger.web.Slice;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The ledger as a history, and the button that checks it. */
@Controller
class LedgerPage {

    private static final int ON_A_PAGE = 25;

    private final CustomerNames customers;
    private final LedgerEntries entries;
    private final LedgerCheck check;
    private final MessageSource messages;
    private final JsonMapper json;

    LedgerPage(
            CustomerNames customers,
            LedgerEntries entries,
            LedgerCheck check,
            MessageSource messages,
            JsonMapper json) {
        this.customers = customers;
        this.entries = entries;
        this.check = check;
        this.messages = messages;
        this.json = json;
    }

    @GetMapping("/customers/{customer}/ledger")
    Mono<String> history(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable String customer,
            @RequestParam(required = false) @Nullable Long driver,
            @RequestParam(required = false) @Nullable String after,
            Locale language,
            Model model) {
        return customers.of(customer, viewer).flatMap(named -> entries.page(named.id(), driver, after, ON_A_PAGE)
                .map(page -> {
                    var words = new LedgerWords(messages, language, Formats.of(named.locale()), json);
                    Slice<LedgerLine> lines = page.map(words::line);
                    model.addAttribute("customer", named);
                    model.addAttribute("page", lines);
                    model.addAttribute("driver", driver);
                    return "ledger";
                }));
    }

    @PostMapping("/customers/{customer}/ledger/verify")
    Mono<String> verify(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable String customer,
            ServerWebExchange exchange,
            Locale language,
            Model model) {
        return exchange.getFormData().flatMap(form -> {
            var noted = NotedHead.of(number(form.getFirst("headSeq")), form.getFirst("headHash"));
            return customers.of(customer, viewer).flatMap(named -> check.of(named.id(), noted, language)
                    .map(result -> {
                        model.addAttribute("customer", named);
                        model.addAttribute("result", result);
                        return "ledger-check";
                    }));
        });
    }

    private static @Nullable Long number(@Nullable String text) {
        return text == null || !text.strip().matches("[0-9]{1,18}") ? null : Long.valueOf(text.strip());
    }
}
