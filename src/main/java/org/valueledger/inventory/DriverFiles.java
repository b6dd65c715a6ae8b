package org.valueledger.inventory;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.valueledger.access.Viewer;
import org.valueledger.storage.Rows;
import org.valueledger.valuation.Direction;
import org.valueledger.valuation.Kind;
import reactor.core.publisher.Mono;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads drivers with everything written down about them, in one round trip: as JSON whose names are those of the records.
 * Every part is served by a primary key, sign-offs by sign_off_by_driver.
 */
@Component
public class DriverFiles {

    private static final String FILE = """
            SELECT CAST(jsonb_build_object(
                'driver', to_jsonb(d),
                'questions', (SELECT coalesce(jsonb_agg(q ORDER BY q.position), '[]') FROM question q WHERE q.driver_id = d.id),
                'draft', (SELECT to_jsonb(b) FROM baseline_draft b WHERE b.driver_id = d.id),
                'baselines', (SELECT coalesce(jsonb_agg(b ORDER BY b.version), '[]') FROM baseline b WHERE b.driver_id = d.id),
                'amendments', (SELECT coalesce(jsonb_agg(a ORDER BY a.number), '[]')
                                 FROM baseline_amendment a WHERE a.driver_id = d.id),
                'proposals', (SELECT coalesce(jsonb_agg(p ORDER BY p.number), '[]') FROM goal_proposal p WHERE p.driver_id = d.id),
                'goals', (SELECT coalesce(jsonb_agg(g ORDER BY g.version), '[]') FROM goal g WHERE g.driver_id = d.id),
                'sign_offs', (SELECT coalesce(jsonb_agg(s ORDER BY s.id), '[]') FROM sign_off s WHERE s.driver_id = d.id)
                ) AS text) AS file
              FROM value_driver d
            """;

    private static final String OF_DRIVER = FILE + " WHERE d.id = :driver";

    /** Served by value_driver's key (customer_id, external_id). */
    private static final String OF_CUSTOMER =
            FILE + " WHERE d.customer_id = :customer ORDER BY d.position, d.id LIMIT " + DriverFiles.MOST;

    /** More drivers than anybody could agree on. */
    static final int MOST = 1000;

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final DatabaseClient database;
    private final VisibleDrivers visible;

    DriverFiles(DatabaseClient database, VisibleDrivers visible) {
        this.database = database;
        this.visible = visible;
    }

    /** One driver of a customer that the viewer may see. */
    public Mono<DriverFile> find(String customerKey, String driverKey, Viewer viewer) {
        return visible.find(customerKey, driverKey, viewer).flatMap(found -> get(found.driverId()));
    }

    /** For those who may see the driver for another reason. */
    public Mono<DriverFile> get(long driverId) {
        return database.sql(OF_DRIVER)
                .bind("driver", driverId)
                .map(row -> file(Rows.text(row, "file")))
                .one();
    }

    /** All drivers of a customer, in their order; at most {@value #MOST}. */
    public Mono<List<DriverFile>> ofCustomer(long customerId) {
        return database.sql(OF_CUSTOMER)
                .bind("customer", customerId)
                .map(row -> file(Rows.text(row, "file")))
                .all()
                .collectList();
    }

    private static DriverFile file(String json) {
        return JSON.readValue(json, Stored.class).file();
    }

    private record Stored(
            Row driver,
            List<DriverDefinition.Asked> questions,
            DriverFile.@Nullable Draft draft,
            List<DriverFile.Baseline> baselines,
            List<DriverFile.Amendment> amendments,
            List<DriverFile.Proposal> proposals,
            List<DriverFile.Goal> goals,
            List<DriverFile.SignOff> signOffs) {

        DriverFile file() {
            return new DriverFile(
                    driver.id(),
                    driver.customerId(),
                    driver.externalId(),
                    driver.version(),
                    driver.position(),
                    driver.templateKey(),
                    driver.templateVersion(),
                    driver.definition(questions),
                    draft,
                    baselines,
                    amendments,
                    proposals,
                    goals,
                    signOffs);
        }
    }

    /** The row as it stands in the table. */
    private record Row(
            long id,
            long customerId,
            String externalId,
            long version,
            int position,
            @Nullable String templateKey,
            @Nullable Integer templateVersion,
            String name,
            @Nullable String category,
            @Nullable Boolean cashable,
            @Nullable String whyBuy,
            @Nullable String issue,
            @Nullable String outcome,
            @Nullable String capability,
            @Nullable String stakeholder,
            @Nullable String benefitOwner,
            @Nullable String metric,
            @Nullable String unit,
            Direction direction,
            Kind kind,
            String formula,
            BigDecimal unitValue,
            @Nullable String currency,
            BigDecimal captureRate,
            BigDecimal attributionShare,
            @Nullable String sharedMetric,
            LocalDate valueStart,
            @Nullable Integer cadenceDays) {

        DriverDefinition definition(List<DriverDefinition.Asked> questions) {
            return new DriverDefinition(
                    name,
                    category,
                    cashable,
                    whyBuy,
                    issue,
                    outcome,
                    capability,
                    stakeholder,
                    benefitOwner,
                    metric,
                    unit,
                    direction,
                    kind,
                    questions,
                    formula,
                    unitValue,
                    currency,
                    captureRate,
                    attributionShare,
                    sharedMetric,
                    valueStart,
                    cadenceDays);
        }
    }
}
