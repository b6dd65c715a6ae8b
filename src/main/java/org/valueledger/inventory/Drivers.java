package org.valueledger.inventory;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.valueledger.access.Viewer;
import org.valueledger.customer.CustomerNames;
import org.valueledger.library.Library;
import org.valueledger.storage.Rows;
import org.valueledger.web.Once;
import org.valueledger.web.Problem;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes value drivers, from nothing or from templates, and takes away those of which nothing was agreed yet. */
@Component
class Drivers {

    private static final String CREATE = DriverChange.GUARD + """
            , made AS (
                INSERT INTO value_driver (customer_id, external_id, position, template_key, template_version, name, category, cashable,
                    why_buy, issue, outcome, capability, stakeholder, benefit_owner, metric, unit, direction, kind, formula,
                    question_count, unit_value, currency, capture_rate, attribution_share, shared_metric, value_start,
                    cadence_days, changed_by)
                SELECT guard.id, r.external_id, r.position, r.template_key, r.template_version, r.name, r.category, r.cashable,
                    r.why_buy, r.issue, r.outcome, r.capability, r.stakeholder, r.benefit_owner, r.metric, r.unit, r.direction,
                    r.kind, r.formula, r.question_count, r.unit_value, r.currency, r.capture_rate, r.attribution_share,
                    r.shared_metric, r.value_start, r.cadence_days, :user
                  FROM guard, jsonb_populate_recordset(NULL::value_driver, CAST(:drivers AS jsonb)) r
                RETURNING id, external_id
            ), asked AS (
                INSERT INTO question (driver_id, position, name, text, unit, role, least, most)
                SELECT made.id, q.position, q.name, q.text, q.unit, q.role, q.least, q.most
                  FROM made JOIN jsonb_to_recordset(CAST(:questions AS jsonb)) AS q (external_id text, position smallint, name text,
                       text text, unit text, role text, least numeric, most numeric) ON q.external_id = made.external_id
            )\s""" + Once.outcome("guard");

    /** Served by value_driver's key (customer_id, external_id). */
    private static final String PLACES = "SELECT external_id, position FROM value_driver WHERE customer_id = :customer";

    private static final String REMOVE = DriverChange.GUARD + """
            , no_questions AS (
                DELETE FROM question WHERE driver_id = :driver AND EXISTS (SELECT FROM guard)
            ), touched AS (
                DELETE FROM value_driver
                 WHERE id = :driver AND version = :driverVersion AND EXISTS (SELECT FROM guard)
                RETURNING id
            )""" + DriverChange.OUTCOME;

    private final DatabaseClient database;
    private final CustomerNames customers;
    private final Scene.Setting scenes;
    private final Library library;
    private final Once once;
    private final JsonMapper json;
    private final Clock clock;

    Drivers(
            DatabaseClient database,
            CustomerNames customers,
            Scene.Setting scenes,
            Library library,
            Once once,
            JsonMapper json,
            Clock clock) {
        this.database = database;
        this.customers = customers;
        this.scenes = scenes;
        this.library = library;
        this.once = once;
        this.json = json;
        this.clock = clock;
    }

    record Made(String customer, List<String> drivers) {}

    /** A driver that is there already. */
    private record Place(String key, int position) {}

    private record New(
            @Nullable String key,
            @Nullable String template,
            @Nullable Integer version,
            DriverDefinition definition) {}

    Mono<Once.Answer> create(Viewer viewer, String customer, @Nullable String key, JsonNode body) {
        var request = Once.Request.of(viewer.userId(), key, "create driver " + customer, body.toString());
        DriverBody read = DriverBody.read(body, today());
        return once.run(request, () -> customers
                        .of(customer, viewer)
                        .flatMap(named -> store(
                                named, viewer, request, List.of(new New(read.key(), null, null, read.definition())))))
                .onErrorMap(DuplicateKeyException.class, e -> new AlreadyThere(String.valueOf(read.key())))
                .onErrorMap(e -> SharesExceeded.named(e, read.definition()));
    }

    /** One driver for each template, in the given order, under the templates' newest versions. */
    Mono<Once.Answer> fromTemplates(Viewer viewer, String customer, @Nullable String key, List<String> templates) {
        var request = Once.Request.of(viewer.userId(), key, "drivers from templates " + customer, templates.toString());
        return once.run(request, () -> customers.of(customer, viewer).flatMap(named -> library.newest(templates)
                .flatMap(chosen -> {
                    List<New> drivers = chosen.stream()
                            .map(t -> new New(
                                    null, t.key(), t.version(), FromTemplate.driver(t, named.currency(), today())))
                            .toList();
                    return store(named, viewer, request, drivers);
                })));
    }

    private Mono<Once.Answer> store(
            CustomerNames.Named customer, Viewer viewer, Once.Request request, List<New> drivers) {
        return places(customer.id()).flatMap(known -> {
            var keys = new DriverKeys(known.stream().map(Place::key).toList());
            int position = known.stream().mapToInt(Place::position).max().orElse(0);
            List<DriverRows.DriverRow> rows = new ArrayList<>();
            List<DriverRows.QuestionRow> questions = new ArrayList<>();
            for (New driver : drivers) {
                String key = driver.key() == null ? keys.of(driver.definition().name()) : driver.key();
                // Importers number drivers by their rows, up to the largest place there is.
                position = Math.min(position, Integer.MAX_VALUE - 1) + 1;
                rows.add(DriverRows.driver(key, position, driver.template(), driver.version(), driver.definition()));
                questions.addAll(DriverRows.questions(key, driver.definition()));
            }
            var made = new Made(
                    customer.key(),
                    rows.stream().map(DriverRows.DriverRow::externalId).toList());
            var statement = database.sql(CREATE)
                    .bind("customer", customer.id())
                    .bind("customerVersion", customer.version())
                    .bind("user", viewer.username())
                    .bind("drivers", DriverRows.json(rows))
                    .bind("questions", DriverRows.json(questions));
            return DriverChange.run(statement, request, new Once.Answer(201, json.writeValueAsString(made)));
        });
    }

    private Mono<List<Place>> places(long customerId) {
        return database.sql(PLACES)
                .bind("customer", customerId)
                .map(row -> new Place(Rows.text(row, "external_id"), Rows.get(row, "position", Integer.class)))
                .all()
                .collectList();
    }

    /** Takes a driver away whose baseline is still open. */
    Mono<Once.Answer> remove(Viewer viewer, String customer, String driver, long version, @Nullable String key) {
        var request =
                Once.Request.of(viewer.userId(), key, "remove " + customer + " " + driver, Long.toString(version));
        return once.run(request, () -> scenes.of(viewer, customer, driver, version)
                        .flatMap(scene -> {
                            if (!scene.driver().baselines().isEmpty()) {
                                return Mono.error(
                                        new BaselineLocked(scene.driver().key(), List.of()));
                            }
                            var statement = database.sql(REMOVE)
                                    .bind("customer", scene.customer().id())
                                    .bind("customerVersion", scene.customer().version())
                                    .bind("driver", scene.driver().id())
                                    .bind("driverVersion", scene.driver().version());
                            return DriverChange.run(statement, request, new Once.Answer(200, "{\"removed\":true}"));
                        }))
                .onErrorMap(DataIntegrityViolationException.class, e -> new InUse(driver));
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(ZoneOffset.UTC));
    }

    /** Something else speaks of the driver, such as evidence or a line of the business case. */
    static final class InUse extends Problem {
        InUse(String driver) {
            super(
                    HttpStatus.CONFLICT,
                    "driver-in-use",
                    "The value driver \"" + driver
                            + "\" cannot be removed: evidence or a line of the business case belongs to it.");
        }
    }

    /** The key belongs to another driver of this customer. */
    static final class AlreadyThere extends Problem {
        AlreadyThere(String key) {
            super(
                    HttpStatus.CONFLICT,
                    "driver-already-there",
                    "The customer has a value driver \"" + key + "\" already.",
                    List.of(new Field("externalId", key, "a key that no other driver of the customer has")));
        }
    }
}
