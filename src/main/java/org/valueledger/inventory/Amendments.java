package org.valueledger.inventory;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.valueledger.access.Viewer;
import org.valueledger.position.Books;
import org.valueledger.storage.Binds;
import org.valueledger.valuation.DriverTerms;
import org.valueledger.web.Once;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Amendments of locked baselines. Whoever asks for one signs it for the vendor by doing so; it takes effect when somebody
 * signs for the customer, through {@link Signing}.
 */
@Component
public class Amendments {

    private static final String ASK = DriverChange.TOUCHED + """
            , amendment AS (
                INSERT INTO baseline_amendment (driver_id, number, from_version, question_count, answers, taken_on, period_start,
                                                source, grade, reason, in_force_from, recorded_by)
                SELECT t.id, :number, :fromVersion, cardinality(:answers), :answers, :takenOn, :periodStart, :source, :grade,
                       :reason, :inForceFrom, :user
                  FROM touched t
            )""" + DriverChange.OUTCOME;

    private final DatabaseClient database;
    private final Scene.Setting scenes;
    private final Books books;
    private final Once once;
    private final JsonMapper json;
    private final Clock clock;

    Amendments(DatabaseClient database, Scene.Setting scenes, Books books, Once once, JsonMapper json, Clock clock) {
        this.database = database;
        this.scenes = scenes;
        this.books = books;
        this.once = once;
        this.json = json;
        this.clock = clock;
    }

    /** @param number null where the effect was only asked for */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Asked(
            String customer,
            String driver,
            long version,
            @Nullable Integer number,
            int fromVersion,
            AmendmentEffect effect) {}

    /** Stores the amendment with the vendor's signature; the customer's is still to come. */
    Mono<Once.Answer> ask(
            Viewer viewer, String customer, String driver, long version, @Nullable String key, JsonNode body) {
        var request =
                Once.Request.of(viewer.userId(), key, "amendment " + customer + " " + driver, version + " " + body);
        return once.run(
                request, () -> scenes.of(viewer, customer, driver, version).flatMap(scene -> {
                    var amendment = AmendmentBody.read(body, scene.driver(), today());
                    return effect(scene, amendment).flatMap(effect -> store(scene, viewer, request, amendment, effect));
                }));
    }

    /** What it would do, without storing it. */
    Mono<Asked> effect(Viewer viewer, String customer, String driver, JsonNode body) {
        return scenes.of(viewer, customer, driver, null)
                .flatMap(scene -> effect(scene, AmendmentBody.read(body, scene.driver(), today()))
                        .map(effect -> asked(scene, null, effect)));
    }

    /** What an amendment that is stored does. */
    public Mono<AmendmentEffect> effect(DriverFile driver, DriverFile.Amendment amendment) {
        return effect(driver, amendment.takenOn(), amendment.answers());
    }

    private Mono<AmendmentEffect> effect(Scene scene, AmendmentBody body) {
        LocalDate taken = Objects.requireNonNull(body.baseline().takenOn());
        List<BigDecimal> answers = body.baseline().given();
        Baselines.requireValue(scene.driver().definition(), taken, answers);
        return effect(scene.driver(), taken, answers);
    }

    private Mono<AmendmentEffect> effect(DriverFile driver, LocalDate takenOn, List<BigDecimal> answers) {
        DriverTerms after = SignedTerms.over(driver, takenOn, answers);
        return books.of(driver.customerId()).map(book -> AmendmentEffect.of(book, driver.id(), after, today()));
    }

    private Mono<Once.Answer> store(
            Scene scene, Viewer viewer, Once.Request request, AmendmentBody body, AmendmentEffect effect) {
        DriverFile file = scene.driver();
        int number = file.amendments().size() + 1;
        var baseline = body.baseline();
        var statement = DriverChange.statement(database, ASK, scene, viewer.username())
                .bind("number", number)
                .bind("fromVersion", file.lockedBaseline().version())
                .bind("answers", baseline.given().toArray(BigDecimal[]::new))
                .bind("grade", baseline.grade().name())
                .bind("reason", body.reason())
                .bind("inForceFrom", body.inForceFrom());
        statement = Binds.orNull(statement, "takenOn", baseline.takenOn(), LocalDate.class);
        statement = Binds.orNull(statement, "periodStart", baseline.periodStart(), LocalDate.class);
        statement = Binds.textOrNull(statement, "source", baseline.source());
        return DriverChange.run(
                statement, request, new Once.Answer(201, json.writeValueAsString(asked(scene, number, effect))));
    }

    private static Asked asked(Scene scene, @Nullable Integer number, AmendmentEffect effect) {
        DriverFile file = scene.driver();
        return new Asked(
                scene.customer().key(),
                file.key(),
                number == null ? file.version() : file.version() + 1,
                number,
                file.lockedBaseline().version(),
                effect);
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(ZoneOffset.UTC));
    }
}
