package org.valueledger.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.valueledger.inventory.SomeDriver.TODAY;
import static org.valueledger.inventory.SomeDriver.baseline;
import static org.valueledger.inventory.SomeDriver.goal;
import static org.valueledger.inventory.SomeDriver.must;
import static org.valueledger.inventory.SomeDriver.signature;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.valueledger.ServiceTest;
import org.valueledger.position.PositionCheck;
import tools.jackson.databind.JsonNode;

/** From an open baseline to a signed goal and an amended baseline, and what must not be possible on the way. */
@ServiceTest
class AgreementApiIT {

    @LocalServerPort
    private int port;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private PositionCheck check;

    private String name;

    @BeforeEach
    void aDriverOfItsOwn(TestInfo test) {
        name = test.getDisplayName().replaceAll("[^A-Za-z]", "");
    }

    private SomeDriver open() {
        return SomeDriver.open(dataSource, port, name, "claims");
    }

    @Test
    void leadsFromTheFirstDraftToAGoalThatCountsInEveryFigure() throws Exception {
        var driver = open();
        var draft = must(
                200,
                driver.send(HttpMethod.PUT, driver.at("/baseline"), "\"1\"", null, "{\"answers\": {\"hours\": 10}}"));
        assertThat(draft.body().path("complete").asBoolean()).isFalse();
        assertThat(draft.version()).isEqualTo("\"2\"");

        var early = driver.send(HttpMethod.POST, driver.at("/baseline/lock"), "\"2\"", null, "{}");
        assertThat(early.status()).isEqualTo(400);
        assertThat(early.badFields()).containsExactlyInAnyOrder("takenOn", "source", "answers.cases");

        must(200, driver.send(HttpMethod.PUT, driver.at("/baseline"), "\"2\"", null, baseline("10", "1000")));
        must(201, driver.send(HttpMethod.POST, driver.at("/baseline/lock"), "\"3\"", null, "{}"));
        var proposed = must(201, driver.propose("\"money\": 60000"));
        assertThat(proposed.body().path("mayBeAgreed").asBoolean()).isTrue();
        // 60,000 EUR a year at 40 EUR an hour, half of it useful: 3,000 of 10,000 hours, so 7 hours a claim.
        assertThat(proposed.body().at("/answers/hours").asDouble()).isEqualTo(7);
        assertThat(proposed.body().path("percent").asDouble()).isEqualTo(0.3);

        var signed = must(
                201,
                driver.send(HttpMethod.POST, driver.at("/goal/agreement"), proposed.version(), null, signature(1)));
        assertThat(signed.body().path("text").asString()).contains("How many hours does a claim take? 7 h", "€60,000");
        assertThat(driver.read().body().path("state").asString()).isEqualTo("agreed");
        JsonNode value = value(driver, "");
        assertThat(value.path("drivers").findValuesAsString("driver")).containsExactly("claims");
        assertThat(check.run().first()).isEmpty();
    }

    @Test
    void saysOfEachCriterionWhyItFailed() {
        var driver = open().locked();

        var nothing = check(driver, "{\"dueOn\": \"%s\", \"percent\": 0.3}".formatted(TODAY.plusDays(365)));
        assertThat(List.of(
                        nothing.path("possible").asBoolean(),
                        nothing.path("probable").asBoolean(),
                        nothing.path("measurable").asBoolean()))
                .containsExactly(false, false, false);
        assertThat(failed(nothing))
                .contains(
                        "capability_contracted",
                        "evidence_given",
                        "confident",
                        "source_given",
                        "first_measurement_given");

        assertThat(failed(check(driver, goal("\"answers\": {\"hours\": 12}")))).contains("direction_agrees");
        assertThat(failed(check(driver, goal("\"answers\": {\"hours\": 10}")))).contains("differs_from_baseline");
        assertThat(failed(check(driver, goal("\"answers\": {\"hours\": 3}")))).containsExactly("within_evidence");
        assertThat(failed(check(driver, goal("\"answers\": {\"hours\": 7}").replace("0.8", "0.6"))))
                .containsExactly("confident");
        assertThat(failed(check(driver, goal("\"answers\": {\"hours\": 7}").replace("true", "false"))))
                .containsExactly("capability_contracted");
        assertThat(failed(check(driver, goal("\"answers\": {\"hours\": 7}").replace("trend_line", ""))))
                .containsExactly("attribution_chosen");
        assertThat(driver.read().body().path("proposals").size())
                .as("checking stores nothing")
                .isZero();
    }

    @Test
    void agreesToAFailedCheckOnlyWithAnExceptionInWriting() {
        var driver = open().locked();
        must(201, driver.propose("\"answers\": {\"hours\": 3}"));
        var refused = driver.send(HttpMethod.POST, driver.at("/goal/agreement"), driver.version(), null, signature(1));
        assertThat(refused.code()).isEqualTo("goal-check-failed");

        must(
                201,
                driver.propose(
                        "\"answers\": {\"hours\": 3}, \"exception\": {\"by\": \"Dana Reed\", \"reason\": \"a new line\"}"));
        var outdated = driver.send(HttpMethod.POST, driver.at("/goal/agreement"), driver.version(), null, signature(1));
        assertThat(outdated.code()).isEqualTo("proposal-outdated");
        var signed = must(
                201, driver.send(HttpMethod.POST, driver.at("/goal/agreement"), driver.version(), null, signature(2)));
        assertThat(signed.body().path("text").asString()).contains("by Dana Reed: a new line");
    }

    @Test
    void leadsARampThatEndsEarlyToTheWholeGoalOnItsDay() {
        var driver = open().locked();
        LocalDate due = TODAY.plusDays(365);

        must(
                201,
                driver.propose(
                        "\"percent\": 0.3, \"ramp\": [{\"date\": \"%s\", \"share\": 0.6}, {\"date\": \"%s\", \"share\": 0.25}]"
                                .formatted(TODAY.plusDays(200), TODAY.plusDays(100))));

        JsonNode proposal = driver.read().body().at("/proposals/0");
        assertThat(proposal.path("rampDates")
                        .valueStream()
                        .map(JsonNode::asString)
                        .toList())
                .containsExactly(
                        TODAY.plusDays(100).toString(), TODAY.plusDays(200).toString(), due.toString());
        assertThat(proposal.at("/rampShares/2").asDouble()).isEqualTo(1);
    }

    @Test
    void keepsNoExceptionWhereEverythingPassed() {
        var driver = open().locked();

        must(
                201,
                driver.propose("\"percent\": 0.3, \"exception\": {\"by\": \"Dana Reed\", \"reason\": \"a new line\"}"));

        assertThat(driver.read().body().at("/proposals/0/exceptionBy").isNull()).isTrue();
    }

    @Test
    void leavesWhatIsLockedAsItIsWhateverIsTried() {
        var driver = open().agreed();
        var before = driver.read();
        String version = driver.version();

        assertThat(driver.send(HttpMethod.PUT, driver.at("/baseline"), version, null, baseline("99", "1"))
                        .code())
                .isEqualTo("baseline-locked");
        assertThat(driver.send(HttpMethod.POST, driver.at("/baseline/lock"), version, null, "{}")
                        .code())
                .isEqualTo("baseline-locked");
        assertThat(driver.send(HttpMethod.DELETE, driver.at(""), version, null, null)
                        .code())
                .isEqualTo("baseline-locked");
        for (String change : List.of(
                "\"formula\": \"hours\"",
                "\"unitValue\": 1",
                "\"captureRate\": 1",
                "\"attributionShare\": 0.1",
                "\"currency\": \"USD\"",
                "\"direction\": \"up\"",
                "\"kind\": \"flow\"",
                "\"valueStart\": \"2020-01-01\"",
                "\"questions\": [{\"name\": \"hours\", \"role\": \"condition\"}, {\"name\": \"cases\"}]")) {
            var answer = driver.send(HttpMethod.PUT, driver.at(""), version, null, definition(change));
            assertThat(answer.status()).as(change).isEqualTo(409);
        }
        driver.send(HttpMethod.POST, "/api/v1/imports/drivers", """
                customer_id,driver_id,driver_name,direction,baseline_date,baseline_value,goal_date,goal_value
                %s,claims,Claims,down,2025-01-01,99,2026-01-01,2
                """.formatted(name));

        assertThat(driver.read().body()).isEqualTo(before.body());
        assertThat(driver.version()).isEqualTo(version);
    }

    @Test
    void refusesAFileThatSaysSomethingElseThanWhatWasLockedHere() {
        var driver = SomeDriver.open(dataSource, port, name, "unused");
        must(201, driver.send(HttpMethod.POST, "/api/v1/customers/" + name + "/drivers", """
                {"externalId": "plain", "name": "Hours", "direction": "down", "metric": "Hours", "valueStart": "2025-01-01"}"""));
        String route = "/api/v1/customers/" + name + "/drivers/plain";
        must(200, driver.send(HttpMethod.PUT, route + "/baseline", "\"1\"", null, """
                {"answers": {"metric": 10}, "takenOn": "2025-01-01", "source": "system"}"""));
        must(201, driver.send(HttpMethod.POST, route + "/baseline/lock", "\"2\"", null, "{}"));

        var answer = driver.send(HttpMethod.POST, "/api/v1/imports/drivers", """
                customer_id,driver_id,driver_name,direction,baseline_date,baseline_value,goal_date,goal_value
                %s,plain,Hours,down,2025-01-01,99,2026-01-01,2
                """.formatted(name));

        assertThat(answer.body().path("rejected").asInt()).isEqualTo(1);
        JsonNode after = must(200, driver.send(HttpMethod.GET, route, null)).body();
        assertThat(after.path("baselines").size()).isEqualTo(1);
        assertThat(after.at("/baselines/0/answers/0").asInt()).isEqualTo(10);
    }

    @Test
    void amendsALockedBaselineOnlyWithBothSignaturesAndShowsTheEffectBefore() throws Exception {
        var driver = open().agreed();
        must(201, driver.send(HttpMethod.POST, driver.at("/measurements"), """
                {"date": "%s", "answers": {"hours": 8, "cases": 1000}, "grade": "confirmed"}""".formatted(TODAY.minusDays(20))));
        String amended = "{\"answers\": {\"hours\": 9, \"cases\": 1000}, \"reason\": \"two teams counted twice\"}";

        var effect = must(200, driver.send(HttpMethod.POST, driver.at("/baseline/amendments/effect"), amended));
        // Two hours saved on 1,000 claims become one: 40,000 EUR a year become 20,000.
        assertThat(effect.body().at("/effect/readings/0/value/before").asDouble())
                .isEqualTo(40_000);
        assertThat(effect.body().at("/effect/readings/0/value/after").asDouble())
                .isEqualTo(20_000);

        must(201, driver.send(HttpMethod.POST, driver.at("/baseline/amendments"), driver.version(), null, amended));
        assertThat(driver.read().body().path("baselines").size())
                .as("one signature is not enough")
                .isEqualTo(1);
        var signed = must(
                201,
                driver.send(
                        HttpMethod.POST,
                        driver.at("/baseline/amendments/signature"),
                        driver.version(),
                        null,
                        signature(1)));
        assertThat(signed.body().path("text").asString()).contains("two teams counted twice");

        JsonNode baselines = driver.read().body().path("baselines");
        assertThat(baselines.size()).isEqualTo(2);
        assertThat(baselines.at("/1/grade").asString())
                .as("what is not amended stays")
                .isEqualTo("METERED");
        assertThat(baselineOn(driver, "")).isEqualTo(9);
        assertThat(baselineOn(driver, "?asOf=" + TODAY.minusDays(1)))
                .as("an earlier day")
                .isEqualTo(10);
        assertThat(check.run().first()).isEmpty();
    }

    @Test
    void asksForNoAmendmentThatChangesNothingOrGivesNoReason() {
        var driver = open().locked();

        var nothing = driver.send(HttpMethod.POST, driver.at("/baseline/amendments"), driver.version(), null, """
                {"answers": {"hours": 10.0, "cases": 1000}, "reason": "none"}""");
        assertThat(nothing.badFields()).containsExactly("answers");
        var noReason =
                driver.send(HttpMethod.POST, driver.at("/baseline/amendments"), driver.version(), null, """
                {"answers": {"hours": 9, "cases": 1000}, "inForceFrom": "%s"}""".formatted(
                                TODAY.plusDays(2)));
        assertThat(noReason.badFields()).containsExactlyInAnyOrder("reason", "inForceFrom");
        assertThat(driver.read().body().path("amendments").size()).isZero();
    }

    @Test
    void asksForANewProposalAfterTheBaselineWasAmended() {
        var driver = open().locked();
        must(201, driver.propose("\"percent\": 0.3"));
        must(
                201,
                driver.send(
                        HttpMethod.POST,
                        driver.at("/baseline/amendments"),
                        driver.version(),
                        null,
                        "{\"answers\": {\"hours\": 9, \"cases\": 1000}, \"reason\": \"recounted\"}"));
        must(
                201,
                driver.send(
                        HttpMethod.POST,
                        driver.at("/baseline/amendments/signature"),
                        driver.version(),
                        null,
                        signature(1)));

        var answer = driver.send(HttpMethod.POST, driver.at("/goal/agreement"), driver.version(), null, signature(1));

        assertThat(answer.code()).isEqualTo("nothing-to-sign");
    }

    @Test
    void wantsTheVersionThatWasRead() {
        var driver = open();
        assertThat(driver.send(HttpMethod.PUT, driver.at("/baseline"), null, null, baseline("1", "1"))
                        .status())
                .isEqualTo(428);
        assertThat(driver.send(HttpMethod.PUT, driver.at("/baseline"), "\"7\"", null, baseline("1", "1"))
                        .status())
                .isEqualTo(412);
        assertThat(driver.send(HttpMethod.POST, driver.at("/baseline/lock"), null, null, "{}")
                        .status())
                .isEqualTo(428);
        driver.locked();
        assertThat(driver.send(HttpMethod.PUT, driver.at("/goal"), "\"1\"", null, goal("\"percent\": 0.3"))
                        .status())
                .isEqualTo(412);
        assertThat(driver.send(HttpMethod.PUT, driver.at("/goal"), null, null, goal("\"percent\": 0.3"))
                        .status())
                .isEqualTo(428);
    }

    @Test
    void doesOnceWhatCameTwiceUnderOneKey() {
        var driver = open().locked();
        String version = driver.version();

        var first =
                must(201, driver.send(HttpMethod.PUT, driver.at("/goal"), version, "twice", goal("\"percent\": 0.3")));
        var second =
                must(201, driver.send(HttpMethod.PUT, driver.at("/goal"), version, "twice", goal("\"percent\": 0.3")));

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(driver.read().body().path("proposals").size()).isEqualTo(1);
        assertThat(driver.send(HttpMethod.PUT, driver.at("/goal"), version, "twice", goal("\"percent\": 0.4"))
                        .code())
                .isEqualTo("idempotency-key-reused");
    }

    @Test
    void letsExactlyOneOfTwoLockAtTheSameMoment() throws Exception {
        var driver = open();
        must(200, driver.send(HttpMethod.PUT, driver.at("/baseline"), "\"1\"", null, baseline("10", "1000")));

        assertThat(atOnce(() -> driver.send(HttpMethod.POST, driver.at("/baseline/lock"), "\"2\"", null, "{}")
                        .status()))
                .containsExactlyInAnyOrder(201, 412);
        assertThat(driver.read().body().path("baselines").size()).isEqualTo(1);
    }

    @Test
    void letsExactlyOneOfTwoAgreeAtTheSameMoment() throws Exception {
        var driver = open().locked();
        String version = must(201, driver.propose("\"percent\": 0.3")).version();

        assertThat(atOnce(() -> driver.send(HttpMethod.POST, driver.at("/goal/agreement"), version, null, signature(1))
                        .status()))
                .containsExactlyInAnyOrder(201, 412);
        assertThat(JdbcClient.create(dataSource)
                        .sql(
                                "SELECT count(*) FROM sign_off s JOIN customer c ON c.id = s.customer_id WHERE c.external_id = ?")
                        .param(name)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void namesEveryFieldThatIsWrongAndStoresNothing() {
        var driver = open();
        var draft = driver.send(HttpMethod.PUT, driver.at("/baseline"), "\"1\"", null, """
                {"answers": {"hours": 101, "minutes": 5}, "takenOn": "0025-01-01", "grade": "good"}""");
        assertThat(draft.badFields()).containsExactlyInAnyOrder("answers.hours", "answers.minutes", "takenOn", "grade");
        assertThat(driver.send(HttpMethod.PUT, driver.at("/baseline"), "\"1\"", null, "{\"answers\": [10, 1000]}")
                        .badFields())
                .containsExactly("answers");
        assertThat(driver.version()).isEqualTo("\"1\"");
        driver.locked();
        var goal = driver.send(HttpMethod.PUT, driver.at("/goal"), driver.version(), null, """
                {"percent": 0.3, "money": 5, "basis": {"confidence": 80}, "ramp": [{"date": "soon", "share": 2}], "exception": {}}""");
        assertThat(goal.badFields())
                .contains("dueOn", "answers", "basis.confidence", "ramp[0].date", "ramp[0].share", "exception.by");
        assertThat(driver.send(HttpMethod.PUT, driver.at("/goal"), driver.version(), null, goal("\"money\": 900000"))
                        .badFields())
                .containsExactly("money");
        assertThat(driver.read().body().path("proposals").size()).isZero();
    }

    @Test
    void hasNoGoalOverAnOpenBaseline() {
        var driver = open();

        assertThat(driver.send(HttpMethod.PUT, driver.at("/goal"), "\"1\"", null, goal("\"percent\": 0.3"))
                        .code())
                .isEqualTo("baseline-open");
    }

    private static List<Integer> atOnce(Callable<Integer> call) throws Exception {
        try (var threads = Executors.newFixedThreadPool(2)) {
            var both = threads.invokeAll(List.of(call, call));
            return List.of(both.get(0).get(), both.get(1).get());
        }
    }

    private static JsonNode check(SomeDriver driver, String body) {
        return must(200, driver.send(HttpMethod.POST, driver.at("/goal/check"), body))
                .body()
                .path("check");
    }

    private static List<String> failed(JsonNode check) {
        return check.path("points")
                .valueStream()
                .filter(point -> !point.path("passed").asBoolean())
                .map(point -> point.path("reason").asString())
                .toList();
    }

    private static JsonNode value(SomeDriver driver, String query) {
        String route = driver.at("").replaceAll("/drivers/.*", "/value") + query;
        return must(200, driver.send(HttpMethod.GET, route, null)).body();
    }

    private static double baselineOn(SomeDriver driver, String query) {
        return value(driver, query).at("/drivers/0/baseline/hours").asDouble();
    }

    /** The whole driver with one field exchanged. */
    private static String definition(String change) {
        String field = change.substring(0, change.indexOf(':'));
        String all = """
                {"name": "Claims handling", "direction": "down", "unit": "h", "formula": "hours * cases", "unitValue": 40,
                 "currency": "EUR", "captureRate": 0.5, "attributionShare": 1, "cadenceDays": 90, "valueStart": "%s", "kind": "level",
                 "questions": [{"name": "hours", "text": "How many hours does a claim take?", "unit": "h", "least": 0, "most": 100},
                               {"name": "cases", "text": "How many claims a year?", "role": "condition", "least": 0}]}
                """.formatted(TODAY.minusDays(200));
        int at = all.indexOf(field + ":");
        int end = field.equals("\"questions\"") ? all.lastIndexOf(']') + 1 : all.indexOf(',', at);
        return all.substring(0, at) + change + all.substring(end);
    }
}
