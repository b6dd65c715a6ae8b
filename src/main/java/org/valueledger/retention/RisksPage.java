package org.valueledger.retention;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.reactive.result.view.Rendering;
import org.valueledger.access.Viewer;
import org.valueledger.web.Formats;
import reactor.core.publisher.Mono;

/** The risk list for an executive with one minute. */
@Controller
class RisksPage {

    private static final Locale LANGUAGE = Locale.UK;
    private static final List<Integer> HORIZONS = List.of(30, 60, 90, 180);

    private final Risks risks;
    private final Reasons reasons;

    RisksPage(Risks risks, Reasons reasons) {
        this.risks = risks;
        this.reasons = reasons;
    }

    /** What the address asks for; all of it may be missing. */
    record Query(
            @Nullable String q,
            @Nullable String manager,
            @Nullable Integer renewsWithin,
            @Nullable String sort,
            @Nullable Integer limit,
            @Nullable String after) {

        RiskSearch search() {
            return RiskSearch.of(q, manager, renewsWithin, sort, limit, after);
        }
    }

    @GetMapping("/retention-risks")
    Mono<Rendering> show(@AuthenticationPrincipal Viewer viewer, @ModelAttribute("query") Query query) {
        RiskSearch search = query.search();
        return Mono.zip(risks.page(search, viewer), risks.summary(search, viewer), (page, summary) -> Rendering.view(
                        "retention-risks")
                .modelAttribute("page", page.map(risk -> RiskLine.of(risk, reasons, LANGUAGE)))
                .modelAttribute("summary", summary)
                .modelAttribute("total", total(summary))
                .modelAttribute("oneToOne", page.items().stream().anyMatch(risk -> !risk.rated()))
                .modelAttribute("sort", search.sort().word)
                .modelAttribute("words", String.join(" ", search.words()))
                .modelAttribute("manager", search.manager() == null ? "" : search.manager())
                .modelAttribute("within", within(search))
                .modelAttribute("horizons", HORIZONS)
                .modelAttribute("filtered", filtered(search))
                .modelAttribute("started", search.at() != null)
                .modelAttribute("ownOnly", viewer.managerFilter() != null)
                .build());
    }

    private static boolean filtered(RiskSearch search) {
        return !search.words().isEmpty() || search.manager() != null || search.renewsWithin() != null;
    }

    private static String within(RiskSearch search) {
        return search.renewsWithin() == null ? "" : search.renewsWithin().toString();
    }

    private static String total(Risks.Summary summary) {
        return summary.reference() == null ? "" : new Formats(LANGUAGE).money(summary.atStake(), summary.reference());
    }
}
