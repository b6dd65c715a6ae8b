package org.valueledger.library;

import io.r2dbc.spi.Readable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import org.valueledger.storage.Rows;
import org.valueledger.web.Slice;
import reactor.core.publisher.Mono;

/** Searches the library. It holds hundreds of templates, not millions: reading all of them is quick. */
@Component
class TemplateList {

    private static final int MOST_INDUSTRIES = 300;

    /** The newest versions by their primary key, then filtered and sorted. */
    private static final String PAGE = """
            SELECT t.key, t.version, t.retired, v.name, v.industries, v.category, v.kind, lower(v.name) AS sort_key,
                   coalesce((SELECT CASE sign(max(CAST(v.content #>> ARRAY['example', 'goal', q ->> 'name'] AS numeric)
                                                  - CAST(v.content #>> ARRAY['example', 'baseline', q ->> 'name'] AS numeric)))
                                    WHEN 1 THEN 'UP' WHEN -1 THEN 'DOWN' END
                               FROM jsonb_array_elements(v.content -> 'questions') q
                              WHERE q ->> 'role' = 'PERFORMANCE' HAVING count(*) = 1),
                            v.content ->> 'direction') AS direction, v.content ->> 'metric' AS metric, v.content ->> 'unit' AS unit,
                   v.content ->> 'stakeholder' AS stakeholder, v.content ->> 'whyBuy' AS why_buy,
                   CAST(v.content ->> 'priced' AS boolean) AS priced
              FROM driver_template t
              JOIN driver_template_version v ON v.template_key = t.key AND v.version = t.version
             WHERE %s
             ORDER BY lower(v.name), t.key
             LIMIT :limit
            """;

    private static final String INDUSTRIES = """
            SELECT DISTINCT industry
              FROM driver_template t
              JOIN driver_template_version v ON v.template_key = t.key AND v.version = t.version,
                   unnest(v.industries) industry
             WHERE industry <> :everybody
             ORDER BY industry
             LIMIT :limit
            """;

    private final DatabaseClient database;

    TemplateList(DatabaseClient database) {
        this.database = database;
    }

    Mono<Slice<TemplateLine>> page(TemplateSearch search) {
        return lines(search, search.limit() + 1)
                .map(read -> Slice.of(read, search.limit(), false, false, TemplateSearch::cursor));
    }

    /** At most {@code limit} of them. */
    Mono<List<TemplateLine>> lines(TemplateSearch search, int limit) {
        String sql = PAGE.formatted(conditions(search));
        return bound(database.sql(sql).bind("limit", limit), search)
                .map(TemplateList::line)
                .all()
                .collectList();
    }

    /** Those of the given keys that the library offers. */
    Mono<List<TemplateLine>> offered(Collection<String> keys) {
        return database.sql(PAGE.formatted("NOT t.retired AND t.key = ANY(:keys)"))
                .bind("keys", keys.stream().map(Library::asKey).toArray(String[]::new))
                .bind("limit", keys.size())
                .map(TemplateList::line)
                .all()
                .collectList();
    }

    /** The industries that templates name, for a choice. */
    Mono<List<String>> industries() {
        return database.sql(INDUSTRIES)
                .bind("everybody", DriverTemplate.ALL_INDUSTRIES)
                .bind("limit", MOST_INDUSTRIES)
                .map(row -> Rows.text(row, "industry"))
                .all()
                .collectList();
    }

    private static String conditions(TemplateSearch search) {
        List<String> all = new ArrayList<>(List.of(search.retired() ? "t.retired" : "NOT t.retired"));
        if (!search.words().isEmpty()) {
            all.add("v.search_text LIKE ALL (CAST(:patterns AS text[]))");
        }
        if (search.industry() != null) {
            all.add(
                    "EXISTS (SELECT FROM unnest(v.industries) i WHERE lower(i) IN (lower(:industry), lower(:everybody)))");
        }
        if (search.category() != null) {
            all.add("v.category = :category");
        }
        if (search.kind() != null) {
            all.add("v.kind = :kind");
        }
        if (search.after() != null) {
            all.add("(lower(v.name), t.key) > (:afterName, :afterKey)");
        }
        return String.join(" AND ", all);
    }

    private static GenericExecuteSpec bound(GenericExecuteSpec query, TemplateSearch search) {
        GenericExecuteSpec bound = query;
        if (!search.words().isEmpty()) {
            bound = bound.bind("patterns", search.patterns());
        }
        if (search.industry() != null) {
            bound = bound.bind("industry", search.industry()).bind("everybody", DriverTemplate.ALL_INDUSTRIES);
        }
        if (search.category() != null) {
            bound = bound.bind("category", search.category().name());
        }
        if (search.kind() != null) {
            bound = bound.bind("kind", search.kind().name());
        }
        if (search.after() != null) {
            bound = bound.bind("afterName", search.after().name())
                    .bind("afterKey", search.after().key());
        }
        return bound;
    }

    private static TemplateLine line(Readable row) {
        return new TemplateLine(
                Rows.text(row, "key"),
                Rows.get(row, "version", Integer.class),
                Rows.text(row, "name"),
                List.of(Rows.get(row, "industries", String[].class)),
                Rows.text(row, "category"),
                Rows.text(row, "kind"),
                Rows.text(row, "direction"),
                Rows.text(row, "metric"),
                Rows.text(row, "unit"),
                Rows.text(row, "stakeholder"),
                Rows.text(row, "why_buy"),
                Rows.get(row, "priced", Boolean.class),
                Rows.get(row, "retired", Boolean.class),
                Rows.text(row, "sort_key"));
    }
}
