package org.valueledger.inventory;

import java.util.Locale;
import java.util.Objects;
import org.springframework.ui.Model;
import org.springframework.web.server.ServerWebExchange;
import org.valueledger.access.Viewer;

/** One request for a page of a driver, and who makes it. */
record Visit(Viewer viewer, String customer, String driver, ServerWebExchange exchange, Locale language, Model model) {

    /** What the address asks for; empty where it says nothing of it. */
    String asked(String parameter) {
        String value = exchange.getRequest().getQueryParams().getFirst(parameter);
        return Objects.requireNonNullElse(value, "").strip();
    }
}
