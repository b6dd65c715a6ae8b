package org.valueledger.inventory;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.valueledger.access.Viewer;
import org.valueledger.storage.Binds;
import org.valueledger.web.Once;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Goals as they are proposed and checked; {@link Signing} makes them agreed ones. */
@Component
public class Goals {

    private static final String PROPOSE = DriverChange.TOUCHED + """
            , proposal AS (
                INSERT INTO goal_proposal (driver_id, number, question_count, answers, due_on, ramp_dates, ramp_shares, basis,
                                           failed, exception_by, exception_reason, reason, recorded_by)
                SELECT t.id, :number, cardinality(:answers), :answers, :dueOn, CAST(:rampDates AS date[]), :rampShares, CAST(:basis AS jsonb),
                       :failed, :exceptionBy, :exceptionReason, :reason, :user
                  FROM touched t
            )""" + DriverChange.OUTCOME;

    /** Served by value_driver_by_shared_metric. */
    private static final String SHARES = """
            SELECT sum(attribution_share) AS shares FROM value_driver WHERE customer_id = :customer AND shared_metric = :metric
            """;

    private final DatabaseClient database;
    private final Scene.Setting scenes;
    private final Once once;
    private final MessageSource messages;
    private final JsonMapper json;

    Goals(DatabaseClient database, Scene.Setting scenes, Once once, MessageSource messages, JsonMapper json) {
        this.database = database;
        this.scenes = scenes;
        this.once = once;
        this.messages = messages;
        this.json = json;
    }

    /** Stores a proposal, whatever its check says; the check says whether it may be agreed. */
    Mono<Once.Answer> propose(
            Viewer viewer, String customer, String driver, long version, @Nullable String key, JsonNode body) {
        var request = Once.Request.of(viewer.userId(), key, "goal " + customer + " " + driver, version + " " + body);
        return once.run(
                request, () -> scenes.of(viewer, customer, driver, version).flatMap(scene -> shares(scene.driver())
                        .flatMap(shares -> propose(
                                scene,
                                request,
                                viewer.username(),
                                GoalBody.read(body, scene.driver(), shares.sum())))));
    }

    private Mono<Once.Answer> propose(Scene scene, Once.Request request, String user, GoalBody goal) {
        DriverFile file = scene.driver();
        int number = file.proposals().size() + 1;
        var told = GoalAnswer.of(scene, goal, words(scene), number, file.version() + 1);
        var statement = DriverChange.statement(database, PROPOSE, scene, user)
                .bind("number", number)
                .bind("answers", GoalBody.inOrder(file, goal.target()).toArray(BigDecimal[]::new))
                .bind("dueOn", goal.terms().goalDate())
                .bind("basis", goal.keptBasis().toString())
                .bind(
                        "failed",
                        goal.check().failed().stream()
                                .map(p -> p.reason().name())
                                .toArray(String[]::new));
        var dates = goal.rampDates();
        var shares = goal.rampShares();
        statement = Binds.orNull(
                statement,
                "rampDates",
                dates == null ? null : dates.stream().map(LocalDate::toString).toArray(String[]::new),
                String[].class);
        statement = Binds.orNull(
                statement, "rampShares", shares == null ? null : shares.toArray(BigDecimal[]::new), BigDecimal[].class);
        statement = Binds.textOrNull(statement, "exceptionBy", goal.exceptionBy());
        statement = Binds.textOrNull(statement, "exceptionReason", goal.exceptionReason());
        statement = Binds.textOrNull(statement, "reason", goal.reason());
        return DriverChange.run(statement, request, new Once.Answer(201, json.writeValueAsString(told)));
    }

    private CheckWords words(Scene scene) {
        return new CheckWords(
                messages,
                Locale.ENGLISH,
                FigureText.of(scene.customer(), scene.driver().definition()));
    }

    /** Checks a goal without storing it. */
    Mono<GoalAnswer> check(Viewer viewer, String customer, String driver, JsonNode body) {
        return scenes.of(viewer, customer, driver, null)
                .flatMap(scene -> shares(scene.driver()).map(shares -> {
                    GoalBody goal = GoalBody.read(body, scene.driver(), shares.sum());
                    return GoalAnswer.of(
                            scene, goal, words(scene), null, scene.driver().version());
                }));
    }

    private record Shares(@Nullable BigDecimal sum) {}

    /** What all drivers of the shared metric claim together; null where the driver shares none. */
    private Mono<Shares> shares(DriverFile file) {
        String metric = file.definition().sharedMetric();
        return metric == null
                ? Mono.just(new Shares(null))
                : database.sql(SHARES)
                        .bind("customer", file.customerId())
                        .bind("metric", metric)
                        .map(row -> new Shares(row.get("shares", BigDecimal.class)))
                        .one();
    }
}
