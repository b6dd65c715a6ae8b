package org.valueledger.report;

import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.valueledger.storage.Rows;
import org.valueledger.valuation.EvidenceGrade;
import reactor.core.publisher.Mono;

/** The words of a report, read beside the figures. */
@Component
class ReportTexts {

    private static final String CUSTOMER = """
            SELECT c.id, c.external_id, c.name, c.industry, c.locale, c.country, c.account_manager, c.version,
                   k.starts_on, k.renews_on
              FROM customer c
              LEFT JOIN contract k ON k.customer_id = c.id
             WHERE c.id = :customer
            """;

    /** Served by value_driver's key (customer_id, external_id). */
    private static final String DRIVERS = """
            SELECT d.id, d.external_id, d.name, d.metric, d.unit, d.why_buy,
                   b.version AS baseline_version, b.grade AS baseline_grade, b.source AS baseline_source,
                   g.version AS goal_version, coalesce(g.agreed_by, g.agreed_source) AS goal_source
              FROM value_driver d
              JOIN LATERAL (SELECT * FROM baseline b
                             WHERE b.driver_id = d.id AND (b.in_force_from IS NULL OR b.in_force_from <= :asOf)
                             ORDER BY b.version DESC LIMIT 1) b ON true
              JOIN LATERAL (SELECT * FROM goal g
                             WHERE g.driver_id = d.id AND (g.in_force_from IS NULL OR g.in_force_from <= :asOf)
                             ORDER BY g.version DESC LIMIT 1) g ON true
             WHERE d.customer_id = :customer
            """;

    /** The last revision of a day comes last and wins. */
    private static final String READINGS = """
            SELECT d.external_id, m.measured_on, m.source, m.set_aside
              FROM value_driver d
              JOIN measurement m ON m.driver_id = d.id
             WHERE d.customer_id = :customer
             ORDER BY m.driver_id, m.measured_on, m.revision
            """;

    private final DatabaseClient database;

    ReportTexts(DatabaseClient database) {
        this.database = database;
    }

    Mono<CustomerFacts> customer(long id) {
        return database.sql(CUSTOMER)
                .bind("customer", id)
                .map(ReportTexts::facts)
                .one();
    }

    /** Texts by the driver's key, of the versions in force on a day. */
    Mono<Map<String, DriverText>> drivers(long customerId, LocalDate asOf) {
        return notes(customerId).flatMap(notes -> database.sql(DRIVERS)
                .bind("customer", customerId)
                .bind("asOf", asOf)
                .map(row -> Map.entry(Rows.text(row, "external_id"), text(row, notes)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static CustomerFacts facts(Readable row) {
        return new CustomerFacts(
                Rows.number(row, "id"),
                Rows.text(row, "external_id"),
                Rows.text(row, "name"),
                row.get("industry", String.class),
                Locale.forLanguageTag(Rows.text(row, "locale")),
                row.get("country", String.class),
                row.get("account_manager", String.class),
                row.get("starts_on", LocalDate.class),
                row.get("renews_on", LocalDate.class),
                Rows.number(row, "version"));
    }

    private static DriverText text(Readable row, Map<String, Notes> notes) {
        Notes own = notes.getOrDefault(Rows.text(row, "external_id"), new Notes());
        return new DriverText(
                Rows.text(row, "name"),
                row.get("metric", String.class),
                row.get("unit", String.class),
                row.get("why_buy", String.class),
                Rows.get(row, "baseline_version", Integer.class),
                EvidenceGrade.valueOf(Rows.text(row, "baseline_grade")),
                row.get("baseline_source", String.class),
                Rows.get(row, "goal_version", Integer.class),
                row.get("goal_source", String.class),
                own.sources,
                own.setAside);
    }

    private Mono<Map<String, Notes>> notes(long customerId) {
        return database.sql(READINGS)
                .bind("customer", customerId)
                .map(Note::of)
                .all()
                .collect(HashMap::new, (byDriver, note) -> byDriver.computeIfAbsent(note.driver(), key -> new Notes())
                        .add(note));
    }

    private record Note(
            String driver,
            LocalDate day,
            @Nullable String source,
            @Nullable String setAside) {

        /** A row must not outlive its callback. */
        static Note of(Readable row) {
            return new Note(
                    Rows.text(row, "external_id"),
                    Rows.get(row, "measured_on", LocalDate.class),
                    row.get("source", String.class),
                    row.get("set_aside", String.class));
        }
    }

    /** What was written beside a driver's readings, by their day. */
    private static final class Notes {
        final Map<LocalDate, String> sources = new HashMap<>();
        final Map<LocalDate, String> setAside = new HashMap<>();

        void add(Note note) {
            put(sources, note.day(), note.source());
            put(setAside, note.day(), note.setAside());
        }

        private static void put(Map<LocalDate, String> map, LocalDate day, @Nullable String text) {
            if (text == null) {
                map.remove(day);
            } else {
                map.put(day, text);
            }
        }
    }
}
