package org.valueledger.portal;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.valueledger.access.Viewer;
import org.valueledger.customer.CustomerNames;
import org.valueledger.storage.Binds;
import org.valueledger.storage.Rows;
import org.valueledger.web.BadInput;
import org.valueledger.web.Once;
import org.valueledger.web.Problem;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Makes links. Its answer is the only place where a link's address stands. */
@Component
class LinkMaking {

    private static final String NEXT = """
            SELECT nextval(pg_get_serial_sequence(:table, 'id')) AS id,
                   (SELECT secret FROM contact_link_key WHERE id = 1) AS secret
            """;

    private static final String MAKE = "WITH " + Once.CLAIM + """
            , link AS (
                INSERT INTO contact_link (id, customer_id, purpose, contact_name, contact_email, token_hash, created_by, expires_at)
                SELECT :id, :customer, :purpose, :name, :email, :hash, :user, :expires WHERE\s""" + Once.CLAIMED + """

                RETURNING id
            ), items AS (
                INSERT INTO contact_link_item (link_id, driver_id, what, number, position)
                SELECT l.id, d.id, i.what, i.number, i.position
                  FROM link l
                 CROSS JOIN jsonb_to_recordset(CAST(:items AS jsonb))
                       AS i (driver_id bigint, what text, number integer, position integer)
                  JOIN value_driver d ON d.id = i.driver_id AND d.customer_id = :customer
            )\s""" + Once.outcome("link");

    private static final JsonMapper SNAKE = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private final DatabaseClient database;
    private final CustomerNames customers;
    private final Waiting waiting;
    private final Once once;
    private final JsonMapper json;
    private final Clock clock;

    LinkMaking(
            DatabaseClient database,
            CustomerNames customers,
            Waiting waiting,
            Once once,
            JsonMapper json,
            Clock clock) {
        this.database = database;
        this.customers = customers;
        this.waiting = waiting;
        this.once = once;
        this.json = json;
        this.clock = clock;
    }

    /** @param url to be sent to the contact; nobody can look it up again */
    record Made(long id, String customer, String purpose, Invited contact, OffsetDateTime expiresAt, String url) {

        static Made of(CustomerNames.Named customer, LinkTerms terms, String url) {
            return new Made(
                    terms.id(),
                    customer.key(),
                    terms.purpose().name().toLowerCase(Locale.ROOT),
                    new Invited(terms.contactName(), terms.contactEmail()),
                    terms.expiresAt(),
                    url);
        }
    }

    private record ItemRow(long driverId, String what, int number, int position) {}

    private record Stamp(long id, byte[] secret) {}

    /** Something was to be asked that the customer cannot answer now. */
    static final class NotWaiting extends Problem {
        NotWaiting(List<Field> fields) {
            super(
                    org.springframework.http.HttpStatus.CONFLICT,
                    "nothing-waits",
                    "Not everything that was asked for waits for the customer's answer.",
                    fields);
        }
    }

    /**
     * Makes a link.
     *
     * @param base scheme and host of its address
     * @param key the Idempotency-Key header, or null. With one the answer, and with it the address, is kept like every answer
     *     to a key, so that the same request is answered alike; without one it is kept nowhere.
     */
    Mono<Once.Answer> make(Viewer viewer, String customer, String base, @Nullable String key, JsonNode body) {
        NewLink wanted = NewLink.read(body);
        var request = Once.Request.of(viewer.userId(), key, "sign-off link " + customer, body.toString());
        return once.run(request, () -> customers.of(customer, viewer).flatMap(named -> waiting.of(named.id())
                .map(all -> items(wanted, all))
                .flatMap(items -> database.sql(NEXT)
                        .bind("table", "contact_link")
                        .map(row -> new Stamp(Rows.number(row, "id"), Rows.get(row, "secret", byte[].class)))
                        .one()
                        .flatMap(stamp -> store(viewer, named, base, wanted, items, stamp, request)))));
    }

    private static List<ItemRow> items(NewLink wanted, List<Waiting.Matter> waiting) {
        List<ItemRow> rows = new ArrayList<>();
        List<Problem.Field> missing = new ArrayList<>();
        for (int i = 0; i < wanted.items().size(); i++) {
            NewLink.Asked asked = wanted.items().get(i);
            int position = i + 1;
            waiting.stream()
                    .filter(m -> m.what() == asked.what() && isNamed(m, asked.driver()))
                    .findFirst()
                    .ifPresentOrElse(
                            m -> rows.add(new ItemRow(m.driverId(), m.what().name(), m.number(), position)),
                            () -> missing.add(new Problem.Field(
                                    "items[" + (position - 1) + "]",
                                    asked.driver(),
                                    "a driver whose " + words(asked.what()) + " waits for the customer")));
        }
        if (!missing.isEmpty()) {
            throw new NotWaiting(missing);
        }
        if (rows.stream().map(ItemRow::driverId).distinct().count() < rows.size()) {
            throw BadInput.of("items", wanted.items().toString(), "each driver once");
        }
        return rows;
    }

    private static boolean isNamed(Waiting.Matter matter, String driver) {
        return matter.driverKey().equals(driver)
                || Long.toString(matter.driverId()).equals(driver);
    }

    private static String words(ContactLink.What what) {
        return switch (what) {
            case GOAL -> "goal was proposed, passed its check (or was excepted) and";
            case AMENDMENT -> "amendment was asked for and";
            case BASELINE -> "baseline is open and";
        };
    }

    private Mono<Once.Answer> store(
            Viewer viewer,
            CustomerNames.Named customer,
            String base,
            NewLink wanted,
            List<ItemRow> items,
            Stamp stamp,
            Once.Request request) {
        OffsetDateTime expires = OffsetDateTime.ofInstant(
                clock.instant().plus(wanted.daysValid(), ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS),
                ZoneOffset.UTC);
        var terms = new LinkTerms(
                stamp.id(), customer.id(), wanted.purpose(), wanted.contactName(), wanted.contactEmail(), expires);
        LinkToken token = LinkToken.of(terms, stamp.secret());
        var made = Made.of(customer, terms, base + "/l/" + token.text());
        var answer = new Once.Answer(201, json.writeValueAsString(made));
        var statement = database.sql(MAKE)
                .bind("id", terms.id())
                .bind("customer", customer.id())
                .bind("purpose", terms.purpose().name())
                .bind("name", terms.contactName())
                .bind("hash", token.hash())
                .bind("user", viewer.username())
                .bind("expires", expires)
                .bind("items", SNAKE.writeValueAsString(items));
        return Once.bind(Binds.textOrNull(statement, "email", terms.contactEmail()), request, answer)
                .map(row -> Boolean.TRUE.equals(row.get("done", Boolean.class)))
                .one()
                .filter(done -> done)
                .map(done -> answer);
    }
}
