package org.valueledger.portal;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.r2dbc.spi.Readable;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.valueledger.storage.Rows;
import org.valueledger.storage.Writes;
import org.valueledger.web.BadInput;
import org.valueledger.web.Problem;
import org.valueledger.web.Slice;
import reactor.core.publisher.Mono;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Every link of a customer, the newest first, with what became of it. */
@Component
class LinkList {

    /** Served by contact_link_by_customer, the items' primary key and sign_off_by_link. */
    private static final String PAGE = """
            SELECT l.id, l.purpose, l.contact_name, l.contact_email, l.created_by, l.created_at, l.expires_at, l.first_seen_at,
                   l.used_at, l.revoked_at,
                   CASE WHEN l.used_at IS NOT NULL THEN 'USED' WHEN l.revoked_at IS NOT NULL THEN 'REVOKED'
                        WHEN l.tries >= %d THEN 'LOCKED' WHEN l.expires_at <= now() THEN 'EXPIRED'
                        WHEN l.first_seen_at IS NOT NULL THEN 'SEEN' ELSE 'OPEN' END AS state,
                   CAST((SELECT coalesce(jsonb_agg(jsonb_build_object('driver_id', d.id, 'driver', d.external_id, 'name', d.name,
                               'what', i.what, 'number', i.number) ORDER BY i.position), '[]')
                      FROM contact_link_item i JOIN value_driver d ON d.id = i.driver_id WHERE i.link_id = l.id) AS text) AS items,
                   (SELECT min(s.outcome) FROM sign_off s WHERE s.link_id = l.id) AS outcome,
                   (SELECT min(s.comment) FROM sign_off s WHERE s.link_id = l.id) AS comment
              FROM contact_link l
             WHERE l.customer_id = :customer AND l.id < :before
             ORDER BY l.id DESC
             LIMIT :limit
            """.formatted(ContactLink.MOST_TRIES);

    /** A link that is used up stays so. */
    private static final String REVOKE = """
            UPDATE contact_link SET revoked_at = coalesce(revoked_at, now())
             WHERE id = :link AND customer_id = :customer
            RETURNING id
            """;

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final DatabaseClient database;
    private final Writes writes;

    LinkList(DatabaseClient database, Writes writes) {
        this.database = database;
        this.writes = writes;
    }

    /** @param driver the importer's key */
    record Item(long driverId, String driver, String name, String what, int number) {}

    /**
     * @param state open, seen, used, expired, revoked or locked (too many wrong names). Seen says little: programs that look
     *     through mail open links, too.
     * @param outcome agreed or change_wanted; null where nothing was signed
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(
            long id,
            String purpose,
            Invited contact,
            String createdBy,
            OffsetDateTime createdAt,
            OffsetDateTime expiresAt,
            @Nullable OffsetDateTime firstSeenAt,
            @Nullable OffsetDateTime usedAt,
            @Nullable OffsetDateTime revokedAt,
            String state,
            List<Item> items,
            @Nullable String outcome,
            @Nullable String comment) {

        public boolean mayBeUsed() {
            return state.equals("open") || state.equals("seen");
        }
    }

    Mono<Slice<Line>> page(long customerId, @Nullable String after, int limit) {
        return database.sql(PAGE)
                .bind("customer", customerId)
                .bind("before", after == null ? Long.MAX_VALUE : place(after))
                .bind("limit", limit + 1)
                .map(LinkList::line)
                .all()
                .collectList()
                .map(read -> Slice.of(read, limit, false, after != null, line -> Long.toString(line.id())));
    }

    /** @return {@link NotFound} also for another customer's link */
    Mono<Void> revoke(long customerId, long link) {
        return writes.run(database.sql(REVOKE)
                .bind("link", link)
                .bind("customer", customerId)
                .map(row -> Rows.number(row, "id"))
                .one()
                .switchIfEmpty(Mono.error(() -> new NotFound(link)))
                .then());
    }

    private static long place(String after) {
        if (!after.matches("[0-9]{1,18}")) {
            throw BadInput.of("after", after, "the number of a link");
        }
        return Long.parseLong(after);
    }

    private static Line line(Readable row) {
        String outcome = row.get("outcome", String.class);
        return new Line(
                Rows.number(row, "id"),
                Rows.text(row, "purpose").toLowerCase(Locale.ROOT),
                new Invited(Rows.text(row, "contact_name"), row.get("contact_email", String.class)),
                Rows.text(row, "created_by"),
                Rows.get(row, "created_at", OffsetDateTime.class),
                Rows.get(row, "expires_at", OffsetDateTime.class),
                row.get("first_seen_at", OffsetDateTime.class),
                row.get("used_at", OffsetDateTime.class),
                row.get("revoked_at", OffsetDateTime.class),
                Rows.text(row, "state").toLowerCase(Locale.ROOT),
                items(Rows.text(row, "items")),
                outcome == null ? null : outcome.toLowerCase(Locale.ROOT),
                row.get("comment", String.class));
    }

    private static List<Item> items(String json) {
        return List.of(JSON.readValue(json, Item[].class)).stream()
                .map(i -> new Item(i.driverId(), i.driver(), i.name(), i.what().toLowerCase(Locale.ROOT), i.number()))
                .toList();
    }

    static final class NotFound extends Problem {
        NotFound(long link) {
            super(HttpStatus.NOT_FOUND, "link-not-found", "The customer has no link " + link + ".");
        }
    }
}
