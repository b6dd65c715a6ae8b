package org.valueledger.evidence;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.server.ServerWebExchange;
import org.valueledger.access.Viewer;
import org.valueledger.inventory.VisibleDrivers;
import org.valueledger.web.BadInput;
import org.valueledger.web.Once;
import reactor.core.publisher.Mono;

/** A value driver's evidence, for people: what there is, and a form to bring more. */
@Controller
class EvidencePage {

    private static final String ADDRESS = "/customers/{customer}/drivers/{driver}/evidence";
    private static final int LONGEST_REASON = 2000;

    private final EvidenceFiles files;
    private final EvidenceRows rows;
    private final Withdrawals withdrawals;
    private final VisibleDrivers drivers;
    private final Arrivals arrivals;

    EvidencePage(
            EvidenceFiles files,
            EvidenceRows rows,
            Withdrawals withdrawals,
            VisibleDrivers drivers,
            Arrivals arrivals) {
        this.files = files;
        this.rows = rows;
        this.withdrawals = withdrawals;
        this.drivers = drivers;
        this.arrivals = arrivals;
    }

    /**
     * What the page shows besides the files.
     *
     * @param days of the driver's readings, newest first
     * @param chosen what the new file proves, as the form has it
     */
    record Shown(
            VisibleDrivers.Found found,
            EvidenceRows.Names names,
            List<LocalDate> days,
            String chosen,
            String largest,
            int most) {}

    /** @param about what to choose in the form, for pages that lead here */
    @GetMapping(ADDRESS)
    Mono<String> show(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable String customer,
            @PathVariable String driver,
            @RequestParam(defaultValue = "") String about,
            @RequestParam(defaultValue = "") String on,
            Model model) {
        LocalDate day = day(on);
        return drivers.find(customer, driver, viewer).flatMap(found -> Mono.zip(
                        rows.names(found.driverId()),
                        rows.readingDays(found.driverId()),
                        rows.ofDriver(found.driverId(), null))
                .map(read -> {
                    model.addAttribute("shown", shown(found, read.getT1(), read.getT2(), about, day));
                    model.addAttribute("evidence", read.getT3());
                    return "evidence";
                }));
    }

    /** A day that is no day is as good as none: it only chooses what the form starts with. */
    private static @Nullable LocalDate day(String text) {
        try {
            return text.isBlank() ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private Shown shown(
            VisibleDrivers.Found found,
            EvidenceRows.Names names,
            List<LocalDate> read,
            String about,
            @Nullable LocalDate day) {
        List<LocalDate> days = new ArrayList<>(read);
        if (day != null && !read.contains(day)) {
            days.addFirst(day);
        }
        String chosen = day == null ? about : "measurement:" + day;
        String largest = RefusedFile.inMegabytes(arrivals.largest());
        return new Shown(found, names, days, chosen, largest, EvidenceWrites.MOST_FILES);
    }

    /** @param what as the form has it: baseline, goal, measurement, or measurement:2026-03-31 */
    @PostMapping(value = ADDRESS, consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    Mono<String> bring(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable String customer,
            @PathVariable String driver,
            @RequestPart("what") String what,
            @RequestPart(name = "note", required = false) @Nullable String note,
            @RequestPart("file") FilePart file) {
        if (file.filename().isBlank()) {
            throw BadInput.of("file", "", "a file");
        }
        String[] parts = what.split(":", 2);
        var told = new Purpose.Told(parts[0], parts.length == 1 ? null : parts[1], note);
        return drivers.find(customer, driver, viewer).flatMap(found -> files.store(
                        viewer.userId(),
                        null,
                        files.purpose(told, found, viewer.username()),
                        file.filename(),
                        file.content())
                .map(stored -> back(found)));
    }

    @PostMapping(ADDRESS + "/{id}/withdrawal")
    Mono<String> withdraw(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable String customer,
            @PathVariable String driver,
            @PathVariable long id,
            ServerWebExchange exchange) {
        return exchange.getFormData()
                .map(form -> reason(form.getFirst("reason")))
                .flatMap(reason -> drivers.find(customer, driver, viewer)
                        .flatMap(found -> files.get(found.driverId(), id)
                                .flatMap(file -> withdrawals.withdraw(
                                        Once.Request.of(viewer.userId(), null, "withdraw evidence " + id, reason),
                                        found.driverId(),
                                        id,
                                        reason,
                                        viewer.username()))
                                .map(withdrawn -> back(found))));
    }

    private static String reason(@Nullable String given) {
        String reason = given == null ? "" : given.strip();
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            throw BadInput.of(
                    "reason",
                    reason.substring(0, Math.min(reason.length(), 80)),
                    "text of 1 to " + LONGEST_REASON + " characters");
        }
        return reason;
    }

    @GetMapping(ADDRESS + "/{id}")
    Mono<ResponseEntity<byte[]>> get(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable String customer,
            @PathVariable String driver,
            @PathVariable long id) {
        return drivers.find(customer, driver, viewer)
                .flatMap(found -> files.get(found.driverId(), id))
                .flatMap(file -> files.bytes(file).map(bytes -> Download.of(file, bytes)));
    }

    private static String back(VisibleDrivers.Found found) {
        return "redirect:/customers/" + found.customerId() + "/drivers/" + found.driverId() + "/evidence";
    }
}
