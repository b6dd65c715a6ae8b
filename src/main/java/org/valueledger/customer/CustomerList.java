package org.valueledger.customer;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import org.valueledger.access.Viewer;
import org.valueledger.storage.Rows;
import org.valueledger.valuation.Status;
import org.valueledger.web.Slice;
import reactor.core.publisher.Mono;

/** Searches, sorts and pages through customers with their stored positions, within what the viewer may see. */
@Component
class CustomerList {

    private static final int COUNTED = 1000;
    private static final String[] WORST_FIRST =
            Arrays.stream(Status.values()).map(Status::name).toArray(String[]::new);

    /** The worst driver's status today: one that was not measured again in time is out of date, whatever it was. */
    private static final String STATUS_TODAY = """
            (SELECT min(array_position(CAST(:worstFirst AS text[]),
                        CASE WHEN d.stale_after < :today THEN 'OUT_OF_DATE' ELSE d.status END))
               FROM driver_position d WHERE d.customer_id = c.id)
            """;

    /** First the rows of one page by their numbers, then what is shown of these few. */
    private static final String PAGE = """
            SELECT c.id, c.external_id, c.name, c.industry, c.account_manager, c.locale, c.currency,
                   coalesce(p.delivered, 0) AS delivered, coalesce(p.planned, 0) AS planned, p.realisation_rate,
                   p.last_measured_on, k.renews_on, page.sort_key, %1$s AS status_rank
              FROM (SELECT c.id, %2$s AS key, CAST(%2$s AS text) AS sort_key
                      FROM customer c
                      LEFT JOIN %3$s
                      LEFT JOIN customer_position p ON p.customer_id = c.id
                     WHERE %4$s
                     ORDER BY %5$s
                     LIMIT :limit) page
              JOIN customer c ON c.id = page.id
              LEFT JOIN customer_position p ON p.customer_id = c.id
              LEFT JOIN contract k ON k.customer_id = c.id
             ORDER BY page.key %6$s, page.id %6$s
            """;

    private static final String COUNT = """
            SELECT count(*) AS number
              FROM (SELECT 1 FROM customer c LEFT JOIN customer_position p ON p.customer_id = c.id
                     WHERE %s LIMIT :limit) found
            """;

    private final DatabaseClient database;
    private final Clock clock;

    CustomerList(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** A stretch of the list: those with a value to sort by, or those without, from a row on or from the start. */
    private record Leg(boolean empty, CustomerSearch.@Nullable At from) {}

    Mono<Slice<CustomerRow>> page(CustomerSearch search, Viewer viewer) {
        int wanted = search.limit() + 1;
        List<Leg> legs = legs(search);
        Mono<List<CustomerRow>> rows = leg(legs.getFirst(), search, viewer, wanted);
        if (legs.size() > 1) {
            rows = rows.flatMap(first -> first.size() >= wanted
                    ? Mono.just(first)
                    : leg(legs.getLast(), search, viewer, wanted - first.size()).map(rest -> joined(first, rest)));
        }
        return rows.map(read -> Slice.of(read, search.limit(), search.before(), search.at() != null, search::cursor));
    }

    /** At most 1001: whoever sees more than a thousand does not need the exact number. */
    Mono<Long> count(CustomerSearch search, Viewer viewer) {
        String sql = COUNT.formatted(conditions(search, viewer));
        return bound(database.sql(sql), search, viewer)
                .bind("limit", COUNTED + 1)
                .map(row -> Rows.number(row, "number"))
                .one();
    }

    private static List<Leg> legs(CustomerSearch search) {
        if (search.sort().key() == CustomerSort.Key.NAME) {
            return List.of(new Leg(false, search.at()));
        }
        boolean first = search.before();
        CustomerSearch.At at = search.at();
        if (at == null) {
            return List.of(new Leg(first, null), new Leg(!first, null));
        }
        Leg from = new Leg(at.key() == null, at);
        return from.empty() == first ? List.of(from, new Leg(!first, null)) : List.of(from);
    }

    private static List<CustomerRow> joined(List<CustomerRow> first, List<CustomerRow> rest) {
        List<CustomerRow> all = new ArrayList<>(first);
        all.addAll(rest);
        return all;
    }

    private Mono<List<CustomerRow>> leg(Leg leg, CustomerSearch search, Viewer viewer, int limit) {
        CustomerSort.Key key = search.sort().key();
        boolean down = !leg.empty() && search.sort().backwards() != search.before() || leg.empty() && search.before();
        String direction = down ? "DESC" : "ASC";
        String id = leg.empty() ? "c.id" : key.id;
        String order = (leg.empty() ? "" : key.expression + " " + direction + ", ") + id + " " + direction;
        String where = conditions(search, viewer)
                + " AND " + key.expression + (leg.empty() ? " IS NULL" : " IS NOT NULL")
                + from(leg, key, id, down ? " < " : " > ");
        String sql = PAGE.formatted(STATUS_TODAY, key.expression, key.join, where, order, direction);
        GenericExecuteSpec query = bound(database.sql(sql), search, viewer).bind("limit", limit);
        if (search.status() == null) {
            query = today(query);
        }
        if (leg.from() != null) {
            query = query.bind("fromId", leg.from().id());
            query = leg.from().key() == null
                    ? query
                    : query.bind("fromKey", leg.from().key());
        }
        return query.map(CustomerList::row).all().collectList();
    }

    private static String from(Leg leg, CustomerSort.Key key, String id, String than) {
        if (leg.from() == null) {
            return "";
        }
        return leg.empty()
                ? " AND " + id + than + ":fromId"
                : " AND (" + key.expression + ", " + id + ")" + than + "(CAST(:fromKey AS " + key.type + "), :fromId)";
    }

    /** Conditions that are not asked for are left out, so that the others find their index. */
    private static String conditions(CustomerSearch search, Viewer viewer) {
        List<String> all = new ArrayList<>(List.of("true"));
        if (viewer.managerFilter() != null) {
            all.add("lower(c.account_manager) = :viewer");
        }
        if (search.manager() != null) {
            all.add("lower(c.account_manager) = :manager");
        }
        if (!search.words().isEmpty()) {
            all.add("c.search_text LIKE ALL (CAST(:patterns AS text[]))");
        }
        if (search.status() != null) {
            all.add(hasStatus(search.status()));
        }
        return String.join(" AND ", all);
    }

    /**
     * While no reading has grown old, the stored status holds. Once one has, its driver is out of date: a better status
     * gives way to that, a worse one must be looked up driver by driver.
     */
    private static String hasStatus(Status status) {
        String fresh = "coalesce(p.stale_after >= :today, true)";
        String stored = "array_position(CAST(:worstFirst AS text[]), p.worst_status)";
        String wanted = "array_position(CAST(:worstFirst AS text[]), :status)";
        String kept = fresh + " AND " + stored + " = " + wanted;
        if (status.compareTo(Status.OUT_OF_DATE) > 0) {
            return "(" + kept + ")";
        }
        String lookedUp = stored + " <= " + wanted + " AND " + STATUS_TODAY + " = " + wanted;
        String givenWay = status == Status.OUT_OF_DATE ? " OR " + stored + " > " + wanted : "";
        return "(" + kept + " OR NOT " + fresh + " AND (" + lookedUp + givenWay + "))";
    }

    private GenericExecuteSpec bound(GenericExecuteSpec query, CustomerSearch search, Viewer viewer) {
        GenericExecuteSpec bound = query;
        String own = viewer.managerFilter();
        if (own != null) {
            bound = bound.bind("viewer", own);
        }
        if (search.manager() != null) {
            bound = bound.bind("manager", search.manager());
        }
        if (!search.words().isEmpty()) {
            bound = bound.bind("patterns", search.patterns());
        }
        return search.status() == null
                ? bound
                : today(bound).bind("status", search.status().name());
    }

    private GenericExecuteSpec today(GenericExecuteSpec query) {
        return query.bind("today", LocalDate.now(clock)).bind("worstFirst", WORST_FIRST);
    }

    private static CustomerRow row(Readable row) {
        Integer rank = row.get("status_rank", Integer.class);
        return new CustomerRow(
                Rows.number(row, "id"),
                Rows.text(row, "external_id"),
                Rows.text(row, "name"),
                row.get("industry", String.class),
                row.get("account_manager", String.class),
                Rows.text(row, "locale"),
                Currency.getInstance(Rows.text(row, "currency")),
                Rows.get(row, "delivered", BigDecimal.class),
                Rows.get(row, "planned", BigDecimal.class),
                row.get("realisation_rate", BigDecimal.class),
                rank == null ? null : Status.values()[rank - 1],
                row.get("last_measured_on", LocalDate.class),
                row.get("renews_on", LocalDate.class),
                row.get("sort_key", String.class));
    }
}
