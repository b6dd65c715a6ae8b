package org.valueledger.inventory;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.valueledger.access.Viewer;
import org.valueledger.customer.CustomerNames;
import org.valueledger.storage.Binds;
import org.valueledger.valuation.FormulaError;
import org.valueledger.web.BadInput;
import org.valueledger.web.Once;
import org.valueledger.web.Problem;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Baselines on their way from a draft, which anybody concerned may fill in, to a locked version, which nobody can change. */
@Component
public class Baselines {

    private static final String SAVE = DriverChange.TOUCHED + """
            , draft AS (
                INSERT INTO baseline_draft (driver_id, answers, taken_on, period_start, source, grade, changed_by)
                SELECT t.id, :answers, :takenOn, :periodStart, :source, :grade, :user FROM touched t
                ON CONFLICT (driver_id) DO UPDATE
                   SET (answers, taken_on, period_start, source, grade, changed_by, changed_at)
                     = (EXCLUDED.answers, EXCLUDED.taken_on, EXCLUDED.period_start, EXCLUDED.source, EXCLUDED.grade,
                        EXCLUDED.changed_by, now())
            )""" + DriverChange.OUTCOME;

    /** The draft becomes version 1 and is gone. */
    private static final String LOCK = DriverChange.TOUCHED + """
            , locked AS (
                INSERT INTO baseline (driver_id, version, question_count, answers, taken_on, period_start, source, grade, recorded_by)
                SELECT b.driver_id, 1, cardinality(b.answers), b.answers, b.taken_on, b.period_start, b.source, b.grade, :user
                  FROM touched t JOIN baseline_draft b ON b.driver_id = t.id
            ), spent AS (
                DELETE FROM baseline_draft WHERE driver_id IN (SELECT id FROM touched)
            )""" + DriverChange.OUTCOME;

    private final DatabaseClient database;
    private final Scene.Setting scenes;
    private final Once once;
    private final JsonMapper json;
    private final Clock clock;

    Baselines(DatabaseClient database, Scene.Setting scenes, Once once, JsonMapper json, Clock clock) {
        this.database = database;
        this.scenes = scenes;
        this.once = once;
        this.json = json;
        this.clock = clock;
    }

    /** @param complete whether it could be locked */
    record Saved(String customer, String driver, long version, boolean complete) {}

    record Locked(String customer, String driver, long version, int baseline) {}

    /**
     * Saves what is known so far; a question may stay open.
     *
     * @param version of the driver, as the caller has seen it
     * @param key the Idempotency-Key header, or null
     */
    Mono<Once.Answer> save(
            Viewer viewer, String customer, String driver, long version, @Nullable String key, JsonNode body) {
        var request =
                Once.Request.of(viewer.userId(), key, "baseline " + customer + " " + driver, version + " " + body);
        return once.run(request, () -> scenes.of(viewer, customer, driver, version)
                .flatMap(scene -> save(scene, request, viewer.username(), body)));
    }

    /**
     * Saves answers that came from the customer. Runs inside {@link Once#run}.
     *
     * @param driver as the customer has seen it: nothing is stored over a newer version
     * @param by whoever answered, for the history
     */
    public Mono<Once.Answer> save(
            CustomerNames.Named customer, DriverFile driver, Once.Request request, String by, JsonNode body) {
        return save(new Scene(customer, driver), request, by, body);
    }

    private Mono<Once.Answer> save(Scene scene, Once.Request request, String by, JsonNode body) {
        DriverFile file = scene.driver();
        requireOpen(file);
        BaselineBody baseline = BaselineBody.read(body, file.definition(), today());
        var answer =
                answer(200, new Saved(scene.customer().key(), file.key(), file.version() + 1, baseline.isComplete()));
        var statement = DriverChange.statement(database, SAVE, scene, by)
                .bind("answers", baseline.answers().toArray(BigDecimal[]::new))
                .bind("grade", baseline.grade().name());
        statement = Binds.orNull(statement, "takenOn", baseline.takenOn(), LocalDate.class);
        statement = Binds.orNull(statement, "periodStart", baseline.periodStart(), LocalDate.class);
        return DriverChange.run(Binds.textOrNull(statement, "source", baseline.source()), request, answer);
    }

    /** Locks the draft for good. */
    Mono<Once.Answer> lock(Viewer viewer, String customer, String driver, long version, @Nullable String key) {
        var request = Once.Request.of(viewer.userId(), key, "lock " + customer + " " + driver, Long.toString(version));
        return once.run(
                request, () -> scenes.of(viewer, customer, driver, version).flatMap(scene -> {
                    DriverFile file = scene.driver();
                    requireOpen(file);
                    requireLockable(file);
                    var answer = answer(201, new Locked(scene.customer().key(), file.key(), file.version() + 1, 1));
                    return DriverChange.run(
                            DriverChange.statement(database, LOCK, scene, viewer.username()), request, answer);
                }));
    }

    private static void requireOpen(DriverFile file) {
        if (!file.baselines().isEmpty()) {
            throw new BaselineLocked(file.key(), List.of());
        }
    }

    private static void requireLockable(DriverFile file) {
        List<Problem.Field> missing = new ArrayList<>();
        var draft = file.draft();
        if (draft == null || draft.takenOn() == null) {
            missing.add(new Problem.Field("takenOn", null, "the day of the baseline"));
        }
        if (draft == null || draft.source() == null) {
            missing.add(new Problem.Field("source", null, "where the answers come from"));
        }
        var questions = file.definition().questions();
        for (int i = 0; i < questions.size(); i++) {
            if (draft == null
                    || draft.answers().size() != questions.size()
                    || draft.answers().get(i) == null) {
                missing.add(new Problem.Field("answers." + questions.get(i).name(), null, "a number"));
            }
        }
        if (!missing.isEmpty()) {
            throw new BadInput(missing);
        }
        List<BigDecimal> answers = Objects.requireNonNull(draft).answers().stream()
                .map(Objects::requireNonNull)
                .toList();
        requireValue(file.definition(), Objects.requireNonNull(draft.takenOn()), answers);
    }

    /** The formula has to have a value for the answers: later nobody could change either. */
    static void requireValue(DriverDefinition driver, LocalDate takenOn, List<BigDecimal> answers) {
        try {
            driver.baselineAmount(takenOn, answers);
        } catch (FormulaError e) {
            throw BadInput.of("answers", answers.toString(), "answers the formula can use: " + e.getMessage());
        }
    }

    private Once.Answer answer(int status, Object body) {
        return new Once.Answer(status, json.writeValueAsString(body));
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(ZoneOffset.UTC));
    }
}
