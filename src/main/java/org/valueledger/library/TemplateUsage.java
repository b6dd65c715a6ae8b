package org.valueledger.library;

import io.r2dbc.spi.Readable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import org.valueledger.access.Viewer;
import org.valueledger.storage.Binds;
import org.valueledger.storage.Rows;
import org.valueledger.web.Cursor;
import org.valueledger.web.Slice;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Which customers use which version of a template, within what the viewer may see, and what the newest would change. */
@Component
class TemplateUsage {

    /** The template's drivers by value_driver_by_template, then their customers by primary key. */
    private static final String PAGE = """
            SELECT c.id, c.external_id, c.name, lower(c.name) AS sort_key, d.template_version, count(*) AS drivers,
                   min(d.id) AS driver_id
              FROM value_driver d JOIN customer c ON c.id = d.customer_id
             WHERE d.template_key = :key
               AND (CAST(:manager AS text) IS NULL OR lower(c.account_manager) = :manager)
               %s
             GROUP BY c.id, d.template_version
             ORDER BY lower(c.name), c.id, d.template_version
             LIMIT :limit
            """;

    private static final String FROM =
            "AND (lower(c.name), c.id, d.template_version) > (:afterName, :afterId, :afterVersion)";

    private static final String OF_CUSTOMER = """
            SELECT DISTINCT template_key FROM value_driver
             WHERE customer_id = :customer AND template_key IS NOT NULL
             ORDER BY template_key
             LIMIT :limit
            """;

    private static final int MOST = 10_000;

    private final DatabaseClient database;
    private final Library library;

    TemplateUsage(DatabaseClient database, Library library) {
        this.database = database;
        this.library = library;
    }

    /**
     * One customer's drivers of one version.
     *
     * @param driverId the first of them
     */
    private record Row(
            long customerId,
            String externalId,
            String name,
            String sortKey,
            int version,
            long drivers,
            long driverId) {}

    private record After(String name, long id, int version) {}

    record UsingCustomer(long id, String externalId, String name) {}

    /**
     * @param drivers how many drivers of the customer use this version
     * @param driverId the first of them
     * @param changes what the newest version has otherwise; empty for those who have it
     */
    record Use(UsingCustomer customer, int version, long drivers, long driverId, List<FieldChange> changes) {}

    /** @param newest the template as it is today */
    Mono<Slice<Use>> page(DriverTemplate newest, Viewer viewer, @Nullable Integer limit, @Nullable String after) {
        int size = Slice.limit(limit);
        return rows(newest.key(), viewer, size + 1, after == null || after.isBlank() ? null : after(after))
                .map(read -> Slice.of(read, size, false, false, TemplateUsage::cursor))
                .flatMap(page -> changes(newest, page)
                        .map(changes -> page.map(row -> use(row, changes.getOrDefault(row.version(), List.of())))));
    }

    /** The keys of the templates that the customer's drivers were made from. */
    Mono<Set<String>> keysOf(long customer) {
        return database.sql(OF_CUSTOMER)
                .bind("customer", customer)
                .bind("limit", MOST)
                .map(row -> Rows.text(row, "template_key"))
                .all()
                .collect(Collectors.toSet());
    }

    private Mono<List<Row>> rows(String key, Viewer viewer, int limit, @Nullable After after) {
        String sql = PAGE.formatted(after == null ? "" : FROM);
        GenericExecuteSpec query = database.sql(sql).bind("key", key).bind("limit", limit);
        query = Binds.textOrNull(query, "manager", viewer.managerFilter());
        if (after != null) {
            query = query.bind("afterName", after.name())
                    .bind("afterId", after.id())
                    .bind("afterVersion", after.version());
        }
        return query.map(TemplateUsage::row).all().collectList();
    }

    /** By version; a page of customers uses few different ones. */
    private Mono<Map<Integer, List<FieldChange>>> changes(DriverTemplate newest, Slice<Row> page) {
        List<Integer> versions = page.items().stream()
                .map(Row::version)
                .filter(version -> version != newest.version())
                .distinct()
                .toList();
        return Flux.fromIterable(versions)
                .concatMap(version -> library.version(newest.key(), version))
                .collect(Collectors.toMap(
                        DriverTemplate::version, older -> new ArrayList<>(FieldChange.between(older, newest))));
    }

    private static Use use(Row row, List<FieldChange> changes) {
        var customer = new UsingCustomer(row.customerId(), row.externalId(), row.name());
        return new Use(customer, row.version(), row.drivers(), row.driverId(), changes);
    }

    private static After after(String cursor) {
        List<@Nullable String> values = Cursor.parse("after", cursor, 3);
        try {
            return new After(
                    Objects.requireNonNullElse(values.get(0), "").replace('\0', ' '),
                    Long.parseLong(Objects.requireNonNullElse(values.get(1), "")),
                    Integer.parseInt(Objects.requireNonNullElse(values.get(2), "")));
        } catch (NumberFormatException e) {
            throw Cursor.refused("after", cursor);
        }
    }

    private static String cursor(Row row) {
        return Cursor.of(List.of(row.sortKey(), Long.toString(row.customerId()), Integer.toString(row.version())));
    }

    private static Row row(Readable row) {
        return new Row(
                Rows.number(row, "id"),
                Rows.text(row, "external_id"),
                Rows.text(row, "name"),
                Rows.text(row, "sort_key"),
                Rows.get(row, "template_version", Integer.class),
                Rows.number(row, "drivers"),
                Rows.number(row, "driver_id"));
    }
}
