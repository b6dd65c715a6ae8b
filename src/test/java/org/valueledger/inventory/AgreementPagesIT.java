package org.valueledger.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.valueledger.inventory.SomeDriver.TODAY;
import static org.valueledger.inventory.SomeDriver.must;

import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.valueledger.ServiceTest;
import org.valueledger.access.Browser;
import org.valueledger.access.Users;
import org.valueledger.access.Viewer;

/** The pages of baseline, goal and amendment without a browser's own help: what they answer, store and refuse. */
@ServiceTest
class AgreementPagesIT {

    @LocalServerPort
    private int port;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private Users users;

    private String name;
    private Browser browser;

    @BeforeEach
    void somebodyAtThePages(TestInfo test) {
        name = test.getDisplayName().replaceAll("[^A-Za-z]", "");
        browser = signedIn("admin", ServiceTest.ADMIN_PASSWORD);
    }

    private Browser signedIn(String user, String password) {
        var client = WebTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .responseTimeout(java.time.Duration.ofSeconds(30))
                .build();
        return Browser.signedIn(client, user, password);
    }

    private SomeDriver open(String driver) {
        return SomeDriver.open(dataSource, port, name, driver);
    }

    private String page(String driver, String page) {
        return "/customers/" + name + "/drivers/" + driver + "/" + page;
    }

    private static String hidden(String body, String field) {
        var found = Pattern.compile("name=\"" + field + "\" value=\"([^\"]*)\"").matcher(body);
        assertThat(found.find()).as(field).isTrue();
        return found.group(1);
    }

    @Test
    void showsTwoPeopleWhoChangedOneBaselineBothVersionsAndLosesNeither() {
        var driver = open("claims");
        String mine = browser.get(page("claims", "baseline")).body();
        must(200, driver.send(HttpMethod.PUT, driver.at("/baseline"), "\"1\"", null, SomeDriver.baseline("12", "900")));

        var conflict = browser.post(
                page("claims", "baseline"),
                "version",
                hidden(mine, "version"),
                "key",
                hidden(mine, "key"),
                "answers.hours",
                "11",
                "answers.cases",
                "900",
                "source",
                "my own list");

        assertThat(conflict.status()).isEqualTo(412);
        assertThat(conflict.body())
                .contains("Somebody else changed this meanwhile", "my own list", "claims system", "By admin on");
        assertThat(conflict.body()).containsPattern("name=\"answers.hours\"[^>]*value=\"11\"");
        assertThat(driver.read().body().at("/draft/answers/0").asInt()).isEqualTo(12);

        var again = browser.post(
                page("claims", "baseline"),
                "version",
                hidden(conflict.body(), "version"),
                "key",
                hidden(conflict.body(), "key"),
                "answers.hours",
                "11",
                "answers.cases",
                "900",
                "source",
                "my own list");
        assertThat(again.location()).contains("said=saved");
        assertThat(driver.read().body().at("/draft/answers/0").asInt()).isEqualTo(11);
    }

    @Test
    void savesOnceWhereTheButtonIsPressedTwice() {
        var driver = open("claims");
        String[] form = {"version", "1", "key", "pressed-twice", "answers.hours", "10"};

        assertThat(browser.post(page("claims", "baseline"), form).location()).contains("said=saved");
        assertThat(browser.post(page("claims", "baseline"), form).location()).contains("said=saved");

        assertThat(driver.version()).isEqualTo("\"2\"");
    }

    @Test
    void leadsToTheNextDriverWhoseBaselineIsOpen() {
        open("first");
        open("second").locked();
        open("third");

        var saved = browser.post(
                page("first", "baseline"), "version", "1", "key", "n1", "do", "next", "answers.hours", "10");
        assertThat(saved.location()).contains("/drivers/third/baseline");
        assertThat(browser.get(page("third", "baseline")).body()).contains("1 of 3 baselines locked");
        var round = browser.post(page("third", "baseline"), "version", "1", "key", "n2", "do", "next");
        assertThat(round.location()).as("after the last comes the first").contains("/drivers/first/baseline");
    }

    @Test
    void locksWhatIsOnTheScreenAndOnlyWhatBothLookedAt() {
        var driver = open("claims");
        String[] answers = {
            "version",
            "1",
            "key",
            "k",
            "answers.hours",
            "10",
            "answers.cases",
            "1000",
            "takenOn",
            TODAY.toString(),
            "source",
            "list"
        };

        var unticked = browser.post(page("claims", "baseline/lock"), answers);
        assertThat(unticked.status()).isEqualTo(400);
        assertThat(unticked.body()).contains("that both of you looked at the answers");
        assertThat(driver.version()).as("nothing was stored").isEqualTo("\"1\"");

        String[] ticked = java.util.Arrays.copyOf(answers, answers.length + 2);
        ticked[answers.length] = "reviewed";
        ticked[answers.length + 1] = "yes";
        assertThat(browser.post(page("claims", "baseline/lock"), ticked).location())
                .contains("said=locked");
        assertThat(browser.post(page("claims", "baseline/lock"), ticked).location())
                .as("pressed twice")
                .contains("said=locked");
        String locked = browser.get(page("claims", "baseline")).body();
        assertThat(locked).contains("Locked", "10 h", "€400,000").doesNotContain("name=\"answers.hours\"");
        var late = browser.post(page("claims", "baseline"), "version", "3", "key", "late", "answers.hours", "99");
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body()).contains("Somebody else locked this meanwhile", "99");
    }

    @Test
    void showsTheStatusQuoWhileItIsTyped() {
        open("claims");

        var some = browser.post(page("claims", "baseline/preview"), "answers.hours", "10");
        assertThat(some.body())
                .contains("One answer is still missing", "How many claims a year?")
                .doesNotContain("<html");
        assertThat(browser.post(page("claims", "baseline/preview"), "answers.hours", "10", "answers.cases", "1000")
                        .body())
                .contains("€400,000");
        assertThat(browser.post(page("claims", "baseline/preview"), "answers.hours", "101")
                        .body())
                .contains("“101” is not accepted; expected 0 to 100");
    }

    @Test
    void turnsAGoalInMoneyIntoAnswersAndSaysWhatIsMissingForItsCheck() {
        var driver = open("claims").locked();

        String shown = browser.get(page("claims", "goal") + "?money=60000").body();
        assertThat(shown)
                .contains(
                        "7 h",
                        "30%",
                        "€60,000",
                        "not passed",
                        "It is not confirmed that the capability is part of the contract.");

        String[] goal = {
            "version",
            hidden(shown, "version"),
            "key",
            hidden(shown, "key"),
            "by",
            "percent",
            "percent",
            "30",
            "dueOn",
            TODAY.plusDays(365).toString(),
            "basis.confidence",
            "180"
        };
        var refused = browser.post(page("claims", "goal"), goal);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).contains("is not accepted; expected a percentage from 0 to 100");
        goal[goal.length - 1] = "80";
        assertThat(browser.post(page("claims", "goal"), goal).location()).contains("said=proposed");

        assertThat(driver.read().body().at("/proposals/0/answers/0").asInt()).isEqualTo(7);
        String waits = browser.get(page("claims", "goal")).body();
        assertThat(waits).contains("It did not pass its check").doesNotContain("/sign-off?driver=");
        var unsigned = browser.post(
                page("claims", "goal/agreement"),
                "version",
                "4",
                "key",
                "s",
                "agreedBy",
                "Ida Holm",
                "source",
                "letter");
        assertThat(unsigned.status()).isEqualTo(409);
        assertThat(unsigned.body()).contains("did not pass its check");
    }

    @Test
    void recordsASignatureGivenElsewhereUnderExactlyTheTextThatWasShown() {
        var driver = open("claims").locked();
        must(201, driver.propose("\"money\": 60000"));
        String shown = browser.get(page("claims", "goal")).body();
        assertThat(shown).contains("Worth once it is reached: €60,000 a year.", "/sign-off?driver=");

        var nobody = browser.post(
                page("claims", "goal/agreement"), "version", "4", "key", "a", "number", "1", "agreedBy", "Ida Holm");
        assertThat(nobody.status()).isEqualTo(400);
        assertThat(nobody.body()).contains("#paper-source", "value=\"Ida Holm\"");
        var signed = browser.post(
                page("claims", "goal/agreement"),
                "version",
                "4",
                "key",
                "b",
                "number",
                "1",
                "agreedBy",
                "Ida Holm",
                "source",
                "letter");
        assertThat(signed.location()).contains("said=agreed");
        assertThat(driver.read().body().at("/signOffs/0/shownText").asString())
                .contains("Worth once it is reached: €60,000 a year.");
    }

    @Test
    void letsNobodySignAnAmendmentWhoseEffectWasNotShown() {
        var driver = open("claims").agreed();
        String version = driver.version().replace("\"", "");
        String[] form = {
            "version",
            version,
            "key",
            "k",
            "answers.hours",
            "9",
            "answers.cases",
            "1000",
            "reason",
            "recounted",
            "do",
            "ask",
            "signed",
            "yes"
        };

        var unseen = browser.post(page("claims", "amendment"), form);
        assertThat(unseen.status()).isEqualTo(200);
        assertThat(unseen.body()).contains("What it does to the figures");
        assertThat(driver.read().body().path("amendments").size()).isZero();

        String[] seen = java.util.Arrays.copyOf(form, form.length + 2);
        seen[form.length] = "shown";
        seen[form.length + 1] = hidden(unseen.body(), "shown");
        assertThat(browser.post(page("claims", "amendment"), seen).location()).contains("said=asked");
        assertThat(browser.get(page("claims", "amendment")).body()).contains("recounted", "waits for the customer");
    }

    @Test
    void showsExecutivesEverythingAndLetsThemChangeNothing() {
        users.addIfAbsent("erin", "Erin", Viewer.Role.EXECUTIVE, "a long enough password");
        open("claims").agreed();
        open("fresh");
        var executive = signedIn("erin", "a long enough password");

        for (String page : new String[] {"baseline", "goal", "amendment"}) {
            var answer = executive.get(page("claims", page));
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).as(page).doesNotContain("name=\"version\"");
        }
        assertThat(executive.get(page("fresh", "baseline")).body())
                .contains("not locked yet")
                .doesNotContain("name=\"version\"");
        assertThat(executive.post(page("fresh", "baseline"), "version", "1").status())
                .isEqualTo(403);
    }

    @Test
    void knowsNoPageOfADriverThatIsNotThere() {
        open("claims");

        assertThat(browser.get(page("nothing", "baseline")).status()).isEqualTo(404);
        assertThat(browser.post(page("nothing", "goal"), "version", "1").status())
                .isEqualTo(404);
        assertThat(browser.get(page("claims", "goal")).location()).contains("/baseline?said=first");
        assertThat(browser.get(page("claims", "amendment")).location()).contains("/baseline?said=first");
    }
}
