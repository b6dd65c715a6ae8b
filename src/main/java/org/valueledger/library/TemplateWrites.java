package org.valueledger.library;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.valueledger.access.Viewer;
import org.valueledger.storage.Binds;
import org.valueledger.storage.Rows;
import org.valueledger.storage.Writes;
import org.valueledger.web.BadInput;
import org.valueledger.web.Once;
import org.valueledger.web.Problem;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Adds templates and versions of them. Nothing that was given out is ever changed, and no customer's driver is touched. */
@Component
class TemplateWrites {

    private static final String STORE =
            "WITH " + Once.CLAIM + ", " + TemplateRows.storing(Once.CLAIMED) + Once.outcome("written");

    private static final String RETIRE = """
            UPDATE driver_template SET retired = :retired WHERE key = :key RETURNING version
            """;

    private final DatabaseClient database;
    private final TemplateHistory history;
    private final Once once;
    private final Writes writes;
    private final JsonMapper json;

    TemplateWrites(DatabaseClient database, TemplateHistory history, Once once, Writes writes, JsonMapper json) {
        this.database = database;
        this.history = history;
        this.once = once;
        this.writes = writes;
        this.json = json;
    }

    Mono<Once.Answer> create(Viewer viewer, Once.Request request, DriverTemplate template, @Nullable String note) {
        return once.run(request, () -> known(template.key()).flatMap(known -> {
            if (known > 0) {
                return Mono.error(new AlreadyThere(template.key()));
            }
            return stored(viewer, request, template.at(1), note, 201);
        }));
    }

    /** @param version the one the caller has seen; a template that says the same as it gets no new version */
    Mono<Once.Answer> replace(
            Viewer viewer, String key, long version, Once.Request request, DriverTemplate template, String note) {
        return once.run(request, () -> history.newest(key).flatMap(now -> {
            if (now.newest() != version) {
                return Mono.error(new OldVersion(now));
            }
            if (!template.key().equals(key)) {
                return Mono.error(BadInput.of("key", template.key(), "\"" + key + "\", which never changes"));
            }
            if (template.saysTheSameAs(now.template())) {
                return Mono.just(answer(200, now.template()));
            }
            return stored(viewer, request, template.at(now.newest() + 1), note, 200);
        }));
    }

    /**
     * Stores what an import changes, all of it or nothing.
     *
     * @param plan what is to become of each template, from what is there now; asked again where somebody was faster
     */
    Mono<Once.Answer> store(
            Viewer viewer,
            Once.Request request,
            Mono<List<DriverTemplate>> plan,
            Function<List<DriverTemplate>, Once.Answer> answer) {
        return once.run(
                request,
                () -> plan.flatMap(changed -> changed.isEmpty()
                        ? Mono.just(answer.apply(changed))
                        : store(viewer, request, changed, "IMPORTED", null, answer.apply(changed))));
    }

    /** @return the newest version */
    Mono<Integer> retire(String key, boolean retired) {
        return writes.run(database.sql(RETIRE)
                .bind("key", Library.asKey(key))
                .bind("retired", retired)
                .map(row -> Rows.get(row, "version", Integer.class))
                .one()
                .switchIfEmpty(Mono.error(() -> new Library.NotFound(key))));
    }

    private Mono<Integer> known(String key) {
        return database.sql("SELECT version FROM driver_template WHERE key = :key")
                .bind("key", key)
                .map(row -> Rows.get(row, "version", Integer.class))
                .one()
                .defaultIfEmpty(0);
    }

    private Mono<Once.Answer> stored(
            Viewer viewer, Once.Request request, DriverTemplate template, @Nullable String note, int status) {
        return store(viewer, request, List.of(template), "EDITED", note, answer(status, template));
    }

    private Mono<Once.Answer> store(
            Viewer viewer,
            Once.Request request,
            List<DriverTemplate> templates,
            String origin,
            @Nullable String note,
            Once.Answer answer) {
        var statement = database.sql(STORE)
                .bind("templates", TemplateRows.given(templates, json))
                .bind("origin", origin)
                .bind("user", viewer.username());
        return Once.bind(Binds.textOrNull(statement, "note", note), request, answer)
                .map(row -> Boolean.TRUE.equals(row.get("done", Boolean.class)))
                .one()
                .filter(done -> done)
                .map(done -> answer);
    }

    private Once.Answer answer(int status, DriverTemplate template) {
        return new Once.Answer(
                status, json.writeValueAsString(TemplateJson.of(template).put("version", template.version())));
    }

    /** Another template has the key already. */
    static final class AlreadyThere extends Problem {
        AlreadyThere(String key) {
            super(
                    HttpStatus.CONFLICT,
                    "driver-template-already-there",
                    "There is a driver template \"" + key + "\" already.",
                    List.of(new Field("key", key, "a key that no other template has")));
        }
    }

    /** The caller changes something older than what is stored. */
    static final class OldVersion extends Problem {
        OldVersion(TemplateHistory.Recorded now) {
            super(
                    HttpStatus.PRECONDITION_FAILED,
                    "old-version",
                    "Meanwhile " + now.by() + " has stored version " + now.newest()
                            + ". Look at it and repeat the change on top of it.");
        }
    }
}
