package org.valueledger.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.valueledger.access.Viewer;
import org.valueledger.chart.Charts;
import org.valueledger.chart.Palette;
import org.valueledger.inventory.VisibleDrivers;
import org.valueledger.position.CustomerBook;
import org.valueledger.position.DriverBook;
import org.valueledger.web.AsOf;
import reactor.core.publisher.Mono;

/** One customer's value, and one driver's trail, as pages. They show the same {@link Report} that the PDF prints. */
@Controller
class CustomerPage {

    private final Reports reports;

    CustomerPage(Reports reports) {
        this.reports = reports;
    }

    /** @param bullet the driver's bar as an SVG element of our own making */
    record Row(DriverLine line, String bullet) {

        static List<Row> of(Section<DriverLine> section) {
            return section.entries().stream()
                    .map(line -> new Row(line, Charts.svg(line.bullet(), line.name() + ": " + line.attainment())))
                    .toList();
        }
    }

    @GetMapping("/customers/{customer}")
    Mono<String> customer(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable String customer,
            @RequestParam(required = false) @Nullable String asOf,
            Locale language,
            Model model) {
        return reports.valued(customer, viewer, AsOf.parse(asOf)).map(valued -> {
            Report report = reports.compose(valued, language);
            model.addAttribute("customer", valued.facts());
            model.addAttribute("report", report);
            model.addAttribute("priced", Row.of(report.priced()));
            model.addAttribute("unpriced", Row.of(report.unpriced()));
            model.addAttribute("driverIds", driverIds(valued.book()));
            model.addAttribute("mayWrite", viewer.mayWrite());
            model.addAttribute("asOf", valued.input().value().asOf());
            return "customer";
        });
    }

    /** Links use our numbers: an importer's key may hold a slash. */
    private static Map<String, Long> driverIds(CustomerBook book) {
        return book.drivers().stream().collect(Collectors.toMap(DriverBook::key, DriverBook::driverId));
    }

    @GetMapping("/customers/{customer}/drivers/{driver}")
    Mono<String> driver(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable String customer,
            @PathVariable String driver,
            Locale language,
            Model model) {
        return reports.trail(customer, driver, viewer, language)
                .map(trail -> {
                    model.addAttribute("driver", trail);
                    model.addAttribute("mayWrite", viewer.mayWrite());
                    return "driver";
                })
                .onErrorResume(Reports.NotAgreed.class, early -> Mono.just(inInventory(early.driver())));
    }

    /** There is no value to show yet; the inventory knows what has to be done first. */
    private static String inInventory(VisibleDrivers.Found driver) {
        return "redirect:/customers/" + driver.customerId() + "/inventory#driver-" + driver.driverId();
    }

    /** The browser picks colours and size, so a chart is a picture of its own. */
    @GetMapping(value = "/customers/{customer}/charts/{chart}.svg", produces = "image/svg+xml")
    Mono<ResponseEntity<String>> chart(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable String customer,
            @PathVariable String chart,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(defaultValue = "light") String theme,
            @RequestParam(defaultValue = "wide") String size,
            Locale language) {
        return reports.report(customer, viewer, AsOf.parse(asOf), language)
                .flatMap(report -> reports.draw(() -> {
                    var drawn = chart.equals("attainment") ? report.attainment() : report.curve();
                    return svg(Charts.svg(drawn, choice(Charts.Size.class, size), choice(Palette.class, theme)));
                }));
    }

    private static ResponseEntity<String> svg(String picture) {
        return ResponseEntity.ok()
                .contentType(MediaType.valueOf("image/svg+xml"))
                .header(
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'unsafe-inline'; font-src data:; sandbox")
                .body(picture);
    }

    private static <E extends Enum<E>> E choice(Class<E> type, String name) {
        return Stream.of(type.getEnumConstants())
                .filter(c -> c.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElse(type.getEnumConstants()[0]);
    }

    @GetMapping("/customers/{customer}/report.pdf")
    Mono<ResponseEntity<byte[]>> pdf(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable String customer,
            @RequestParam(required = false) @Nullable String asOf) {
        return reports.pdf(customer, viewer, AsOf.parse(asOf)).map(ReportController::download);
    }
}
