package org.valueledger.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.valueledger.storage.Rows;
import reactor.core.publisher.Mono;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads everything that was ever written down about one driver: six lists in one round trip, as JSON whose names are those
 * of the records below. Every part is served by a primary key, corrections by correction_by_customer.
 */
@Component
class TrailTexts {

    private static final String ALL = """
            SELECT CAST(jsonb_build_object(
                'driver', to_jsonb(d),
                'questions', (SELECT coalesce(jsonb_agg(q ORDER BY q.position), '[]')
                                FROM question q WHERE q.driver_id = d.id),
                'baselines', (SELECT coalesce(jsonb_agg(to_jsonb(b) || jsonb_build_object('day', b.taken_on)
                                                        ORDER BY b.version DESC), '[]')
                                FROM baseline b WHERE b.driver_id = d.id),
                'goals', (SELECT coalesce(jsonb_agg(to_jsonb(g) || jsonb_build_object(
                                              'day', g.due_on, 'source', concat_ws(', ', g.agreed_by, g.agreed_source))
                                          ORDER BY g.version DESC), '[]')
                            FROM goal g WHERE g.driver_id = d.id),
                'readings', (SELECT coalesce(jsonb_agg(to_jsonb(m) || jsonb_build_object(
                                                 'version', m.revision, 'day', m.measured_on)
                                             ORDER BY m.measured_on, m.revision), '[]')
                               FROM measurement m WHERE m.driver_id = d.id),
                'corrections', (SELECT coalesce(jsonb_agg(c ORDER BY c.id DESC), '[]')
                                  FROM correction c WHERE c.customer_id = d.customer_id AND c.driver_id = d.id)
                ) AS text) AS trail
              FROM value_driver d
             WHERE d.id = :driver
            """;

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final DatabaseClient database;

    TrailTexts(DatabaseClient database) {
        this.database = database;
    }

    /** All of it, as it stands in the tables. */
    record Texts(
            Driver driver,
            List<Asked> questions,
            List<Written> baselines,
            List<Written> goals,
            List<Written> readings,
            List<Changed> corrections) {}

    record Driver(
            String externalId,
            String name,
            @Nullable String category,
            @Nullable String whyBuy,
            @Nullable String issue,
            @Nullable String outcome,
            @Nullable String capability,
            @Nullable String stakeholder,
            @Nullable String benefitOwner,
            @Nullable String metric,
            @Nullable String unit) {}

    record Asked(
            String name, @Nullable String text, @Nullable String unit) {}

    /** @param version of a baseline or goal, or the revision of a reading */
    record Written(
            int version,
            LocalDate day,
            @Nullable LocalDate periodStart,
            List<BigDecimal> answers,
            @Nullable String grade,
            @Nullable String source,
            @Nullable String evidence,
            @Nullable String setAside,
            @Nullable String reason,
            String recordedBy,
            OffsetDateTime recordedAt) {}

    record Changed(
            String field,
            @Nullable String oldValue,
            @Nullable String newValue,
            String recordedBy,
            OffsetDateTime recordedAt) {}

    Mono<Texts> of(long driverId) {
        return database.sql(ALL)
                .bind("driver", driverId)
                .map(row -> JSON.readValue(Rows.text(row, "trail"), Texts.class))
                .one();
    }
}
