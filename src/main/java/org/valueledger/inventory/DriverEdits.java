package org.valueledger.inventory;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.valueledger.access.Viewer;
import org.valueledger.position.Books;
import org.valueledger.position.CustomerPosition;
import org.valueledger.position.DriverBook;
import org.valueledger.position.DriverPosition;
import org.valueledger.position.PositionRows;
import org.valueledger.position.Positions;
import org.valueledger.storage.Binds;
import org.valueledger.web.BadInput;
import org.valueledger.web.Once;
import org.valueledger.web.Problem;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Changes what a driver is. While its baseline is open, everything; once it is locked only words, and how often it is to be
 * measured: what turns answers into money is part of what was agreed.
 */
@Component
class DriverEdits {

    /** What may change under a locked baseline, by the columns' names. Each change is kept as a correction. */
    private static final Set<String> FREE = Set.of(
            "name",
            "category",
            "cashable",
            "why_buy",
            "issue",
            "outcome",
            "capability",
            "stakeholder",
            "benefit_owner",
            "metric",
            "unit",
            "shared_metric",
            "cadence_days");

    /** Old questions go before new ones come: two may swap their names. */
    private static final String REPLACE =
            DriverChange.GUARD + """
            , touched AS (
                UPDATE value_driver d
                   SET (name, category, cashable, why_buy, issue, outcome, capability, stakeholder, benefit_owner, metric, unit,
                        direction, kind, formula, question_count, unit_value, currency, capture_rate, attribution_share,
                        shared_metric, value_start, cadence_days)
                     = (r.name, r.category, r.cashable, r.why_buy, r.issue, r.outcome, r.capability, r.stakeholder,
                        r.benefit_owner, r.metric, r.unit, r.direction, r.kind, r.formula, r.question_count, r.unit_value,
                        r.currency, r.capture_rate, r.attribution_share, r.shared_metric, r.value_start, r.cadence_days),
                       version = d.version + 1, changed_by = :user
                  FROM jsonb_populate_record(NULL::value_driver, CAST(:row AS jsonb)) r
                 WHERE d.id = :driver AND d.version = :driverVersion AND EXISTS (SELECT FROM guard)
                RETURNING d.id
            ), gone AS (
                DELETE FROM question WHERE driver_id IN (SELECT id FROM touched) AND CAST(:open AS boolean) RETURNING 1
            ), asked AS (
                INSERT INTO question (driver_id, position, name, text, unit, role, least, most)
                SELECT t.id, q.position, q.name, q.text, q.unit, q.role, q.least, q.most
                  FROM touched t CROSS JOIN (SELECT count(*) FROM gone) g
                 CROSS JOIN jsonb_to_recordset(CAST(:questions AS jsonb)) AS q (position smallint, name text, text text, unit text,
                       role text, least numeric, most numeric)
                 WHERE CAST(:open AS boolean)
            ), draft AS (
                UPDATE baseline_draft SET answers = :draft
                 WHERE driver_id IN (SELECT id FROM touched) AND CAST(:draft AS numeric[]) IS NOT NULL
            ), corrections AS (
                INSERT INTO correction (customer_id, driver_id, field, old_value, new_value, recorded_by)
                SELECT :customer, t.id, c.field, c.old_value, c.new_value, :user
                  FROM touched t, jsonb_populate_recordset(NULL::correction, CAST(:corrections AS jsonb)) c
            ),\s""" + PositionRows.storing("touched") + DriverChange.OUTCOME;

    private final DatabaseClient database;
    private final Scene.Setting scenes;
    private final Books books;
    private final Once once;
    private final JsonMapper json;
    private final Clock clock;

    DriverEdits(DatabaseClient database, Scene.Setting scenes, Books books, Once once, JsonMapper json, Clock clock) {
        this.database = database;
        this.scenes = scenes;
        this.books = books;
        this.once = once;
        this.json = json;
        this.clock = clock;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Replaced(String customer, String driver, long version) {}

    /** The body is the whole driver; what it leaves out is emptied or gets its default. */
    Mono<Once.Answer> replace(
            Viewer viewer, String customer, String driver, long version, @Nullable String key, JsonNode body) {
        var request = Once.Request.of(
                viewer.userId(), key, "replace driver " + customer + " " + driver, version + " " + body);
        DriverBody read = DriverBody.read(body, LocalDate.now(clock.withZone(ZoneOffset.UTC)));
        return once.run(request, () -> scenes.of(viewer, customer, driver, version)
                        .flatMap(scene -> replace(scene, viewer, request, read)))
                .onErrorMap(e -> SharesExceeded.named(e, read.definition()));
    }

    private Mono<Once.Answer> replace(Scene scene, Viewer viewer, Once.Request request, DriverBody read) {
        DriverFile file = scene.driver();
        if (read.key() != null && !read.key().equals(file.key())) {
            return Mono.error(BadInput.of("externalId", read.key(), "\"" + file.key() + "\""));
        }
        boolean open = file.baselines().isEmpty();
        var differences = DriverRows.differences(file.definition(), read.definition());
        if (!open) {
            refuseFrozen(file, differences);
        }
        return moved(file, read.definition()).flatMap(moved -> {
            var answer = new Once.Answer(
                    200, json.writeValueAsString(new Replaced(scene.customer().key(), file.key(), file.version() + 1)));
            var statement = DriverChange.statement(database, REPLACE, scene, viewer.username())
                    .bind(
                            "row",
                            DriverRows.json(
                                    DriverRows.driver(file.key(), file.position(), null, null, read.definition())))
                    .bind("questions", DriverRows.json(DriverRows.questions(file.key(), read.definition())))
                    .bind("open", open)
                    .bind("corrections", DriverRows.json(open ? List.of() : differences))
                    .bind("driverPositions", PositionRows.drivers(moved.drivers()))
                    .bind("customerPositions", PositionRows.customers(moved.customers()));
            statement = Binds.orNull(statement, "draft", draft(file, read.definition()), BigDecimal[].class);
            return DriverChange.run(statement, request, answer);
        });
    }

    private static void refuseFrozen(DriverFile file, List<DriverRows.CorrectionRow> differences) {
        List<Problem.Field> frozen = differences.stream()
                .filter(d -> !FREE.contains(d.field()))
                .map(d -> new Problem.Field(
                        d.field(), d.newValue(), d.oldValue() == null ? "nothing, as agreed" : d.oldValue()))
                .toList();
        if (!frozen.isEmpty()) {
            throw new BaselineLocked(file.key(), frozen);
        }
    }

    /** What was answered so far, under the names that are still asked; null without a draft. */
    private static BigDecimal @Nullable [] draft(DriverFile file, DriverDefinition after) {
        var draft = file.draft();
        if (draft == null) {
            return null;
        }
        List<String> before = file.definition().questions().stream()
                .map(DriverDefinition.Asked::name)
                .toList();
        List<@Nullable BigDecimal> answers = new ArrayList<>();
        for (var question : after.questions()) {
            int place = before.indexOf(question.name());
            BigDecimal answer = place < 0 || place >= draft.answers().size()
                    ? null
                    : draft.answers().get(place);
            answers.add(answer != null && question.range().holds(answer) ? answer : null);
        }
        return answers.toArray(BigDecimal[]::new);
    }

    private record Moved(List<DriverPosition> drivers, List<CustomerPosition> customers) {}

    /** How often a driver is to be measured decides when its reading is out of date. */
    private Mono<Moved> moved(DriverFile file, DriverDefinition after) {
        var goal = file.goal();
        var baseline = file.baseline();
        if (goal == null || baseline == null) {
            return Mono.just(new Moved(List.of(), List.of()));
        }
        var terms = goal.over(after, baseline.takenOn(), baseline.answers());
        return books.of(file.customerId()).map(book -> {
            var readings = book.driver(file.id()).map(DriverBook::readings).orElse(List.of());
            var positions =
                    Positions.of(book.with(new DriverBook(file.id(), file.customerId(), file.key(), terms, readings)));
            return new Moved(
                    positions.drivers().stream()
                            .filter(p -> p.driverId() == file.id())
                            .toList(),
                    List.of(positions.customer()));
        });
    }
}
