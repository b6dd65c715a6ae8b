package org.valueledger.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.valueledger.portal.SomeAgreement.CONTACT;
import static org.valueledger.portal.SomeAgreement.filled;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.util.LinkedMultiValueMap;
import org.valueledger.ServiceTest;
import org.valueledger.TestDatabase;
import org.valueledger.access.Browser;
import org.valueledger.access.Users;
import org.valueledger.access.Viewer;
import org.valueledger.position.PositionCheck;

@ServiceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignLinksIT {

    @LocalServerPort
    private int port;

    @Value("${spring.r2dbc.url}")
    private String url;

    @Autowired
    private DataSource service;

    @Autowired
    private Users users;

    @Autowired
    private PositionCheck check;

    private SomeAgreement some;

    @BeforeAll
    void people() {
        users.addIfAbsent("anna", "Anna Lindqvist", Viewer.Role.ACCOUNT_MANAGER, "a long enough password");
        users.addIfAbsent("ben", "Ben Okafor", Viewer.Role.ACCOUNT_MANAGER, "a long enough password");
        users.addIfAbsent("eva", "Eva Stone", Viewer.Role.EXECUTIVE, "a long enough password");
        some = as("admin");
    }

    private SomeAgreement as(String user) {
        return new SomeAgreement(user, port, TestDatabase.asSuperuser(url));
    }

    private String oneGoal(String customer) {
        some.customer(customer, "anna");
        some.proposed(customer, "D1", 8);
        return some.link(customer, "D1");
    }

    @Test
    void oneGoalIsAgreedToAsItWasShown() throws Exception {
        String link = oneGoal("one");
        Browser petra = some.contact();
        var page = petra.get(link);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains("Administrator asks you, Petra Vögel", "Driver D1", "Worth once it is reached: €200 a year.")
                .doesNotContain("/customers", "Sign out");
        assertThat(page.headers().getFirst("Cache-Control")).contains("no-store");
        assertThat(page.headers().getFirst("Referrer-Policy")).isEqualTo("no-referrer");

        var receipt = petra.post(link, filled(page, "agree", "petra vogel", ""));

        assertThat(receipt.status()).isEqualTo(200);
        var file = some.file("one", "D1");
        assertThat(file.path("state").asString()).isEqualTo("agreed");
        assertThat(file.at("/goals/0/agreedBy").asString()).isEqualTo(CONTACT);
        assertThat(file.at("/signOffs/0/shownText").asString()).contains("Driver D1", "€200 a year");
        String text = file.at("/signOffs/0/shownText").asString();
        assertThat(receipt.body())
                .contains("Thank you. You have agreed.", Sha256.hex(text))
                .contains(some.text("SELECT encode(hash, 'hex') FROM ledger_head WHERE customer_id = "
                        + "(SELECT id FROM customer WHERE external_id = 'one')"));
        assertThat(check.run().first()).isEmpty();
    }

    @Test
    void theLedgerHasTheExactTextWhoAnsweredAndTheLink() {
        String link = oneGoal("ledger");
        Browser petra = some.contact();
        petra.post(link, filled(petra.get(link), "agree", CONTACT, "if it rains"));

        String entry = some.text("""
                SELECT e.content FROM ledger_entry e JOIN customer c ON c.id = e.customer_id
                 WHERE c.external_id = 'ledger' AND e.kind = 'SIGNED'""");
        assertThat(entry)
                .contains("Worth once it is reached: €200 a year.", "\"signedBy\": \"Petra Vögel\"")
                .doesNotContain("if it rains")
                .contains("\"link\": " + link.replaceAll("/l/s([0-9]+).*", "$1"));
        assertThat(some.text("""
                        SELECT e.recorded_by FROM ledger_entry e JOIN customer c ON c.id = e.customer_id
                         WHERE c.external_id = 'ledger' AND e.kind = 'GOAL_AGREED'""")).startsWith("Petra Vögel (link ");
        assertThat(some.call(HttpMethod.POST, "/customers/ledger/ledger/verify", "{}")
                        .body()
                        .path("intact")
                        .asBoolean(true))
                .isTrue();
    }

    @Test
    void threeGoalsAreAgreedToTogetherWithTheirTotal() throws Exception {
        some.customer("three", "anna");
        some.proposed("three", "D1", 8);
        some.proposed("three", "D2", 7);
        some.proposed("three", "D3", 6);
        String link = some.link("three", "D1", "D2", "D3");
        Browser petra = some.contact();
        var page = petra.get(link);
        assertThat(page.body()).contains("All together worth €900 a year");

        assertThat(petra.post(link, filled(page, "agree", CONTACT, "")).status())
                .isEqualTo(200);

        for (String driver : List.of("D1", "D2", "D3")) {
            assertThat(some.file("three", driver).path("state").asString()).isEqualTo("agreed");
        }
        assertThat(check.run().first()).isEmpty();
    }

    @Test
    void aWishIsRecordedAndNothingIsAgreed() {
        String link = oneGoal("wish");
        Browser petra = some.contact();
        var page = petra.get(link);
        var without = petra.post(link, filled(page, "change", CONTACT, " "));
        assertThat(without.status()).isEqualTo(422);
        assertThat(without.body()).contains("Please write what should be different.");

        var receipt = petra.post(link, filled(petra.get(link), "change", CONTACT, "Not before\r\nsummer\u0000\u202e"));

        assertThat(receipt.status()).isEqualTo(200);
        assertThat(receipt.body()).contains("Nothing was agreed", "Not before\nsummer<");
        var file = some.file("wish", "D1");
        assertThat(file.path("goals").size()).isZero();
        assertThat(file.at("/signOffs/0/outcome").asString()).isEqualTo("CHANGE_WANTED");
        assertThat(file.at("/signOffs/0/comment").asString()).isEqualTo("Not before\nsummer");

        some.propose("wish", "D1", 9);
        String again = some.link("wish", "D1");
        var next = petra.get(again);
        assertThat(petra.post(again, filled(next, "agree", CONTACT, "")).status())
                .isEqualTo(200);
        assertThat(some.file("wish", "D1").path("signOffs").size()).isEqualTo(2);
    }

    @Test
    void anAmendmentChangesTheBaselineOnceItIsSigned() throws Exception {
        some.customer("amended", "anna");
        some.proposed("amended", "D1", 8);
        String goal = some.link("amended", "D1");
        Browser petra = some.contact();
        petra.post(goal, filled(petra.get(goal), "agree", CONTACT, ""));
        some.amend("amended", "D1", 12);
        assertThat(some.file("amended", "D1").path("baselines").size()).isEqualTo(1);

        String link = some.linkFor("amended", "sign", "amendment", "D1");
        var page = petra.get(link);
        assertThat(page.body()).contains("a team was forgotten", "Change of a baseline");
        assertThat(petra.post(link, filled(page, "agree", CONTACT, "")).status())
                .isEqualTo(200);

        assertThat(some.file("amended", "D1").at("/baselines/1/answers/0").asInt())
                .isEqualTo(12);
        assertThat(check.run().first()).isEmpty();
    }

    @Test
    void everyLinkThatIsNotValidGivesTheSamePage() {
        String used = oneGoal("used");
        Browser petra = some.contact();
        petra.post(used, filled(petra.get(used), "agree", CONTACT, ""));
        String revoked = oneGoal("revoked");
        long id = Long.parseLong(revoked.replaceAll("/l/s([0-9]+).*", "$1"));
        assertThat(some.call(HttpMethod.DELETE, "/customers/revoked/sign-off-links/" + id, null)
                        .status())
                .isEqualTo(204);
        String expired = expiredLink(oneGoal("expired"));
        String lengthened = oneGoal("lengthened");
        some.change("UPDATE contact_link SET expires_at = expires_at + interval '1 day' WHERE id = "
                + lengthened.replaceAll("/l/s([0-9]+).*", "$1"));
        String altered = oneGoal("altered");
        altered = altered.substring(0, altered.length() - 1) + (altered.endsWith("0") ? "1" : "0");

        var invalid = petra.get("/l/s1.nothing.00");
        assertThat(invalid.status()).isEqualTo(404);
        assertThat(invalid.body()).contains("This link is no longer valid");
        for (String link :
                List.of(used, revoked, expired, lengthened, altered, "/l/b1.x.y", "/l/" + "x".repeat(3000))) {
            var page = petra.get(link);
            assertThat(page.status()).as(link).isEqualTo(404);
            assertThat(page.body()).as(link).isEqualTo(invalid.body());
            String before = some.state();
            var post = petra.post(link, "decision", "agree", "name", CONTACT, "read", "yes", "key", "k");
            assertThat(post.status()).as(link).isEqualTo(404);
            assertThat(post.body()).as(link).isEqualTo(invalid.body());
            assertThat(some.state()).as(link).isEqualTo(before);
        }
    }

    /** Makes a link of the same terms whose time has passed, signed as the service does. */
    private String expiredLink(String link) {
        long id = Long.parseLong(link.replaceAll("/l/s([0-9]+).*", "$1"));
        byte[] key = java.util.HexFormat.of().parseHex(some.text("SELECT encode(secret, 'hex') FROM contact_link_key"));
        long customer = some.count("SELECT customer_id FROM contact_link WHERE id = " + id);
        var past = java.time.OffsetDateTime.parse("2026-01-02T00:00:00Z");
        var terms = new LinkTerms(id, customer, LinkTerms.Purpose.SIGN, CONTACT, "petra@example.com", past);
        LinkToken token = LinkToken.of(terms, key);
        some.change("UPDATE contact_link SET created_at = '2026-01-01Z', expires_at = '2026-01-02Z', token_hash = '\\x"
                + java.util.HexFormat.of().formatHex(token.hash()) + "' WHERE id = " + id);
        return "/l/" + token.text();
    }

    @Test
    void aLinkOfAnotherCustomerOpensNothing() {
        String own = oneGoal("mine");
        some.customer("theirs", "ben");
        some.proposed("theirs", "D1", 8);
        // As if somebody with all rights had pointed the link at another customer's driver.
        some.change("UPDATE contact_link_item SET driver_id = (SELECT d.id FROM value_driver d JOIN customer c"
                + " ON c.id = d.customer_id WHERE c.external_id = 'theirs') WHERE link_id = "
                + own.replaceAll("/l/s([0-9]+).*", "$1"));

        var page = some.contact().get(own);
        assertThat(page.body()).contains("Nothing waits for your answer").doesNotContain("Customer theirs");

        some.change("UPDATE contact_link SET customer_id = (SELECT id FROM customer WHERE external_id = 'theirs')"
                + " WHERE id = " + own.replaceAll("/l/s([0-9]+).*", "$1"));
        assertThat(some.contact().get(own).status()).isEqualTo(404);
    }

    @Test
    void anotherCustomersDriverGetsNoLink() {
        some.customer("here", "anna");
        some.proposed("here", "D1", 8);
        some.customer("there", "anna");
        some.proposed("there", "D9", 8);

        var answer =
                some.call(HttpMethod.POST, "/customers/here/sign-off-links", SomeAgreement.body("sign", "goal", "D9"));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body().at("/errors/0/value").asString()).isEqualTo("D9");
    }

    /** As programs do that look through mail: everything is pressed, nothing is known. */
    @Test
    void aRobotThatPressesEverythingChangesNothing() {
        String link = oneGoal("robot");
        String before = some.state();
        Browser robot = some.contact();

        assertThat(robot.send(HttpMethod.HEAD, link, null).status()).isEqualTo(200);
        var page = robot.get(link);
        robot.get(link + "?expired");
        var hidden = new LinkedMultiValueMap<String, String>();
        SomeAgreement.hidden(page, "shown").forEach(seal -> hidden.add("shown", seal));
        assertThat(robot.send(HttpMethod.POST, link, hidden).status()).isEqualTo(302);
        assertThat(robot.post(link).status()).isEqualTo(422);
        assertThat(robot.post(link, "decision", "agree", "read", "yes", "key", "k")
                        .status())
                .isEqualTo(422);
        assertThat(robot.post(link, "decision", "change", "comment", "x", "key", "k")
                        .status())
                .isEqualTo(422);

        assertThat(some.state()).isEqualTo(before);
    }

    @Test
    void theBoxMustBeTicked() {
        String link = oneGoal("unticked");
        Browser petra = some.contact();
        petra.get(link);
        String before = some.state();

        var page = petra.post(link, "decision", "agree", "name", CONTACT, "key", "k");

        assertThat(page.status()).isEqualTo(422);
        assertThat(page.body()).contains("Please tick the box");
        assertThat(some.state()).isEqualTo(before);
    }

    @Test
    void fiveWrongNamesLockTheLink() {
        String link = oneGoal("guessed");
        Browser stranger = some.contact();
        var page = stranger.get(link);
        for (int left = 4; left > 0; left--) {
            var again = stranger.post(link, filled(page, "agree", "Somebody Else", ""));
            assertThat(again.status()).isEqualTo(422);
            assertThat(again.body()).contains(left == 1 ? "One try is left." : left + " tries are left.");
        }
        assertThat(stranger.post(link, filled(page, "agree", "Somebody Else", ""))
                        .status())
                .isEqualTo(404);
        assertThat(stranger.post(link, filled(page, "agree", CONTACT, "")).status())
                .isEqualTo(404);
        assertThat(some.file("guessed", "D1").path("signOffs").size()).isZero();
    }

    @Test
    void aNewerProposalIsShownBeforeAnythingIsAgreed() {
        String link = oneGoal("outdated");
        Browser petra = some.contact();
        var page = petra.get(link);
        some.propose("outdated", "D1", 5);
        String before = some.state();

        var now = petra.post(link, filled(page, "agree", CONTACT, ""));

        assertThat(now.status()).isEqualTo(409);
        assertThat(now.body())
                .contains("Nothing was stored", "This replaces number 1", "€500 a year", ">New<")
                .doesNotContain("€200 a year");
        assertThat(some.state()).isEqualTo(before);
        assertThat(petra.post(link, filled(now, "agree", CONTACT, "")).status()).isEqualTo(200);
        assertThat(some.file("outdated", "D1").at("/goals/0/proposal").asInt()).isEqualTo(2);
    }

    @Test
    void whatWasSignedOnPaperMeanwhileNeedsNoAnswer() {
        String link = oneGoal("paper");
        Browser petra = some.contact();
        var page = petra.get(link);
        String at = "/customers/paper/drivers/D1";
        some.call(
                HttpMethod.POST,
                at + "/goal/agreement",
                "{\"agreedBy\": \"Jens\", \"source\": \"letter\"}",
                "If-Match",
                some.version(at));

        var now = petra.post(link, filled(page, "agree", CONTACT, ""));

        assertThat(now.status()).isEqualTo(409);
        assertThat(now.body()).contains("Nothing waits for your answer");
        assertThat(some.file("paper", "D1").path("signOffs").size()).isEqualTo(1);
    }

    @RepeatedTest(5)
    void ofManyAnswersAtOnceExactlyOneCounts(RepetitionInfo race) throws Exception {
        String customer = "race" + race.getCurrentRepetition();
        String link = oneGoal(customer);
        try (var people = Executors.newFixedThreadPool(6)) {
            List<Callable<Integer>> answers = new java.util.ArrayList<>();
            for (int i = 0; i < 6; i++) {
                String decision = i % 2 == 0 ? "agree" : "change";
                Browser petra = some.contact();
                String[] form = filled(petra.get(link), decision, CONTACT, "as I said");
                answers.add(() -> petra.post(link, form).status());
            }
            var results = people.invokeAll(answers);
            int stored = 0;
            for (var result : results) {
                assertThat(result.get()).isIn(200, 404);
                stored += result.get() == 200 ? 1 : 0;
            }
            assertThat(stored).isEqualTo(1);
        }
        var file = some.file(customer, "D1");
        assertThat(file.path("signOffs").size()).isEqualTo(1);
        boolean agreed = file.at("/signOffs/0/outcome").asString().equals("AGREED");
        assertThat(file.path("goals").size()).isEqualTo(agreed ? 1 : 0);
        assertThat(check.run().first()).isEmpty();
    }

    @Test
    void theSameFormSentTwiceGetsTheSameReceiptAndIsStoredOnce() {
        String link = oneGoal("twice");
        Browser petra = some.contact();
        String[] form = filled(petra.get(link), "agree", CONTACT, "");

        var first = petra.post(link, form);
        var second = petra.post(link, form);

        assertThat(second.status()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(some.file("twice", "D1").path("signOffs").size()).isEqualTo(1);
    }

    @Test
    void executivesMakeNoLinksAndManagersOnlyForTheirOwnCustomers() {
        some.customer("annas", "anna");
        some.proposed("annas", "D1", 8);
        String body = SomeAgreement.body("sign", "goal", "D1");
        String path = "/customers/annas/sign-off-links";

        assertThat(as("eva").call(HttpMethod.POST, path, body).status()).isEqualTo(403);
        assertThat(as("ben").call(HttpMethod.POST, path, body).status()).isEqualTo(404);
        assertThat(as("ben").call(HttpMethod.GET, path, null).status()).isEqualTo(404);
        assertThat(as("anna").call(HttpMethod.POST, path, body).status()).isEqualTo(201);
        assertThat(as("eva")
                        .call(HttpMethod.GET, path, null)
                        .body()
                        .at("/items/0/state")
                        .asString())
                .isEqualTo("open");
    }

    @Test
    void usersOfTheServiceSeeAPreviewAndCannotAnswer() {
        String link = oneGoal("preview");
        Browser anna = Browser.signedIn(
                org.springframework.test.web.reactive.server.WebTestClient.bindToServer()
                        .baseUrl("http://localhost:" + port)
                        .responseTimeout(java.time.Duration.ofSeconds(30))
                        .build(),
                "anna",
                "a long enough password");
        String before = some.state();

        assertThat(anna.get(link).body()).contains("Preview").doesNotContain("name=\"name\"");
        assertThat(anna.post(link, "decision", "agree", "name", CONTACT, "read", "yes", "key", "k")
                        .status())
                .isEqualTo(409);
        assertThat(some.state()).isEqualTo(before);
        assertThat(some.text("SELECT first_seen_at IS NULL FROM contact_link ORDER BY id DESC LIMIT 1"))
                .isEqualTo("t");
    }

    @Test
    void oneKeyMakesOneLinkAndGetsTheSameAnswer() {
        some.customer("keyed", "anna");
        some.proposed("keyed", "D1", 8);
        String body = SomeAgreement.body("sign", "goal", "D1");

        var first = some.call(HttpMethod.POST, "/customers/keyed/sign-off-links", body, "Idempotency-Key", "k-1");
        var second = some.call(HttpMethod.POST, "/customers/keyed/sign-off-links", body, "Idempotency-Key", "k-1");

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(some.call(HttpMethod.GET, "/customers/keyed/sign-off-links", null)
                        .body()
                        .path("items")
                        .size())
                .isEqualTo(1);
    }

    @Test
    void whatIsWrongWithAWantedLinkIsNamedFieldByField() {
        some.customer("wrong", "anna");
        var answer = some.call(HttpMethod.POST, "/customers/wrong/sign-off-links", """
                {"purpose": "party", "contact": {"name": "?", "email": "no"}, "items": [], "daysValid": 61}""");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("errors").findValuesAsString("field"))
                .contains("purpose", "contact.name", "contact.email", "items", "daysValid");
    }

    /** The service's own role, as an attacker inside it would have it. */
    @Test
    void theServiceCannotChangeTheKeyThatLinksAreSignedWith() {
        var own = org.springframework.jdbc.core.simple.JdbcClient.create(service);
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> own.sql("UPDATE contact_link_key SET secret = sha256('x')")
                                .update())
                .hasStackTraceContaining("permission denied");
    }
}
