package org.valueledger.businesscase;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.valueledger.access.Viewer;
import org.valueledger.businesscase.CaseLinks.LinkedDriver;
import org.valueledger.customer.VisibleCustomers;
import org.valueledger.position.Books;
import org.valueledger.storage.OffEventLoop;
import org.valueledger.valuation.BusinessCase;
import org.valueledger.valuation.BusinessCaseResult;
import org.valueledger.web.Cursor;
import org.valueledger.web.Slice;
import reactor.core.publisher.Mono;

/** Everything there is to see of a stored business case, worked out. The maths leaves the event loop here. */
@Component
class CaseLooks {

    private final BusinessCases cases;
    private final CaseLinks links;
    private final VisibleCustomers customers;
    private final Books books;
    private final OffEventLoop offEventLoop;
    private final Clock clock;

    CaseLooks(
            BusinessCases cases,
            CaseLinks links,
            VisibleCustomers customers,
            Books books,
            OffEventLoop offEventLoop,
            Clock clock) {
        this.cases = cases;
        this.links = links;
        this.customers = customers;
        this.books = books;
        this.offEventLoop = offEventLoop;
        this.clock = clock;
    }

    /** @param drivers all of the customer's, each with the lines it delivers */
    record Look(
            long customerId,
            StoredCase stored,
            BusinessCase promised,
            BusinessCaseResult result,
            List<LinkedDriver> drivers) {}

    /** @param version null: the newest */
    Mono<Look> at(String customerKey, Viewer viewer, @Nullable Integer version) {
        return customers.idOf(customerKey, viewer).flatMap(id -> cases.get(id, version)
                .flatMap(stored -> links.of(id).flatMap(drivers -> offEventLoop.run(() -> look(id, stored, drivers)))));
    }

    private static Look look(long customerId, StoredCase stored, List<LinkedDriver> drivers) {
        BusinessCase promised = stored.businessCase();
        return new Look(customerId, stored, promised, promised.evaluate(), drivers);
    }

    /** Fails where the newest version has no such benefit line. */
    Mono<Void> withLine(String customerKey, Viewer viewer, String ref) {
        return customers
                .idOf(customerKey, viewer)
                .flatMap(id -> cases.get(id, null))
                .flatMap(stored ->
                        stored.hasBenefit(ref) ? Mono.<Void>empty() : Mono.error(() -> new CaseProblems.NoLine(ref)));
    }

    /** @param asOf null: today */
    Mono<Comparison> compare(Look look, @Nullable LocalDate asOf) {
        LocalDate day = asOf == null ? LocalDate.now(clock) : asOf;
        return books.of(look.customerId())
                .flatMap(book -> offEventLoop.run(
                        () -> SideBySide.of(look.promised(), look.result(), book, look.drivers(), day)));
    }

    /** @param after cursor of an earlier answer; null: from the newest */
    Mono<Slice<CaseVersion>> versions(String customerKey, Viewer viewer, int limit, @Nullable String after) {
        int before = after == null ? Integer.MAX_VALUE : version(after);
        return customers
                .idOf(customerKey, viewer)
                .flatMap(id -> cases.before(id, before, limit + 1))
                .flatMap(stored -> offEventLoop.run(() -> slice(stored, limit, after != null)));
    }

    /** The one beyond the limit is needed besides: to say what changed since then. */
    private static Slice<CaseVersion> slice(List<StoredCase> stored, int limit, boolean started) {
        List<CaseVersion> versions = new ArrayList<>();
        for (int i = 0; i < stored.size(); i++) {
            versions.add(CaseVersion.of(stored.get(i), i + 1 < stored.size() ? stored.get(i + 1) : null));
        }
        Slice<CaseVersion> slice =
                Slice.of(versions, limit, false, started, last -> Cursor.of(List.of(Integer.toString(last.version()))));
        // Only forward: whoever wants the newest again begins anew.
        return new Slice<>(slice.items(), slice.next(), null);
    }

    private static int version(String after) {
        String number = Cursor.parse("after", after, 1).getFirst();
        if (number == null || !number.matches("[1-9][0-9]{0,8}")) {
            throw Cursor.refused("after", after);
        }
        return Integer.parseInt(number);
    }
}
