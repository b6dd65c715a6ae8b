package org.valueledger.portal;

import io.r2dbc.spi.Readable;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.valueledger.portal.ContactLink.What;
import org.valueledger.storage.Rows;
import org.valueledger.storage.Writes;
import org.valueledger.web.Problem;
import reactor.core.publisher.Mono;

/** Finds the link that a token belongs to, and remembers what happened to it. */
@Component
class ContactLinks {

    /** Whether a link may be used, said of {@code contact_link} without an alias. */
    static final String USABLE =
            "used_at IS NULL AND revoked_at IS NULL AND expires_at > now() AND tries < " + ContactLink.MOST_TRIES;

    /** Served by the unique token_hash, app_user_by_name and the items' primary key. */
    private static final String FIND = """
            WITH found AS (
                SELECT *, %s AS usable FROM contact_link WHERE token_hash = :hash
            )
            SELECT l.id, l.customer_id, l.purpose, l.contact_name, l.contact_email, l.expires_at, l.usable, l.tries,
                   l.used_with, l.used_at, k.secret, c.time_zone, coalesce(u.display_name, l.created_by) AS asker,
                   ARRAY(SELECT i.driver_id FROM contact_link_item i WHERE i.link_id = l.id ORDER BY i.position) AS drivers,
                   ARRAY(SELECT i.what FROM contact_link_item i WHERE i.link_id = l.id ORDER BY i.position) AS whats,
                   ARRAY(SELECT i.number FROM contact_link_item i WHERE i.link_id = l.id ORDER BY i.position) AS numbers
              FROM found l
              JOIN contact_link_key k ON k.id = 1
              JOIN customer c ON c.id = l.customer_id
              LEFT JOIN app_user u ON lower(u.username) = lower(l.created_by)
            """.formatted(USABLE);

    private static final String SEEN = """
            UPDATE contact_link SET first_seen_at = now() WHERE id = :link AND first_seen_at IS NULL
            """;

    private static final String WRONG_NAME =
            "UPDATE contact_link SET tries = tries + 1 WHERE id = :link AND " + USABLE + " RETURNING tries";

    private static final String FINISH =
            "UPDATE contact_link SET used_at = now(), used_with = :form WHERE id = :link AND " + USABLE
                    + " RETURNING used_at";

    private final DatabaseClient database;
    private final Writes writes;

    ContactLinks(DatabaseClient database, Writes writes) {
        this.database = database;
        this.writes = writes;
    }

    /** @return {@link NotValid} for a token that is unknown or altered, or whose row was; links that are used up are found */
    Mono<ContactLink> find(String token) {
        var shown = new LinkToken(token);
        return database.sql(FIND)
                .bind("hash", shown.hash())
                .map(row -> link(row, shown))
                .one()
                .filter(Found::signed)
                .map(Found::link)
                .switchIfEmpty(Mono.error(NotValid::new));
    }

    /** As {@link #find}, but only what may still be used, and for this. */
    Mono<ContactLink> usable(String token, LinkTerms.Purpose purpose) {
        return find(token)
                .filter(link -> link.open() && link.terms().purpose() == purpose)
                .switchIfEmpty(Mono.error(NotValid::new));
    }

    private record Found(ContactLink link, boolean signed) {}

    /** Says on the list of links that somebody, or some program, has looked. */
    Mono<Void> seen(ContactLink link) {
        return writes.run(database.sql(SEEN).bind("link", link.id()).then());
    }

    /** @return how many tries are left; {@link NotValid} where none is */
    Mono<Integer> wrongName(ContactLink link) {
        return writes.run(database.sql(WRONG_NAME)
                        .bind("link", link.id())
                        .map(row -> ContactLink.MOST_TRIES - Rows.get(row, "tries", Short.class))
                        .one())
                .filter(left -> left > 0)
                .switchIfEmpty(Mono.error(NotValid::new));
    }

    /** Uses the link up. {@link NotValid} where it was already. */
    Mono<OffsetDateTime> finish(ContactLink link, String form) {
        return writes.run(database.sql(FINISH)
                        .bind("link", link.id())
                        .bind("form", Sha256.of(form))
                        .map(row -> Rows.get(row, "used_at", OffsetDateTime.class))
                        .one())
                .switchIfEmpty(Mono.error(NotValid::new));
    }

    private static Found link(Readable row, LinkToken shown) {
        var terms = new LinkTerms(
                Rows.number(row, "id"),
                Rows.number(row, "customer_id"),
                LinkTerms.Purpose.valueOf(Rows.text(row, "purpose")),
                Rows.text(row, "contact_name"),
                row.get("contact_email", String.class),
                Rows.get(row, "expires_at", OffsetDateTime.class));
        var link = new ContactLink(
                terms,
                Rows.text(row, "asker"),
                zone(Rows.text(row, "time_zone")),
                Rows.get(row, "usable", Boolean.class),
                Rows.get(row, "tries", Short.class),
                row.get("used_with", byte[].class),
                row.get("used_at", OffsetDateTime.class),
                items(row));
        return new Found(link, shown.isFor(terms, Rows.get(row, "secret", byte[].class)));
    }

    private static List<ContactLink.Item> items(Readable row) {
        Long[] drivers = Rows.get(row, "drivers", Long[].class);
        String[] whats = Rows.get(row, "whats", String[].class);
        Integer[] numbers = Rows.get(row, "numbers", Integer[].class);
        List<ContactLink.Item> items = new ArrayList<>();
        for (int i = 0; i < drivers.length; i++) {
            items.add(new ContactLink.Item(drivers[i], What.valueOf(whats[i]), numbers[i]));
        }
        return List.copyOf(items);
    }

    static ZoneId zone(@Nullable String name) {
        try {
            return name == null ? ZoneOffset.UTC : ZoneId.of(name);
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }

    /** Whatever is wrong with a link, whoever holds it is told the same. */
    static final class NotValid extends Problem {
        NotValid() {
            super(HttpStatus.NOT_FOUND, "link-not-valid", "This link is no longer valid.");
        }
    }
}
