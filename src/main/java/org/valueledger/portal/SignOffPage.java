package org.valueledger.portal;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import org.valueledger.access.Viewer;
import org.valueledger.customer.CustomerNames;
import org.valueledger.portal.LinkTerms.Purpose;
import org.valueledger.web.Problem;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Where an account manager asks the customer, and sees what was answered. */
@Controller
class SignOffPage {

    private static final String ADDRESS = "/customers/{customer}/sign-off";
    private static final int LINKS = 50;

    private final CustomerNames customers;
    private final Waiting waiting;
    private final Contacts contacts;
    private final LinkList list;
    private final LinkMaking making;
    private final PublicAddress address;
    private final MessageSource messages;
    private final JsonMapper json;

    SignOffPage(
            CustomerNames customers,
            Waiting waiting,
            Contacts contacts,
            LinkList list,
            LinkMaking making,
            PublicAddress address,
            MessageSource messages,
            JsonMapper json) {
        this.customers = customers;
        this.waiting = waiting;
        this.contacts = contacts;
        this.list = list;
        this.making = making;
        this.address = address;
        this.messages = messages;
        this.json = json;
    }

    /** @param driver whose matters are chosen already; any number of them */
    @GetMapping(ADDRESS)
    Mono<Rendering> show(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable String customer,
            @RequestParam(required = false) @Nullable List<String> driver,
            @RequestParam(required = false) @Nullable String after) {
        Set<String> wanted = driver == null ? Set.of() : Set.copyOf(driver);
        return customers
                .of(customer, viewer)
                .flatMap(named -> page(named, wanted, after))
                .map(page -> page.build());
    }

    /** Answers with the link instead of a redirect: it is shown this once. */
    @PostMapping(ADDRESS)
    Mono<Rendering> make(
            @AuthenticationPrincipal Viewer viewer, @PathVariable String customer, ServerWebExchange exchange) {
        return customers.of(customer, viewer).flatMap(named -> exchange.getFormData()
                .flatMap(fields -> contacts.of(named.id())
                        .flatMap(known -> making.make(
                                viewer,
                                customer,
                                address.of(exchange.getRequest()),
                                fields.getFirst("key"),
                                body(fields, known)))
                        .flatMap(answer -> made(viewer, named, answer.body()))
                        .onErrorResume(Problem.class, problem -> again(named, fields, problem))));
    }

    private Mono<Rendering> made(Viewer viewer, CustomerNames.Named customer, String answer) {
        var made = json.readValue(answer, LinkMaking.Made.class);
        return Mono.zip(page(customer, Set.of(), null), contacts.nameOf(viewer)).map(found -> found.getT1()
                .modelAttribute("made", made)
                .modelAttribute("mail", InvitationText.of(messages, customer, made, found.getT2()))
                .build());
    }

    private Mono<Rendering> again(CustomerNames.Named customer, MultiValueMap<String, String> fields, Problem problem) {
        Set<String> chosen = fields.getOrDefault("item", List.of()).stream()
                .map(item -> item.replaceAll("\\..*", ""))
                .collect(Collectors.toSet());
        return page(customer, chosen, null).map(page -> page.status(problem.status())
                .modelAttribute("problem", problem)
                .modelAttribute("given", fields.toSingleValueMap())
                .build());
    }

    @PostMapping(ADDRESS + "/links/{link}/revocation")
    Mono<Rendering> revoke(
            @AuthenticationPrincipal Viewer viewer, @PathVariable String customer, @PathVariable long link) {
        return customers.of(customer, viewer).flatMap(named -> list.revoke(named.id(), link)
                .then(Mono.fromSupplier(() -> Rendering.redirectTo("/customers/" + named.id() + "/sign-off#links")
                        .build())));
    }

    private Mono<Rendering.Builder<?>> page(CustomerNames.Named customer, Set<String> chosen, @Nullable String after) {
        return Mono.zip(waiting.of(customer.id()), contacts.of(customer.id()), list.page(customer.id(), after, LINKS))
                .map(found -> Rendering.view("sign-off")
                        .modelAttribute("customer", customer)
                        .modelAttribute("toSign", only(found.getT1(), Purpose.SIGN))
                        .modelAttribute("toAnswer", only(found.getT1(), Purpose.ANSWER_BASELINE))
                        .modelAttribute("chosen", chosen)
                        .modelAttribute("contacts", found.getT2())
                        .modelAttribute("links", found.getT3())
                        .modelAttribute("say", new Words(messages, "en-GB"))
                        .modelAttribute("days", NewLink.DEFAULT_DAYS)
                        .modelAttribute("mostDays", NewLink.MOST_DAYS)
                        .modelAttribute("key", UUID.randomUUID().toString()));
    }

    private static List<Waiting.Matter> only(List<Waiting.Matter> all, Purpose purpose) {
        return all.stream().filter(matter -> matter.purpose() == purpose).toList();
    }

    /** The form as the API would be told it. */
    private ObjectNode body(MultiValueMap<String, String> fields, List<Contacts.Contact> known) {
        ObjectNode body = json.createObjectNode();
        body.put("purpose", fields.getFirst("purpose"));
        String typed = FormText.line(fields, "name", 200);
        ObjectNode contact = body.putObject("contact");
        known.stream()
                .filter(one -> typed.isEmpty() && Long.toString(one.id()).equals(fields.getFirst("contact")))
                .findFirst()
                .ifPresentOrElse(
                        one -> contact.put("name", one.name()).put("email", one.email()),
                        () -> contact.put("name", typed).put("email", FormText.line(fields, "email", 320)));
        body.put("daysValid", FormText.line(fields, "days", 10));
        var items = body.putArray("items");
        for (String item : fields.getOrDefault("item", List.of())) {
            String[] parts = item.split("\\.", 2);
            items.addObject().put("driver", parts[0]).put("what", parts.length == 2 ? parts[1] : "");
        }
        return body;
    }
}
