package org.valueledger.retention;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import org.valueledger.access.Viewer;
import org.valueledger.storage.Rows;
import org.valueledger.web.Slice;
import reactor.core.publisher.Mono;

/** Scores customers from their contracts and stored positions as of today, in the database, within what the viewer may see. */
@Component
class Risks {

    private static final int SOON = 90;

    /**
     * One row per customer with its score. GREATEST and LEAST leave out what is null: a customer for whom nothing was
     * planned has no shortfall. Nothing is scored where nothing was measured. OFFSET 0 keeps the planner from computing the
     * same figure anew wherever it is used.
     */
    private static final String SCORED = """
            WITH facts AS (
                SELECT c.id, c.external_id, c.name, c.account_manager, c.locale, c.currency,
                       k.yearly_amount, k.renews_on, k.renews_on - CAST(:today AS date) AS days_left,
                       coalesce(r.rate, 1) AS rate, r.rate IS NOT NULL AS rated,
                       p.realisation_rate, p.last_measured_on, coalesce(p.drivers, 0) AS drivers,
                       coalesce(p.drivers_below, 0) AS drivers_below,
                       CAST(:today AS date) - p.last_measured_on AS age,
                       CASE WHEN p.stale_after IS NULL THEN :overdueFrom
                            ELSE greatest(p.stale_after - p.last_measured_on, 0) END AS overdue_from
                  FROM customer c
                  LEFT JOIN contract k ON k.customer_id = c.id
                  LEFT JOIN customer_position p ON p.customer_id = c.id
                  LEFT JOIN portfolio_rate r ON r.currency = c.currency
                 WHERE %s
            ), parts AS (
                SELECT facts.*,
                       :value * least(1, greatest(0, 1 - realisation_rate)) AS value_points,
                       coalesce(:below * drivers_below / nullif(drivers, 0), 0) AS below_points,
                       :overdue * least(1, greatest(0, CAST(age - overdue_from AS numeric)
                                                       / greatest(:overdueFully - overdue_from, 1))) AS overdue_points,
                       %s AS factor
                  FROM facts
                OFFSET 0
            ), scored AS (
                SELECT parts.*,
                       CASE WHEN last_measured_on IS NOT NULL
                            THEN least(:most, (value_points + below_points + overdue_points) * factor) END AS score
                  FROM parts
                OFFSET 0
            ), staked AS (
                SELECT scored.*, yearly_amount * coalesce(score / :most, 1) AS at_stake FROM scored
            )
            """;

    private static final String PAGE = """
            SELECT ranked.*, CAST(sort_key AS text) AS sort_text
              FROM (SELECT staked.*, %1$s AS sort_group, %2$s AS sort_key FROM staked) ranked
             WHERE %3$s
             ORDER BY sort_group, sort_key, id
             LIMIT :limit
            """;

    private static final String AFTER = "(sort_group, sort_key, id) > (:group, CAST(:key AS %s), :id)";

    private static final String SUMMARY = """
            SELECT count(*) AS customers, coalesce(sum(at_stake * rate), 0) AS at_stake,
                   count(*) FILTER (WHERE days_left BETWEEN 0 AND :soon) AS renewing,
                   count(*) FILTER (WHERE last_measured_on IS NULL) AS unknown
              FROM staked
            """;

    /** The currency with the rate 1; without rates the most frequent one. */
    private static final String REFERENCE = """
            SELECT coalesce((SELECT min(currency) FROM portfolio_rate WHERE rate = :one),
                            (SELECT mode() WITHIN GROUP (ORDER BY currency) FROM customer)) AS currency
            """;

    private final DatabaseClient database;
    private final Clock clock;

    Risks(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * @param atStake in the reference currency
     * @param renewing within 90 days
     * @param reference null in an empty portfolio
     */
    record Summary(
            long customers,
            BigDecimal atStake,
            long renewing,
            long unknown,
            @Nullable Currency reference) {}

    Mono<Slice<Risk>> page(RiskSearch search, Viewer viewer) {
        return reference().defaultIfEmpty("").flatMap(reference -> page(search, viewer, reference));
    }

    private Mono<Slice<Risk>> page(RiskSearch search, Viewer viewer, String reference) {
        Risk.Place at = search.at();
        String after = at == null ? "true" : AFTER.formatted(search.sort().type);
        String sql = scored(search, viewer) + PAGE.formatted(search.sort().group, search.sort().key, after);
        GenericExecuteSpec query = bound(sql, search, viewer).bind("limit", search.limit() + 1);
        if (at != null) {
            query = query.bind("group", at.group()).bind("key", at.key()).bind("id", at.id());
        }
        return query.map(row -> risk(row, reference)).all().collectList().map(read -> slice(read, search));
    }

    private static Slice<Risk> slice(List<Risk> read, RiskSearch search) {
        boolean more = read.size() > search.limit();
        List<Risk> items = more ? read.subList(0, search.limit()) : read;
        return new Slice<>(items, more ? search.cursor(items.getLast()) : null, null);
    }

    /** Of all that match, not of one page. */
    Mono<Summary> summary(RiskSearch search, Viewer viewer) {
        return reference()
                .map(Currency::getInstance)
                .map(List::of)
                .defaultIfEmpty(List.of())
                .flatMap(reference -> bound(scored(search, viewer) + SUMMARY, search, viewer)
                        .bind("soon", SOON)
                        .map(row -> new Summary(
                                Rows.number(row, "customers"),
                                Rows.get(row, "at_stake", BigDecimal.class),
                                Rows.number(row, "renewing"),
                                Rows.number(row, "unknown"),
                                reference.isEmpty() ? null : reference.getFirst()))
                        .one());
    }

    private Mono<String> reference() {
        return database.sql(REFERENCE)
                .bind("one", BigDecimal.ONE)
                .map(row -> Objects.requireNonNullElse(row.get("currency", String.class), ""))
                .one()
                .filter(currency -> !currency.isEmpty());
    }

    private static String scored(RiskSearch search, Viewer viewer) {
        List<String> conditions = new ArrayList<>(List.of("true"));
        if (viewer.managerFilter() != null) {
            conditions.add("lower(c.account_manager) = :viewer");
        }
        if (search.manager() != null) {
            conditions.add("lower(c.account_manager) = :manager");
        }
        if (!search.words().isEmpty()) {
            conditions.add("c.search_text LIKE ALL (CAST(:patterns AS text[]))");
        }
        if (search.renewsWithin() != null) {
            conditions.add("k.renews_on - CAST(:today AS date) BETWEEN 0 AND :renewsWithin");
        }
        return SCORED.formatted(String.join(" AND ", conditions), Weights.factor());
    }

    private GenericExecuteSpec bound(String sql, RiskSearch search, Viewer viewer) {
        GenericExecuteSpec query = Weights.bind(database.sql(sql)).bind("today", LocalDate.now(clock));
        String own = viewer.managerFilter();
        if (own != null) {
            query = query.bind("viewer", own);
        }
        if (search.manager() != null) {
            query = query.bind("manager", search.manager());
        }
        if (!search.words().isEmpty()) {
            query = query.bind("patterns", search.patterns());
        }
        return search.renewsWithin() == null ? query : query.bind("renewsWithin", search.renewsWithin());
    }

    private static Risk risk(Readable row, String reference) {
        String currency = Rows.text(row, "currency");
        BigDecimal score = row.get("score", BigDecimal.class);
        long id = Rows.number(row, "id");
        return new Risk(
                id,
                Rows.text(row, "external_id"),
                Rows.text(row, "name"),
                row.get("account_manager", String.class),
                Rows.text(row, "locale"),
                Currency.getInstance(currency),
                row.get("yearly_amount", BigDecimal.class),
                row.get("at_stake", BigDecimal.class),
                Rows.get(row, "rated", Boolean.class) || currency.equals(reference),
                score,
                score == null ? List.of() : contributions(row, score),
                row.get("renews_on", LocalDate.class),
                row.get("days_left", Integer.class),
                row.get("realisation_rate", BigDecimal.class),
                Rows.get(row, "drivers", Integer.class),
                Rows.get(row, "drivers_below", Integer.class),
                row.get("last_measured_on", LocalDate.class),
                row.get("age", Integer.class),
                new Risk.Place(Rows.get(row, "sort_group", Integer.class), Rows.text(row, "sort_text"), id));
    }

    private static List<Contribution> contributions(Readable row, BigDecimal score) {
        BigDecimal value = Rows.get(row, "value_points", BigDecimal.class);
        BigDecimal below = Rows.get(row, "below_points", BigDecimal.class);
        BigDecimal overdue = Rows.get(row, "overdue_points", BigDecimal.class);
        return List.of(
                new Contribution(Contribution.Code.VALUE_SHORTFALL, value),
                new Contribution(Contribution.Code.DRIVERS_BELOW_BASELINE, below),
                new Contribution(Contribution.Code.MEASUREMENT_OVERDUE, overdue),
                new Contribution(
                        Contribution.Code.RENEWAL,
                        score.subtract(value).subtract(below).subtract(overdue)));
    }
}
