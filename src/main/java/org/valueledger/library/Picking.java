package org.valueledger.library;

import io.r2dbc.spi.Readable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.valueledger.access.Viewer;
import org.valueledger.customer.VisibleCustomers;
import org.valueledger.storage.Rows;
import reactor.core.publisher.Mono;

/** The library as it is offered for one customer: the customer's own industry first, and what is used already marked. */
@Component
class Picking {

    static final int MOST = 500;

    private static final String CUSTOMER = "SELECT name, industry FROM customer WHERE id = :id";

    private final DatabaseClient database;
    private final VisibleCustomers customers;
    private final TemplateList list;
    private final TemplateUsage usage;

    Picking(DatabaseClient database, VisibleCustomers customers, TemplateList list, TemplateUsage usage) {
        this.database = database;
        this.customers = customers;
        this.list = list;
        this.usage = usage;
    }

    record Customer(long id, String name, @Nullable String industry) {}

    record Choice(TemplateLine line, boolean used, boolean chosen) {}

    /** @param title a word: own, everybody, others, or chosen for what was chosen and does not match the filter */
    record Group(String title, List<Choice> choices) {}

    /** @param complete false where more templates match than one page shows */
    record Offer(Customer customer, List<Group> groups, int chosen, boolean complete) {}

    /** @param chosen keys of the templates chosen so far */
    Mono<Offer> offer(String customerKey, Viewer viewer, TemplateSearch search, Set<String> chosen) {
        return customers.idOf(customerKey, viewer).flatMap(id -> Mono.zip(
                        customer(id), list.lines(search, MOST + 1), list.offered(chosen), usage.keysOf(id))
                .map(found -> offer(found.getT1(), found.getT2(), found.getT3(), found.getT4())));
    }

    private Mono<Customer> customer(long id) {
        return database.sql(CUSTOMER)
                .bind("id", id)
                .map(row -> customer(id, row))
                .one();
    }

    private static Customer customer(long id, Readable row) {
        return new Customer(id, Rows.text(row, "name"), row.get("industry", String.class));
    }

    private static Offer offer(
            Customer customer, List<TemplateLine> found, List<TemplateLine> chosen, Set<String> used) {
        List<TemplateLine> shown = found.subList(0, Math.min(MOST, found.size()));
        Set<String> chosenKeys = keys(chosen);
        Set<String> shownKeys = keys(shown);
        List<Group> groups = new ArrayList<>();
        add(groups, "chosen", chosen, line -> !shownKeys.contains(line.key()), used, chosenKeys);
        add(groups, "own", shown, line -> isOwn(customer, line), used, chosenKeys);
        add(groups, "everybody", shown, TemplateLine::isForEverybody, used, chosenKeys);
        add(groups, "others", shown, line -> !isOwn(customer, line) && !line.isForEverybody(), used, chosenKeys);
        return new Offer(customer, groups, chosen.size(), found.size() <= MOST);
    }

    private static Set<String> keys(List<TemplateLine> lines) {
        return lines.stream().map(TemplateLine::key).collect(java.util.stream.Collectors.toSet());
    }

    private static void add(
            List<Group> groups,
            String title,
            List<TemplateLine> lines,
            Predicate<TemplateLine> which,
            Set<String> used,
            Set<String> chosen) {
        List<Choice> choices = lines.stream()
                .filter(which)
                .map(line -> new Choice(line, used.contains(line.key()), chosen.contains(line.key())))
                .toList();
        if (!choices.isEmpty()) {
            groups.add(new Group(title, choices));
        }
    }

    /** Customers' industries are free text: "Retail trade" finds what is for "Retail and e-commerce". */
    private static boolean isOwn(Customer customer, TemplateLine line) {
        if (customer.industry() == null || line.isForEverybody()) {
            return false;
        }
        Set<String> own = words(customer.industry());
        return line.industries().stream().anyMatch(industry -> !Collections.disjoint(own, words(industry)));
    }

    /** Short words, such as "and", say nothing. */
    private static Set<String> words(String industry) {
        return Arrays.stream(industry.toLowerCase(Locale.ROOT).split("\\W+"))
                .filter(word -> word.length() > 3)
                .collect(Collectors.toSet());
    }
}
