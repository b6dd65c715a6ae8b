package org.valueledger.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.valueledger.portal.SomeAgreement.CONTACT;
import static org.valueledger.portal.SomeAgreement.hidden;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.valueledger.ServiceTest;
import org.valueledger.TestDatabase;
import org.valueledger.access.Browser;

@ServiceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BaselineLinksIT {

    @LocalServerPort
    private int port;

    @Value("${spring.r2dbc.url}")
    private String url;

    private SomeAgreement some;

    @BeforeAll
    void client() {
        some = new SomeAgreement("admin", port, TestDatabase.asSuperuser(url));
    }

    private String twoDrivers(String customer) {
        some.customer(customer, "admin");
        some.driver(customer, "D1");
        some.driver(customer, "D2");
        return some.linkFor(customer, "answer_baseline", "baseline", "D1", "D2");
    }

    private static Browser.Answer save(
            Browser petra, String link, int step, Browser.Answer page, String hours, String cases) {
        return petra.post(
                link + "/questions/" + step,
                "seen",
                hidden(page, "seen").getFirst(),
                "answers.hours",
                hours,
                "answers.cases",
                cases,
                "takenOn",
                "2026-01-31",
                "source",
                "our time sheets",
                "grade",
                "STATED");
    }

    @Test
    void answersAreSavedScreenByScreenAsADraftInTheContactsName() {
        String link = twoDrivers("filled");
        Browser petra = some.contact();
        assertThat(petra.get(link).body()).contains("0 of 2 complete", "Driver D1", "Driver D2");

        var first = petra.get(link + "/questions/1");
        assertThat(first.body()).contains("How many hours?", "From 0 to 40.", "Screen 1 of 2");
        var next = save(petra, link, 1, first, "7.5", "");
        assertThat(next.status()).isEqualTo(303);
        assertThat(next.location()).isEqualTo(link + "/questions/2");

        var draft = some.file("filled", "D1").path("draft");
        assertThat(draft.at("/answers/0").asString()).isEqualTo("7.5");
        assertThat(draft.at("/answers/1").isNull()).isTrue();
        assertThat(draft.path("grade").asString()).isEqualTo("STATED");
        assertThat(draft.path("changedBy").asString()).startsWith(CONTACT + " (link ");
        assertThat(petra.get(link).body()).contains("1 of 2 answered");

        petra.post(link + "/questions/2", "seen", "none", "answers.hours", "1", "answers.cases", "2");
        assertThat(petra.get(link).body()).contains("only the day or the source is missing", "0 of 2 complete");

        save(petra, link, 1, petra.get(link + "/questions/1"), "7", "120");
        assertThat(petra.get(link).body()).contains("1 of 2 complete");
    }

    @Test
    void whoeverIsDoneEndsTheLink() {
        String link = twoDrivers("done");
        Browser petra = some.contact();
        save(petra, link, 1, petra.get(link + "/questions/1"), "7", "120");
        var overview = petra.get(link);
        assertThat(petra.post(link, "key", "k", "name", "").status()).isEqualTo(422);
        assertThat(petra.post(link, "key", "k", "name", "Somebody").body()).contains("4 tries are left");

        String key = hidden(overview, "key").getFirst();
        var done = petra.post(link, "key", key, "name", "petra vögel");
        assertThat(done.status()).isEqualTo(200);
        assertThat(done.body()).contains("Thank you", "120", "not answered");
        assertThat(petra.post(link, "key", key, "name", "petra vögel").body()).isEqualTo(done.body());

        assertThat(petra.get(link).status()).isEqualTo(404);
        assertThat(petra.get(link + "/questions/1").status()).isEqualTo(404);
        String before = some.state();
        assertThat(petra.post(link + "/questions/2", "seen", "none", "answers.hours", "1")
                        .status())
                .isEqualTo(404);
        assertThat(some.state()).isEqualTo(before);
        assertThat(some.call(HttpMethod.GET, "/customers/done/sign-off-links", null)
                        .body()
                        .at("/items/0/state")
                        .asString())
                .isEqualTo("used");
    }

    @Test
    void answersOutsideWhatIsPossibleAreNotSaved() {
        String link = twoDrivers("range");
        Browser petra = some.contact();
        var page = petra.get(link + "/questions/1");
        String before = some.state();

        var again = save(petra, link, 1, page, "41", "many");

        assertThat(again.status()).isEqualTo(422);
        assertThat(again.body()).contains("outside what is possible", "Please give a number", "value=\"41\"");
        assertThat(some.state()).isEqualTo(before);
    }

    /** The account manager saves while the contact is typing. */
    @Test
    void showsBothWhereSomebodyElseSavedMeanwhile() {
        String link = twoDrivers("both");
        Browser petra = some.contact();
        var page = petra.get(link + "/questions/1");
        String at = "/customers/both/drivers/D1";
        some.call(
                HttpMethod.PUT,
                at + "/baseline",
                "{\"answers\": {\"hours\": 33}, \"source\": \"a call\"}",
                "If-Match",
                some.version(at));
        String before = some.state();

        var both = save(petra, link, 1, page, "7", "120");

        assertThat(both.status()).isEqualTo(409);
        assertThat(both.body()).contains("admin saved other answers meanwhile", "Saved meanwhile: 33", "value=\"7\"");
        assertThat(some.state()).isEqualTo(before);

        assertThat(save(petra, link, 1, both, "7", "120").status()).isEqualTo(303);
        assertThat(some.file("both", "D1").at("/draft/answers/0").asInt()).isEqualTo(7);
    }

    @Test
    void aLockedBaselineIsAnsweredNoMore() {
        String link = twoDrivers("locked");
        Browser petra = some.contact();
        var page = petra.get(link + "/questions/1");
        String at = "/customers/locked/drivers/D1";
        some.call(
                HttpMethod.PUT,
                at + "/baseline",
                "{\"answers\": {\"hours\": 3, \"cases\": 4}, \"takenOn\": \"2026-01-01\", \"source\": \"a call\"}",
                "If-Match",
                some.version(at));
        some.call(HttpMethod.POST, at + "/baseline/lock", null, "If-Match", some.version(at));
        String before = some.state();

        save(petra, link, 1, page, "7", "120");

        assertThat(some.state()).isEqualTo(before);
        assertThat(petra.get(link + "/questions/1").body()).contains("locked by now");
        assertThat(petra.get(link).body()).contains("settled already");
    }

    @Test
    void aRobotThatSendsEveryFormAsItIsSavesNothing() {
        String link = twoDrivers("robot");
        Browser robot = some.contact();
        String before = some.state();

        robot.send(HttpMethod.HEAD, link, null);
        var page = robot.get(link + "/questions/1");
        robot.post(link + "/questions/1", "seen", hidden(page, "seen").getFirst(), "grade", "STATED");
        robot.post(link, "key", "k");

        assertThat(some.state()).isEqualTo(before);
    }

    @Test
    void aLinkForAnswersSignsNothingAndTheOtherWayRound() {
        String answers = twoDrivers("purpose");
        some.proposed("purpose", "D3", 8);
        String sign = some.link("purpose", "D3");
        Browser petra = some.contact();
        String seal = hidden(petra.get(sign), "shown").getFirst();
        String before = some.state();

        assertThat(petra.get(sign + "/questions/1").status()).isEqualTo(404);
        petra.post(answers, "decision", "agree", "read", "yes", "shown", seal, "key", "k", "name", "");

        assertThat(some.state()).isEqualTo(before);
        assertThat(petra.get(answers + "/questions/3").status()).isEqualTo(404);
        assertThat(petra.get(answers + "/questions/0").status()).isEqualTo(404);
    }
}
