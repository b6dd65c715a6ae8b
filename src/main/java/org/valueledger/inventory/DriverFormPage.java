package org.valueledger.inventory;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import org.valueledger.access.Viewer;
import org.valueledger.customer.CustomerNames;
import org.valueledger.library.Library;
import org.valueledger.web.IfMatch;
import org.valueledger.web.Problem;
import reactor.core.publisher.Mono;

/** The form for a new driver and for the changes of one. Whatever goes wrong, it comes back with everything typed. */
@Controller
class DriverFormPage {

    private static final String NEW = "/customers/{customer}/drivers/new";
    private static final String EDIT = "/customers/{customer}/drivers/{driver}/edit";

    private final CustomerNames customers;
    private final DriverFiles files;
    private final Drivers drivers;
    private final DriverEdits edits;
    private final Library library;
    private final MessageSource messages;
    private final Clock clock;

    DriverFormPage(
            CustomerNames customers,
            DriverFiles files,
            Drivers drivers,
            DriverEdits edits,
            Library library,
            MessageSource messages,
            Clock clock) {
        this.customers = customers;
        this.files = files;
        this.drivers = drivers;
        this.edits = edits;
        this.library = library;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping(NEW)
    Mono<Rendering> startNew(@AuthenticationPrincipal Viewer viewer, @PathVariable String customer, Locale language) {
        return customers.of(customer, viewer).map(named -> {
            var today = LocalDate.now(clock.withZone(ZoneOffset.UTC));
            return new DriverDesk(viewer, named, null, language, messages)
                    .show(DriverForm.empty(named.currency(), today), SentForm.newKey())
                    .build();
        });
    }

    @GetMapping(EDIT)
    Mono<Rendering> edit(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable String customer,
            @PathVariable String driver,
            Locale language) {
        return desk(viewer, customer, driver, language)
                .flatMap(desk -> samples(desk.file()).map(samples -> {
                    DriverForm form = DriverForm.of(desk.file().definition()).withSamples(samples);
                    return desk.show(form, SentForm.newKey()).build();
                }));
    }

    /** What was answered so far, or else what the template was tried on. */
    private Mono<Map<String, BigDecimal>> samples(DriverFile file) {
        Map<String, BigDecimal> answered = file.answeredSoFar();
        if (!answered.isEmpty() || file.templateKey() == null || file.templateVersion() == null) {
            return Mono.just(answered);
        }
        return library.version(file.templateKey(), file.templateVersion())
                .map(template -> template.example().baseline())
                .onErrorReturn(Library.NotFound.class, Map.of());
    }

    @PostMapping(NEW)
    Mono<Rendering> create(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable String customer,
            ServerWebExchange exchange,
            Locale language) {
        return Mono.zip(customers.of(customer, viewer), exchange.getFormData()).flatMap(read -> {
            var desk = new DriverDesk(viewer, read.getT1(), null, language, messages);
            var sent = SentDriver.of(read.getT2());
            return sent.isOnlyRows() ? Mono.just(desk.showRows(sent)) : create(desk, sent);
        });
    }

    private Mono<Rendering> create(DriverDesk desk, SentDriver sent) {
        return Mono.defer(() -> drivers.create(
                        desk.viewer(),
                        desk.customer().key(),
                        sent.key(),
                        sent.form().body()))
                .map(made -> Rendering.redirectTo(desk.inventory() + "?added=1").build())
                .onErrorResume(Problem.class, problem -> Mono.just(desk.showAgain(sent, problem)));
    }

    @PostMapping(EDIT)
    Mono<Rendering> change(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable String customer,
            @PathVariable String driver,
            ServerWebExchange exchange,
            Locale language) {
        return Mono.zip(desk(viewer, customer, driver, language), exchange.getFormData())
                .flatMap(read -> {
                    DriverDesk desk = read.getT1();
                    var sent = SentDriver.of(read.getT2());
                    return sent.isOnlyRows() ? Mono.just(desk.showRows(sent)) : change(desk, sent);
                });
    }

    private Mono<Rendering> change(DriverDesk desk, SentDriver sent) {
        String driver = Long.toString(desk.file().id());
        DriverForm form = desk.isFrozen() ? sent.form().withAgreed(desk.file().definition()) : sent.form();
        String done = desk.inventory() + "?saved=" + driver + "#driver-" + driver;
        return Mono.defer(() -> edits.replace(
                        desk.viewer(), desk.customer().key(), driver, sent.version(), sent.key(), form.body()))
                .map(stored -> Rendering.redirectTo(done).build())
                .onErrorResume(IfMatch.OldVersion.class, old -> desk(
                                desk.viewer(), desk.customer().key(), driver, desk.language())
                        .map(now -> now.showBoth(sent, old)))
                .onErrorResume(Problem.class, problem -> Mono.just(desk.showAgain(sent, problem)));
    }

    /** What there is to say about the formula as it is typed. */
    @PostMapping("/customers/{customer}/drivers/check")
    Mono<Rendering> check(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable String customer,
            ServerWebExchange exchange,
            Locale language) {
        return Mono.zip(customers.of(customer, viewer), exchange.getFormData()).map(read -> {
            var desk = new DriverDesk(viewer, read.getT1(), null, language, messages);
            return Rendering.view("driver-check")
                    .modelAttribute("check", desk.check(DriverForm.typed(read.getT2())))
                    .build();
        });
    }

    private Mono<DriverDesk> desk(Viewer viewer, String customer, String driver, Locale language) {
        return files.find(customer, driver, viewer).flatMap(file -> customers
                .of(file.customerId())
                .map(named -> new DriverDesk(viewer, named, file, language, messages)));
    }
}
