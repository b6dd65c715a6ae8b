package org.valueledger.library;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.valueledger.access.Viewer;
import org.valueledger.storage.OffEventLoop;
import org.valueledger.web.Once;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Brings a file of templates into the library, all of it or nothing, and writes the library as such a file. */
@Component
class TemplateImport {

    private static final int MOST = 10_000;

    private final DatabaseClient database;
    private final TemplateWrites writes;
    private final OffEventLoop offEventLoop;
    private final JsonMapper json;

    TemplateImport(DatabaseClient database, TemplateWrites writes, OffEventLoop offEventLoop, JsonMapper json) {
        this.database = database;
        this.writes = writes;
        this.offEventLoop = offEventLoop;
        this.json = json;
    }

    /** @param errors where there are any, nothing is stored and nothing is counted */
    record Result(int created, int changed, int unchanged, List<TemplateFile.Error> errors) {}

    /** @param changes against the newest version; empty for a template that is new */
    record Planned(DriverTemplate template, boolean isNew, List<FieldChange> changes) {}

    /** What a file would do, or what is wrong with it. */
    record Plan(List<Planned> planned, int unchanged, List<TemplateFile.Error> errors) {

        Result result() {
            int created = (int) planned.stream().filter(Planned::isNew).count();
            return new Result(created, planned.size() - created, unchanged, errors);
        }

        private List<DriverTemplate> templates() {
            return planned.stream().map(Planned::template).toList();
        }
    }

    /** Changes nothing. */
    Mono<Plan> plan(byte[] file) {
        return read(file).flatMap(this::plan);
    }

    Mono<Result> run(Viewer viewer, @Nullable String key, byte[] file) {
        return read(file)
                .flatMap(read -> read.errors().isEmpty()
                        ? store(viewer, key, read)
                        : plan(read).map(Plan::result));
    }

    /** Every template, retired or not, in the order of their keys. */
    Mono<byte[]> export() {
        return database.sql(TemplateRows.NEWEST + " ORDER BY t.key LIMIT :limit")
                .bind("limit", MOST)
                .map(row -> TemplateRows.template(row, json))
                .all()
                .collectList()
                .flatMap(templates -> offEventLoop.run(() -> TemplateFile.write(templates, json)));
    }

    /** Parsing a formula for each of hundreds of templates takes its time. */
    private Mono<TemplateFile> read(byte[] file) {
        return offEventLoop.run(() -> TemplateFile.read(file, json));
    }

    private Mono<Result> store(Viewer viewer, @Nullable String key, TemplateFile file) {
        String content =
                new String(TemplateFile.write(file.templates(), json), java.nio.charset.StandardCharsets.UTF_8);
        var request = Once.Request.of(viewer.userId(), key, "import driver templates", content);
        return writes.store(viewer, request, plan(file).map(Plan::templates), changed -> answer(file, changed))
                .map(answer -> json.readValue(answer.body(), Result.class));
    }

    private Once.Answer answer(TemplateFile file, List<DriverTemplate> changed) {
        int created = (int)
                changed.stream().filter(template -> template.version() == 1).count();
        var result =
                new Result(created, changed.size() - created, file.templates().size() - changed.size(), List.of());
        return new Once.Answer(200, json.writeValueAsString(result));
    }

    private Mono<Plan> plan(TemplateFile file) {
        if (!file.errors().isEmpty()) {
            return Mono.just(new Plan(List.of(), 0, file.errors()));
        }
        return database.sql(TemplateRows.NEWEST + " WHERE t.key = ANY(:keys)")
                .bind("keys", file.templates().stream().map(DriverTemplate::key).toArray(String[]::new))
                .map(row -> TemplateRows.template(row, json))
                .all()
                .collect(Collectors.toMap(DriverTemplate::key, Function.identity(), (a, b) -> b, LinkedHashMap::new))
                .map(known -> plan(file, known));
    }

    private static Plan plan(TemplateFile file, Map<String, DriverTemplate> known) {
        List<Planned> planned = new ArrayList<>();
        for (DriverTemplate template : file.templates()) {
            DriverTemplate now = known.get(template.key());
            if (now == null) {
                planned.add(new Planned(template.at(1), true, List.of()));
            } else if (!now.saysTheSameAs(template)) {
                planned.add(new Planned(template.at(now.version() + 1), false, FieldChange.between(now, template)));
            }
        }
        return new Plan(planned, file.templates().size() - planned.size(), List.of());
    }
}
