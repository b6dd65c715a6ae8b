package org.valueledger.report;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.valueledger.access.Viewer;
import org.valueledger.customer.VisibleCustomers;
import org.valueledger.inventory.VisibleDrivers;
import org.valueledger.position.Books;
import org.valueledger.position.CustomerBook;
import org.valueledger.position.DriverBook;
import org.valueledger.storage.OffEventLoop;
import org.valueledger.web.Problem;
import reactor.core.publisher.Mono;

/** Reads a customer's book and words, values it, and composes the report that page, PDF and JSON show. */
@Component
class Reports {

    private final VisibleCustomers customers;
    private final Books books;
    private final ReportTexts texts;
    private final TrailTexts trails;
    private final VisibleDrivers drivers;
    private final ReportComposer composer;
    private final OffEventLoop offEventLoop;
    private final Clock clock;

    Reports(
            VisibleCustomers customers,
            Books books,
            ReportTexts texts,
            TrailTexts trails,
            VisibleDrivers drivers,
            MessageSource messages,
            OffEventLoop offEventLoop,
            Clock clock) {
        this.customers = customers;
        this.books = books;
        this.texts = texts;
        this.trails = trails;
        this.drivers = drivers;
        this.composer = new ReportComposer(messages);
        this.offEventLoop = offEventLoop;
        this.clock = clock;
    }

    /** A customer as one request sees it. */
    record Valued(CustomerFacts facts, CustomerBook book, ReportInput input) {}

    /** @param asOf null: today */
    Mono<Valued> valued(String customerKey, Viewer viewer, @Nullable LocalDate asOf) {
        LocalDate day = asOf == null ? today() : asOf;
        return customers.idOf(customerKey, viewer).flatMap(id -> books.of(id, day)
                .flatMap(book -> withTexts(book, day)));
    }

    /** The words are read after the book, so that no driver of the book is without. */
    private Mono<Valued> withTexts(CustomerBook book, LocalDate day) {
        return texts.customer(book.customerId()).flatMap(facts -> texts.drivers(book.customerId(), day)
                .flatMap(words -> offEventLoop.run(() -> new Valued(facts, book, input(facts, book, words, day)))));
    }

    Mono<Report> report(String customerKey, Viewer viewer, @Nullable LocalDate asOf, Locale language) {
        return valued(customerKey, viewer, asOf).flatMap(valued -> offEventLoop.run(() -> compose(valued, language)));
    }

    /** Drawing is work, too. */
    <T> Mono<T> draw(Callable<T> drawing) {
        return offEventLoop.run(drawing);
    }

    /** @param language of whoever reads the page */
    Report compose(Valued valued, Locale language) {
        return composer.compose(valued.input(), language);
    }

    /** Composing and drawing take milliseconds of pure work, which the event loop must not do. */
    Mono<byte[]> pdf(String customerKey, Viewer viewer, @Nullable LocalDate asOf) {
        return valued(customerKey, viewer, asOf)
                .flatMap(valued -> offEventLoop.run(() -> ReportPdf.render(composer.compose(valued.input()))));
    }

    /** One driver, followed from its answers to its money. */
    Mono<DriverTrail> trail(String customerKey, String driverKey, Viewer viewer, Locale language) {
        return drivers.find(customerKey, driverKey, viewer).flatMap(found -> books.of(found.customerId())
                .flatMap(book -> texts.customer(found.customerId()).flatMap(facts -> trails.of(found.driverId())
                        .flatMap(written -> offEventLoop.run(
                                () -> composer.trail(facts, driver(book, found), written, today(), language))))));
    }

    private static DriverBook driver(CustomerBook book, VisibleDrivers.Found found) {
        return book.driver(found.driverId()).orElseThrow(() -> new NotAgreed(found));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    /** A driver without a locked baseline or an agreed goal has no value yet. */
    static final class NotAgreed extends Problem {
        private final transient VisibleDrivers.Found driver;

        NotAgreed(VisibleDrivers.Found driver) {
            super(
                    HttpStatus.NOT_FOUND,
                    "driver-not-agreed",
                    "Value driver " + driver.driverId() + " has no locked baseline with an agreed goal yet.");
            this.driver = driver;
        }

        VisibleDrivers.Found driver() {
            return driver;
        }
    }

    private static ReportInput input(
            CustomerFacts facts, CustomerBook book, Map<String, DriverText> texts, LocalDate day) {
        return new ReportInput(
                facts.name(),
                facts.locale(),
                facts.country(),
                facts.contractStart(),
                facts.renewal(),
                book.rates(),
                book.valueOn(day),
                texts);
    }
}
