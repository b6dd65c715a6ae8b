package org.valueledger.customer;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import org.valueledger.access.Viewer;
import org.valueledger.position.Books;
import org.valueledger.position.CustomerBook;
import org.valueledger.position.CustomerPosition;
import org.valueledger.position.PositionRows;
import org.valueledger.position.Positions;
import org.valueledger.storage.Rows;
import org.valueledger.web.BadInput;
import org.valueledger.web.IfMatch;
import org.valueledger.web.Once;
import org.valueledger.web.Problem;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes single customers, each write together with the position that follows from it. */
@Component
class Customers {

    private static final String NEXT_ID = "SELECT nextval(pg_get_serial_sequence(:table, 'id')) AS id";

    private static final String CREATE = "WITH " + Once.CLAIM + """
            , guard AS (
                INSERT INTO customer (id, external_id, name, industry, country, region, time_zone, locale, currency,
                                      account_manager, changed_by)
                OVERRIDING SYSTEM VALUE
                SELECT :id, r.external_id, r.name, r.industry, r.country, r.region, r.time_zone, r.locale, r.currency,
                       r.account_manager, :user
                  FROM jsonb_populate_record(NULL::customer, CAST(:row AS jsonb)) r
                 WHERE\s""" + Once.CLAIMED + """

                RETURNING id
            )""";

    private static final String REPLACE = "WITH " + Once.CLAIM + """
            , guard AS (
                UPDATE customer c
                   SET (name, industry, country, region, time_zone, locale, currency, account_manager)
                     = (r.name, r.industry, r.country, r.region, r.time_zone, r.locale, r.currency, r.account_manager),
                       version = c.version + 1, changed_at = now(), changed_by = :user
                  FROM jsonb_populate_record(NULL::customer, CAST(:row AS jsonb)) r
                 WHERE c.id = :id AND c.version = :version AND\s""" + Once.CLAIMED + """

                RETURNING c.id
            ), no_contract AS (
                DELETE FROM contract
                 WHERE customer_id = (SELECT id FROM guard) AND jsonb_array_length(CAST(:contract AS jsonb)) = 0
            ), fewer_contacts AS (
                DELETE FROM contact
                 WHERE customer_id = (SELECT id FROM guard) AND position > jsonb_array_length(CAST(:contacts AS jsonb))
            ), fewer_rates AS (
                DELETE FROM agreed_rate
                 WHERE customer_id = (SELECT id FROM guard)
                   AND currency NOT IN (SELECT r ->> 'currency' FROM jsonb_array_elements(CAST(:rates AS jsonb)) r)
            ), corrections AS (
                INSERT INTO correction (customer_id, field, old_value, new_value, recorded_by)
                SELECT guard.id, r.field, r.old_value, r.new_value, :user
                  FROM guard, jsonb_populate_recordset(NULL::correction, CAST(:corrections AS jsonb)) r
            )""";

    /** What belongs to a customer, new or changed. */
    private static final String PARTS = """
            , contract_row AS (
                INSERT INTO contract (customer_id, starts_on, renews_on, yearly_amount, one_off_cost)
                SELECT guard.id, r.starts_on, r.renews_on, r.yearly_amount, r.one_off_cost
                  FROM guard, jsonb_populate_recordset(NULL::contract, CAST(:contract AS jsonb)) r
                ON CONFLICT (customer_id) DO UPDATE
                   SET (starts_on, renews_on, yearly_amount, one_off_cost)
                     = (EXCLUDED.starts_on, EXCLUDED.renews_on, EXCLUDED.yearly_amount, EXCLUDED.one_off_cost)
            ), contact_rows AS (
                INSERT INTO contact (customer_id, name, email, position)
                SELECT guard.id, r.name, r.email, r.position
                  FROM guard, jsonb_populate_recordset(NULL::contact, CAST(:contacts AS jsonb)) r
                ON CONFLICT (customer_id, position) DO UPDATE SET (name, email) = (EXCLUDED.name, EXCLUDED.email)
            ), rate_rows AS (
                INSERT INTO agreed_rate (customer_id, currency, rate)
                SELECT guard.id, r.currency, r.rate
                  FROM guard, jsonb_populate_recordset(NULL::agreed_rate, CAST(:rates AS jsonb)) r
                ON CONFLICT (customer_id, currency) DO UPDATE SET rate = EXCLUDED.rate
            ),
            """ + PositionRows.storing("guard") + Once.outcome("guard");

    private final DatabaseClient database;
    private final VisibleCustomers visible;
    private final Books books;
    private final Once once;
    private final JsonMapper json;

    Customers(DatabaseClient database, VisibleCustomers visible, Books books, Once once, JsonMapper json) {
        this.database = database;
        this.visible = visible;
        this.books = books;
        this.once = once;
        this.json = json;
    }

    /** @return the customer; {@link VisibleCustomers.NotFound} where there is none that the viewer may see */
    Mono<CustomerRecord> get(String key, Viewer viewer) {
        return stored(key, viewer).flatMap(customer -> books.of(customer.id())
                .map(book -> CustomerRecord.of(
                        customer.id(),
                        customer.externalId(),
                        customer.version(),
                        customer.body(),
                        Positions.of(book).customer())));
    }

    private Mono<StoredCustomer> stored(String key, Viewer viewer) {
        return visible.idOf(key, viewer).flatMap(id -> database.sql(StoredCustomer.FIND)
                .bind("id", id)
                .map(StoredCustomer::of)
                .one());
    }

    Mono<Once.Answer> create(Viewer viewer, Once.Request request, CustomerBody body) {
        String externalId = Objects.requireNonNullElseGet(
                body.externalId(), () -> UUID.randomUUID().toString());
        return once.run(request, () -> nextId().flatMap(id -> {
                    var cost = body.contract() == null ? null : body.contract().cost();
                    var position = Positions.of(new CustomerBook(id, 1, body.rates(), cost, List.of()))
                            .customer();
                    var answer = answer(201, CustomerRecord.of(id, externalId, 1, body, position));
                    var statement = database.sql(CREATE + PARTS).bind("id", id).bind("user", viewer.username());
                    return written(statement, externalId, body, position, request, answer);
                }))
                .onErrorMap(DuplicateKeyException.class, e -> new AlreadyThere(externalId));
    }

    private Mono<Long> nextId() {
        return database.sql(NEXT_ID)
                .bind("table", "customer")
                .map(row -> Rows.number(row, "id"))
                .one();
    }

    /** @param version the one the caller has seen */
    Mono<Once.Answer> replace(Viewer viewer, String key, long version, Once.Request request, CustomerBody body) {
        return once.run(request, () -> stored(key, viewer).flatMap(before -> {
            if (before.version() != version) {
                return Mono.error(new IfMatch.OldVersion(before.version()));
            }
            if (body.externalId() != null && !body.externalId().equals(before.externalId())) {
                return Mono.error(BadInput.of("externalId", body.externalId(), "\"" + before.externalId() + "\""));
            }
            return books.of(before.id()).flatMap(book -> replaced(viewer, before, book, request, body));
        }));
    }

    private Mono<Once.Answer> replaced(
            Viewer viewer, StoredCustomer before, CustomerBook book, Once.Request request, CustomerBody body) {
        var cost = body.contract() == null ? null : body.contract().cost();
        var position = Positions.of(book.withCost(body.rates(), cost)).customer();
        var answer =
                answer(200, CustomerRecord.of(before.id(), before.externalId(), before.version() + 1, body, position));
        var statement = database.sql(REPLACE + PARTS)
                .bind("id", before.id())
                .bind("version", before.version())
                .bind("user", viewer.username())
                .bind("corrections", json.writeValueAsString(CustomerRows.corrections(before.body(), body)));
        return written(statement, before.externalId(), body, position, request, answer);
    }

    private Mono<Once.Answer> written(
            GenericExecuteSpec statement,
            String externalId,
            CustomerBody body,
            CustomerPosition position,
            Once.Request request,
            Once.Answer answer) {
        var bound = statement
                .bind("row", json.writeValueAsString(CustomerRows.customer(externalId, body)))
                .bind("contract", json.writeValueAsString(CustomerRows.contract(body)))
                .bind("contacts", json.writeValueAsString(CustomerRows.contacts(body)))
                .bind("rates", json.writeValueAsString(CustomerRows.rates(body)))
                .bind("driverPositions", "[]")
                .bind("customerPositions", PositionRows.customers(List.of(position)));
        return Once.bind(bound, request, answer)
                .map(row -> Boolean.TRUE.equals(row.get("done", Boolean.class)))
                .one()
                .filter(done -> done)
                .map(done -> answer);
    }

    private Once.Answer answer(int status, CustomerRecord customer) {
        return new Once.Answer(status, json.writeValueAsString(customer));
    }

    /** Another customer has the key already. */
    static final class AlreadyThere extends Problem {
        AlreadyThere(String externalId) {
            super(
                    HttpStatus.CONFLICT,
                    "customer-already-there",
                    "There is a customer \"" + externalId + "\" already.",
                    List.of(new Field("externalId", externalId, "a key that no other customer has")));
        }
    }
}
