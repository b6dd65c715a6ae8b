package org.valueledger.portal;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import org.valueledger.inventory.Signature;
import org.valueledger.inventory.Signing;
import org.valueledger.web.Once;
import reactor.core.publisher.Mono;

/**
 * Takes a contact's answer. It is stored only for exactly the texts that were shown, by the statement that uses the link up:
 * of two answers at once the database takes one.
 */
@Component
class LinkSigning {

    /** The link's number is bound already, as the answer keeps it. */
    private static final String GATE =
            "gate AS (UPDATE contact_link SET used_at = now(), used_with = :form WHERE id = CAST(:link AS bigint) AND "
                    + ContactLinks.USABLE + " RETURNING id)";

    private final ContactLinks links;
    private final SignDocuments documents;
    private final Signing signing;
    private final Receipts receipts;
    private final Once once;
    private final Clock clock;

    LinkSigning(
            ContactLinks links, SignDocuments documents, Signing signing, Receipts receipts, Once once, Clock clock) {
        this.links = links;
        this.documents = documents;
        this.signing = signing;
        this.receipts = receipts;
        this.once = once;
        this.clock = clock;
    }

    /** Something on the page is not what it was when it was shown; nothing was stored. */
    static final class Outdated extends RuntimeException {
        private final transient SignDocument now;
        private final transient Set<String> shown;

        Outdated(SignDocument now, Set<String> shown) {
            super("the shown text is not the one that is open now", null, false, false);
            this.now = now;
            this.shown = shown;
        }

        SignDocument now() {
            return now;
        }

        boolean isNew(SignDocument.Card card) {
            return !shown.contains(card.seal());
        }
    }

    /** The name is not the invited one; nothing was stored. */
    static final class WrongName extends RuntimeException {
        private final int left;

        WrongName(int left) {
            super("another name was typed than the invited one", null, false, false);
            this.left = left;
        }

        int left() {
            return left;
        }
    }

    /**
     * @param form without {@link SignForm#problems}
     * @return the receipt, also for the same form sent again; {@link ContactLinks.NotValid}, {@link WrongName} or
     *     {@link Outdated} where nothing was stored
     */
    Mono<Receipt> answer(String token, SignForm form) {
        return links.find(token).flatMap(link -> {
            if (!link.open()) {
                return repeated(link, form.key());
            }
            if (!ContactName.same(form.name(), link.contact())) {
                return links.wrongName(link).flatMap(left -> Mono.error(new WrongName(left)));
            }
            var request = Once.Request.of(0, null, "answer to link", "");
            return once.run(request, () -> store(token, form, request))
                    .onErrorResume(ContactLinks.NotValid.class, used -> Mono.just(new Once.Answer(404, "")))
                    .flatMap(stored -> links.find(token))
                    .flatMap(used -> repeated(used, form.key()));
        });
    }

    /** The answer that the same form gave before; otherwise the link is no longer valid. */
    private Mono<Receipt> repeated(ContactLink link, String key) {
        boolean same = !key.isEmpty() && Arrays.equals(link.usedWith(), Sha256.of(key));
        return same ? receipts.of(link) : Mono.error(new ContactLinks.NotValid());
    }

    private Mono<Once.Answer> store(String token, SignForm form, Once.Request request) {
        return links.usable(token, LinkTerms.Purpose.SIGN)
                .flatMap(documents::of)
                .flatMap(document -> {
                    if (document.cards().isEmpty() || !document.seals().equals(form.seals())) {
                        // Perhaps another answer through the same link has just settled it.
                        return links.usable(token, LinkTerms.Purpose.SIGN)
                                .flatMap(open -> Mono.error(new Outdated(document, form.seals())));
                    }
                    return signing.sign(
                            document.customer(),
                            document.matters(),
                            signature(document.link(), form),
                            request,
                            new Once.Answer(200, ""));
                });
    }

    private Signature signature(ContactLink link, SignForm form) {
        UnaryOperator<GenericExecuteSpec> binding = statement -> statement.bind("form", Sha256.of(form.key()));
        return new Signature(
                link.contact(),
                link.terms().contactEmail(),
                LocalDate.now(clock.withZone(ZoneOffset.UTC)),
                form.agreed(),
                form.comment().isEmpty() ? null : form.comment(),
                link.source(),
                link.person(),
                new Signature.Gate(link.id(), GATE, binding));
    }
}
