package org.valueledger.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.valueledger.portal.SomeAgreement.CONTACT;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.valueledger.ServiceTest;
import org.valueledger.TestDatabase;
import org.valueledger.access.Browser;
import org.valueledger.access.Users;
import org.valueledger.access.Viewer;

@ServiceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignOffPageIT {

    private static final String PASSWORD = "a long enough password";
    private static final String PAGE = "/customers/page/sign-off";

    @LocalServerPort
    private int port;

    @Value("${spring.r2dbc.url}")
    private String url;

    @Autowired
    private Users users;

    private SomeAgreement some;
    private long driver;

    @BeforeAll
    void anAgreementOnTheWay() {
        users.addIfAbsent("anna", "Anna Lindqvist", Viewer.Role.ACCOUNT_MANAGER, PASSWORD);
        users.addIfAbsent("eva", "Eva Stone", Viewer.Role.EXECUTIVE, PASSWORD);
        some = new SomeAgreement("admin", port, TestDatabase.asSuperuser(url));
        some.customer("page", "anna");
        some.proposed("page", "D1", 8);
        some.driver("page", "D2");
        driver = some.count("SELECT min(id) FROM value_driver");
    }

    private Browser signedIn(String name) {
        var client = WebTestClient.bindToServer()
                .baseUrl("http://localhost:" + port)
                .responseTimeout(java.time.Duration.ofSeconds(30))
                .build();
        return Browser.signedIn(client, name, PASSWORD);
    }

    @Test
    void whatWaitsCanBeChosenByAddress() {
        assertThat(signedIn("anna").get(PAGE + "?driver=D1").body())
                .contains("Driver D1", "Goal, proposal 1", "Driver D2", CONTACT)
                .containsOnlyOnce("checked=\"checked\"");
    }

    @Test
    void theLinkIsShownOnceAndRevoked() {
        Browser anna = signedIn("anna");
        anna.get(PAGE);
        var made = anna.post(
                PAGE,
                "purpose",
                "SIGN",
                "item",
                driver + ".GOAL",
                "name",
                "Jens Kahl",
                "email",
                "jens@example.com",
                "days",
                "3",
                "key",
                "made-once");
        assertThat(made.status()).isEqualTo(200);
        assertThat(made.body()).contains("/l/s", "Dear Jens Kahl", "Anna Lindqvist");
        String link = made.body().replaceAll("(?s).*id=\"url\"[^>]*value=\"[^\"]*(/l/[^\"]+)\".*", "$1");
        assertThat(some.contact().get(link).status()).isEqualTo(200);

        var list = anna.get(PAGE);
        assertThat(list.body()).contains("Jens Kahl", "Opened").doesNotContain(link);
        String revocation = list.body()
                .replaceAll(
                        "(?s).*action=\"([^\"]*/links/" + link.replaceAll("/l/s([0-9]+).*", "$1") + "/revocation)\".*",
                        "$1");
        assertThat(anna.post(revocation).status()).isEqualTo(303);
        assertThat(some.contact().get(link).status()).isEqualTo(404);
        assertThat(anna.get(PAGE).body()).contains("Revoked");
    }

    @Test
    void saysInWordsWhatIsMissing() {
        Browser anna = signedIn("anna");
        anna.get(PAGE);

        var refused = anna.post(PAGE, "purpose", "SIGN", "contact", "", "name", "", "days", "99", "key", "k");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body())
                .contains(
                        "Choose at least one of the list.",
                        "Choose a contact, or type the full name",
                        "A link is valid for 1 to 60 days.");
    }

    @Test
    void executivesSeeWhatWasAskedAndNoForm() {
        assertThat(signedIn("eva").get(PAGE).body())
                .contains("Links and answers")
                .doesNotContain("Make the link");
    }
}
