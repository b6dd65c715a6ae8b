package org.valueledger.library;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.valueledger.storage.Rows;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** A template's versions, and what changed from one to the next. */
@Component
class TemplateHistory {

    static final int SHOWN = 50;

    /** Backwards through the primary key. */
    private static final String VERSIONS = """
            SELECT v.version, CAST(v.content AS text) AS content, v.origin, v.note, v.recorded_by, v.recorded_at,
                   t.version AS newest, t.retired
              FROM driver_template t JOIN driver_template_version v ON v.template_key = t.key
             WHERE t.key = :key AND (:version = 0 OR v.version = :version)
             ORDER BY v.version DESC
             LIMIT :limit
            """;

    private final DatabaseClient database;
    private final JsonMapper json;

    TemplateHistory(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /** One version as it was stored. */
    record Recorded(
            DriverTemplate template,
            int newest,
            boolean retired,
            String origin,
            @Nullable String note,
            String by,
            Instant at) {}

    /** @param changes against the version before; empty for the first */
    record Step(Recorded recorded, List<FieldChange> changes) {}

    /** @return the newest version; {@link Library.NotFound} where there is no such template */
    Mono<Recorded> newest(String key) {
        return read(key, 0, 1).map(List::getFirst);
    }

    Mono<Recorded> version(String key, int version) {
        return database.sql(VERSIONS)
                .bind("key", Library.asKey(key))
                .bind("version", version)
                .bind("limit", 1)
                .map(this::recorded)
                .one()
                .filter(found -> version > 0)
                .switchIfEmpty(Mono.error(() -> new Library.NotFound(key, version)));
    }

    /** The newest fifty, newest first. */
    Mono<List<Step>> steps(String key) {
        return read(key, 0, SHOWN + 1).map(TemplateHistory::steps);
    }

    private Mono<List<Recorded>> read(String key, int version, int limit) {
        return database.sql(VERSIONS)
                .bind("key", Library.asKey(key))
                .bind("version", version)
                .bind("limit", limit)
                .map(this::recorded)
                .all()
                .collectList()
                .filter(found -> !found.isEmpty())
                .switchIfEmpty(Mono.error(() -> new Library.NotFound(key)));
    }

    private static List<Step> steps(List<Recorded> versions) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < Math.min(SHOWN, versions.size()); i++) {
            List<FieldChange> changes = i + 1 < versions.size()
                    ? FieldChange.between(
                            versions.get(i + 1).template(), versions.get(i).template())
                    : List.of();
            steps.add(new Step(versions.get(i), changes));
        }
        return steps;
    }

    private Recorded recorded(Readable row) {
        return new Recorded(
                TemplateRows.template(row, json),
                Rows.get(row, "newest", Integer.class),
                Rows.get(row, "retired", Boolean.class),
                Rows.text(row, "origin"),
                row.get("note", String.class),
                Rows.text(row, "recorded_by"),
                Rows.get(row, "recorded_at", OffsetDateTime.class).toInstant());
    }
}
