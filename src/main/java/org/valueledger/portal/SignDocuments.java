package org.valueledger.portal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.valueledger.customer.CustomerNames;
import org.valueledger.inventory.DriverFile;
import org.valueledger.inventory.DriverFiles;
import org.valueledger.inventory.Matters;
import org.valueledger.inventory.Signing;
import org.valueledger.portal.SignDocument.Card;
import org.valueledger.valuation.GoalTarget;
import org.valueledger.valuation.Kind;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Puts together what a link asks to agree to. */
@Component
class SignDocuments {

    private final CustomerNames customers;
    private final DriverFiles files;
    private final Matters matters;
    private final LedgerHeads heads;
    private final MessageSource messages;

    SignDocuments(
            CustomerNames customers, DriverFiles files, Matters matters, LedgerHeads heads, MessageSource messages) {
        this.customers = customers;
        this.files = files;
        this.matters = matters;
        this.heads = heads;
        this.messages = messages;
    }

    /** A card, or the name of the driver that needs none. */
    private record Found(String driver, @Nullable Card card) {}

    /** The customer's version is read first: an answer to what is read here fails where anything came in between. */
    Mono<SignDocument> of(ContactLink link) {
        return customers.of(link.terms().customerId()).flatMap(customer -> Flux.fromIterable(link.items())
                .concatMap(item -> files.get(item.driverId())
                        .filter(file -> file.customerId() == customer.id())
                        .flatMap(file -> found(customer, file, item)))
                .collectList()
                .flatMap(all -> heads.of(customer.id()).map(head -> document(link, customer, all, head))));
    }

    private Mono<Found> found(CustomerNames.Named customer, DriverFile file, ContactLink.Item item) {
        String name = file.definition().name();
        return matter(customer, file, item.what())
                .map(matter -> new Found(name, Card.of(matter, item.number())))
                .onErrorReturn(SignDocuments::isSettled, new Found(name, null));
    }

    private Mono<? extends Signing.Matter> matter(
            CustomerNames.Named customer, DriverFile file, ContactLink.What what) {
        return switch (what) {
            case GOAL -> Mono.fromCallable(() -> matters.goal(customer, file));
            case AMENDMENT -> matters.amendment(customer, file);
            case BASELINE -> Mono.empty();
        };
    }

    private static boolean isSettled(Throwable e) {
        return e instanceof Matters.NothingToSign || e instanceof Matters.CheckFailed;
    }

    private SignDocument document(
            ContactLink link, CustomerNames.Named customer, List<Found> all, LedgerHeads.Head head) {
        List<Card> cards = new ArrayList<>();
        List<String> settled = new ArrayList<>();
        for (Found found : all) {
            if (found.card() == null) {
                settled.add(found.driver());
            } else {
                cards.add(found.card());
            }
        }
        return new SignDocument(link, customer, cards, settled, total(customer, cards), head);
    }

    /** Goals that are worth an amount a year, currency by currency; a single one says it itself. */
    private @Nullable String total(CustomerNames.Named customer, List<Card> cards) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        int counted = 0;
        for (Card card : cards) {
            var driver = card.matter().driver().definition();
            if (card.matter() instanceof Signing.GoalMatter goal
                    && driver.kind() == Kind.LEVEL
                    && driver.currency() != null) {
                var worth = GoalTarget.ofAnswers(goal.driver().termsWith(goal.proposal()));
                sums.merge(Objects.requireNonNull(driver.currency()), worth.value(), BigDecimal::add);
                counted++;
            }
        }
        if (counted < 2) {
            return null;
        }
        var words = new Words(messages, customer.locale());
        String sum = sums.entrySet().stream()
                .map(one -> words.formats().money(one.getValue(), Currency.getInstance(one.getKey())))
                .collect(Collectors.joining(" + "));
        return counted == cards.size()
                ? words.of("sign.total", sum)
                : words.of("sign.total.some", sum, counted, cards.size());
    }
}
