package org.valueledger.library;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import org.valueledger.access.Viewer;
import org.valueledger.web.BadInput;
import org.valueledger.web.Once;
import org.valueledger.web.Problem;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

/** The form for a new template and for the next version of one. */
@Controller
class TemplateEditPage {

    /** Pressing it shows the form again with room for more questions. */
    private static final String MORE = "more";

    private final TemplateHistory history;
    private final TemplateWrites writes;

    TemplateEditPage(TemplateHistory history, TemplateWrites writes) {
        this.history = history;
        this.writes = writes;
    }

    /**
     * What the form is about.
     *
     * @param key of the template that changes; empty for a new one
     * @param version that was read
     * @param onceKey so that pressing the button twice stores one version
     */
    record Task(String key, int version, String onceKey) {

        static Task of(String key, int version) {
            return new Task(key, version, UUID.randomUUID().toString());
        }

        public boolean isFresh() {
            return key.isEmpty();
        }
    }

    @GetMapping("/library/new")
    Rendering startNew() {
        return show(Task.of("", 0), TemplateForm.empty(), null);
    }

    @GetMapping("/library/{key}/edit")
    Mono<Rendering> edit(@PathVariable String key) {
        return history.newest(key).map(now -> show(Task.of(key, now.newest()), TemplateForm.of(now.template()), null));
    }

    @PostMapping("/library/new")
    Mono<Rendering> create(@AuthenticationPrincipal Viewer viewer, ServerWebExchange exchange) {
        return exchange.getFormData().flatMap(fields -> submit(viewer, "", fields));
    }

    @PostMapping("/library/{key}/edit")
    Mono<Rendering> change(
            @AuthenticationPrincipal Viewer viewer, @PathVariable String key, ServerWebExchange exchange) {
        return exchange.getFormData().flatMap(fields -> submit(viewer, key, fields));
    }

    private Mono<Rendering> submit(Viewer viewer, String key, MultiValueMap<String, String> fields) {
        TemplateForm form = TemplateForm.of(fields);
        Task task = new Task(key, version(form), form.value("onceKey"));
        if (fields.containsKey(MORE)) {
            return Mono.just(show(task, form, null));
        }
        return Mono.defer(() -> store(viewer, task, form.json()))
                .map(stored -> Rendering.redirectTo("/library/" + stored).build())
                .onErrorResume(Problem.class, problem -> Mono.just(show(task, form, problem)));
    }

    /** @return the template's key */
    private Mono<String> store(Viewer viewer, Task task, ObjectNode json) {
        if (!task.isFresh()) {
            json.put("key", task.key());
        }
        Once.Request request = Once.Request.of(
                viewer.userId(), task.onceKey(), "template form " + task.key() + " " + task.version(), json.toString());
        DriverTemplate template = TemplateReader.read(json);
        Mono<Once.Answer> stored = task.isFresh()
                ? writes.create(viewer, request, template, TemplateNote.optional(json))
                : writes.replace(viewer, task.key(), task.version(), request, template, TemplateNote.required(json));
        return stored.thenReturn(template.key());
    }

    private static int version(TemplateForm form) {
        String version = form.value("version");
        return version.matches("[0-9]{1,9}") ? Integer.parseInt(version) : 0;
    }

    private static Rendering show(Task task, TemplateForm form, @Nullable Problem problem) {
        var page = Rendering.view("library-edit")
                .modelAttribute("task", task)
                .modelAttribute("form", form)
                .modelAttribute("rows", form.rowsToFill())
                .modelAttribute("mistakes", problem instanceof BadInput ? Mistake.of(problem.fields()) : List.of());
        if (problem == null) {
            return page.build();
        }
        if (!(problem instanceof BadInput)) {
            page.modelAttribute("problem", problem.sentence());
        }
        return page.status(problem.status()).build();
    }
}
