package org.valueledger.library;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.valueledger.access.Viewer;
import org.valueledger.valuation.Kind;
import org.valueledger.web.Formats;
import org.valueledger.web.Slice;
import reactor.core.publisher.Mono;

/** The library as people look through it, and one template with everything about it. */
@Controller
class LibraryPage {

    private static final int USES = 25;

    private final TemplateList list;
    private final TemplateHistory history;
    private final TemplateUsage usage;
    private final TemplateWrites writes;

    LibraryPage(TemplateList list, TemplateHistory history, TemplateUsage usage, TemplateWrites writes) {
        this.list = list;
        this.history = history;
        this.usage = usage;
        this.writes = writes;
    }

    /** What the address asks for; all of it may be missing. */
    record Query(
            @Nullable String q,
            @Nullable String industry,
            @Nullable String category,
            @Nullable String kind,
            @Nullable Boolean retired,
            @Nullable Integer limit,
            @Nullable String after) {

        TemplateSearch search() {
            return TemplateSearch.of(q, industry, category, kind, retired, limit, after);
        }
    }

    /** A version in the history. */
    record Step(TemplateHistory.Recorded recorded, String day, List<FieldChange> changes) {}

    @GetMapping("/library")
    Mono<Rendering> list(@ModelAttribute Query query) {
        TemplateSearch search = query.search();
        return Mono.zip(list.page(search), list.industries()).map(found -> Rendering.view("library")
                .modelAttribute("page", found.getT1())
                .modelAttribute("first", search.after() == null)
                .model(filter(search, query.q(), found.getT2()))
                .build());
    }

    /** What the filter shows, for the library and for choosing from it. */
    static Map<String, Object> filter(TemplateSearch search, @Nullable String q, List<String> industries) {
        Map<String, Object> model = new HashMap<>();
        model.put("q", q == null ? "" : q.strip());
        model.put("industry", search.industryOrNone());
        model.put("category", word(search.category()));
        model.put("kind", word(search.kind()));
        model.put("retired", search.retired());
        model.put("filtered", search.isFiltered());
        model.put("industries", industries);
        model.put(
                "categories",
                List.of(RoiCategory.values()).stream().map(LibraryPage::word).toList());
        model.put(
                "kinds", List.of(Kind.values()).stream().map(LibraryPage::word).toList());
        return model;
    }

    private static String word(@Nullable Enum<?> value) {
        return value == null ? "" : value.name().toLowerCase(Locale.ROOT);
    }

    @GetMapping("/library/{key}")
    Mono<Rendering> template(
            @AuthenticationPrincipal Viewer viewer,
            @PathVariable String key,
            @RequestParam(required = false) @Nullable Integer version,
            @RequestParam(required = false) @Nullable String after,
            Locale language) {
        return history.newest(key).flatMap(newest -> {
            Mono<TemplateHistory.Recorded> shown =
                    version == null || version == newest.newest() ? Mono.just(newest) : history.version(key, version);
            return Mono.zip(shown, history.steps(key), usage.page(newest.template(), viewer, USES, after))
                    .map(found -> page(found.getT1(), found.getT2(), found.getT3(), after, language));
        });
    }

    private static Rendering page(
            TemplateHistory.Recorded shown,
            List<TemplateHistory.Step> steps,
            Slice<TemplateUsage.Use> uses,
            @Nullable String after,
            Locale language) {
        return Rendering.view("library-template")
                .modelAttribute("recorded", shown)
                .modelAttribute("template", shown.template())
                .modelAttribute("view", TemplateView.of(shown.template(), language))
                .modelAttribute(
                        "steps",
                        steps.stream().map(step -> step(step, language)).toList())
                .modelAttribute("uses", uses)
                .modelAttribute(
                        "firstUses", Objects.requireNonNullElse(after, "").isEmpty())
                .build();
    }

    private static Step step(TemplateHistory.Step step, Locale language) {
        LocalDate day = LocalDate.ofInstant(step.recorded().at(), ZoneOffset.UTC);
        return new Step(step.recorded(), new Formats(language).date(day), step.changes());
    }

    @PostMapping("/library/{key}/retire")
    Mono<String> retire(@PathVariable String key) {
        return writes.retire(key, true).thenReturn("redirect:/library/" + key);
    }

    @PostMapping("/library/{key}/restore")
    Mono<String> restore(@PathVariable String key) {
        return writes.retire(key, false).thenReturn("redirect:/library/" + key);
    }
}
