package org.valueledger.retention;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.valueledger.access.Viewer;
import org.valueledger.web.Slice;
import reactor.core.publisher.Mono;

/** The risk list for programs. */
@RestController
@Tag(name = "Retention")
class RiskController {

    private final Risks risks;
    private final Reasons reasons;

    RiskController(Risks risks, Reasons reasons) {
        this.risks = risks;
        this.reasons = reasons;
    }

    @Operation(summary = "List who may leave", description = """
                    Score 0 to 100, high is bad; its contributions add up to it exactly. Money at stake is the yearly amount times
                    score / 100; all of it where nothing was ever measured. sort: moneyAtStake (default), score, renewal, realisation,
                    name; the most pressing first. renewsWithin: only contracts that renew within so many days.""")
    @GetMapping("/api/v1/retention-risks")
    Mono<Slice<RiskAnswer>> list(
            @AuthenticationPrincipal Viewer viewer,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String manager,
            @RequestParam(required = false) @Nullable Integer renewsWithin,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String after) {
        var search = RiskSearch.of(q, manager, renewsWithin, sort, limit, after);
        return risks.page(search, viewer).map(page -> page.map(risk -> RiskAnswer.of(risk, reasons)));
    }
}
