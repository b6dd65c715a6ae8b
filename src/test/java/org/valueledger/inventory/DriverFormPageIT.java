package org.valueledger.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.valueledger.ServiceTest;
import org.valueledger.access.Browser;
import org.valueledger.access.Users;

@ServiceTest
class DriverFormPageIT {

    /** What somebody types for a new driver. */
    private static final List<String> TYPED = List.of(
            "name",
            "Claims handling",
            "direction",
            "DOWN",
            "kind",
            "LEVEL",
            "whyBuy",
            "Nobody wants to type",
            "currency",
            "EUR",
            "unitValue",
            "62",
            "capturePercent",
            "50",
            "attributionPercent",
            "12.5",
            "questions[0].text",
            "How many hours?",
            "questions[0].name",
            "hours",
            "questions[0].unit",
            "h/case",
            "questions[0].role",
            "PERFORMANCE",
            "questions[0].sample",
            "10",
            "questions[2].name",
            "cases",
            "questions[2].unit",
            "case/year",
            "questions[2].role",
            "CONDITION",
            "questions[2].sample",
            "100");

    @LocalServerPort
    private int port;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private Users users;

    private SomeInventory some;
    private Browser anna;

    @BeforeEach
    void people() {
        some = new SomeInventory(dataSource, users, port);
        anna = some.browser("anna");
    }

    private static String[] typed(String... more) {
        List<String> fields = new ArrayList<>(TYPED);
        fields.addAll(Arrays.asList(more));
        return fields.toArray(String[]::new);
    }

    private static String drivers(long customer) {
        return "/customers/" + customer + "/drivers";
    }

    @Test
    void aNewDriverIsStoredOnceWithItsSharesAsFractions() {
        long customer = some.customer("new");
        String empty = anna.get(drivers(customer) + "/new").body();
        assertThat(empty).contains("A new value driver", "name=\"questions[0].name\"");
        String[] fields = typed("formula", "hours * cases", "key", SomeInventory.hidden(empty, "key"));

        var first = anna.post(drivers(customer) + "/new", fields);
        var second = anna.post(drivers(customer) + "/new", fields);

        assertThat(first.location())
                .isEqualTo("/customers/" + customer + "/inventory?added=1")
                .isEqualTo(second.location());
        Map<String, Object> row = some.database()
                .sql("SELECT * FROM value_driver WHERE customer_id = :c")
                .param("c", customer)
                .query()
                .singleRow();
        assertThat(row.get("capture_rate").toString()).isEqualTo("0.50");
        assertThat(row.get("attribution_share").toString()).isEqualTo("0.125");
        assertThat(row.get("question_count").toString()).isEqualTo("2");
        assertThat(row).containsEntry("external_id", "claims-handling");
    }

    @Test
    void aWrongFormulaComesBackWithEverythingTyped() {
        long customer = some.customer("wrong");
        anna.get(drivers(customer) + "/new");

        var answer = anna.post(
                drivers(customer) + "/new",
                typed("formula", "hourz * cases", "category", "COST_REDUCTION", "capturePercent", "150"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body())
                .contains("Nothing was stored", "perhaps hours", "“150”, expected 0 to 100 %")
                .contains("aria-invalid=\"true\"", "href=\"#formula\"", "href=\"#capturePercent\"")
                .contains("value=\"Claims handling\"", ">Nobody wants to type<", ">hourz * cases<")
                .contains("value=\"12.5\"", "value=\"150\"", "value=\"case/year\"", "value=\"100\"")
                .contains("<option value=\"COST_REDUCTION\" selected=\"selected\">")
                // The gap between the two questions is closed.
                .contains("name=\"questions[1].name\" value=\"cases\"");
    }

    @Test
    void aMistakeInAQuestionNamesTheQuestion() {
        long customer = some.customer("question");
        anna.get(drivers(customer) + "/new");

        var answer = anna.post(
                drivers(customer) + "/new",
                typed("formula", "hours * cases", "questions[2].least", "9", "questions[2].most", "1"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("href=\"#questions-1-most\">Question 2, Most<", "a number not below 9");
    }

    @Test
    void questionsAreAddedAndRemovedWithoutAScriptAndWithoutLosingInput() {
        long customer = some.customer("rows");
        anna.get(drivers(customer) + "/new");

        String more = anna.post(drivers(customer) + "/new", typed("formula", "hours *", "addQuestion", "true"))
                .body();
        assertThat(more)
                .contains("name=\"questions[2].name\"", ">hours *<", "value=\"Claims handling\"")
                .doesNotContain("Nothing was stored");
        String fewer = anna.post(drivers(customer) + "/new", typed("formula", "hours *", "removeQuestion", "0"))
                .body();
        assertThat(fewer)
                .contains("name=\"questions[0].name\" value=\"cases\"")
                .doesNotContain("questions[1]", "value=\"hours\"");
    }

    @Test
    void theFormulaIsCheckedWhileItIsTyped() {
        long customer = some.customer("check");
        anna.get(drivers(customer) + "/new");
        String check = drivers(customer) + "/check";

        assertThat(anna.post(check, typed("formula", "hours * cases")).body())
                // 10 hours each for 100 cases at 62 euros.
                .contains("62.000\u00a0€", "a year", "1.000")
                .doesNotContain("<html");
        assertThat(anna.post(check, typed("formula", "hourz * cases")).body())
                .contains("“hourz” is no question. Do you mean “hours”?", "at character 1");
        assertThat(anna.post(check, typed("formula", "hours")).body()).contains("“cases” is not used", "time/case");
        assertThat(anna.post(check, typed("formula", "hours + cases")).body()).contains("does not go together");
        assertThat(anna.post(check, typed("formula", "hours / 0")).body()).contains("It divides by zero.");
        assertThat(anna.post(check, typed("formula", "hours * (")).body()).contains("It cannot be read:");
        assertThat(anna.post(check, typed("formula", "hours / (cases - 100)")).body())
                .contains("With the sample answers it divides by zero: cases - 100.");
        assertThat(anna.post(check).status()).isEqualTo(200);
    }

    private String[] edited(String page, String... changes) {
        List<String> fields = new ArrayList<>(List.of(changes));
        List.of("key", "version", "opened")
                .forEach(name -> fields.addAll(List.of(name, SomeInventory.hidden(page, name))));
        Map<String, String> stored = Map.of(
                "direction",
                "DOWN",
                "kind",
                "LEVEL",
                "unit",
                "h/year",
                "formula",
                "hours",
                "unitValue",
                "50",
                "currency",
                "EUR",
                "capturePercent",
                "50",
                "attributionPercent",
                "100");
        stored.forEach((name, value) -> addIfAbsent(fields, name, value));
        Map.of("name", "hours", "text", "How many hours?", "unit", "h/year", "role", "PERFORMANCE")
                .forEach((name, value) -> addIfAbsent(fields, "questions[0]." + name, value));
        addIfAbsent(fields, "cashable", "true");
        addIfAbsent(fields, "name", "Hours of hours");
        addIfAbsent(fields, "valueStart", page.split("name=\"valueStart\" type=\"date\" value=\"")[1].substring(0, 10));
        return fields.toArray(String[]::new);
    }

    private static void addIfAbsent(List<String> fields, String name, String value) {
        for (int i = 0; i < fields.size(); i += 2) {
            if (fields.get(i).equals(name)) {
                return;
            }
        }
        fields.addAll(List.of(name, value));
    }

    @Test
    void neitherSidesWorkIsLostWhereTwoChangeADriver() {
        long customer = some.customer("both");
        long driver = some.driver(customer, "hours");
        String edit = drivers(customer) + "/" + driver + "/edit";
        String mine = anna.get(edit).body();
        Browser other = some.browser("anna");
        String theirs = other.get(edit).body();
        var stored = other.post(
                edit, edited(theirs, "name", "Hours by them", "benefitOwner", "Olga", "questions[0].unit", "h/month"));
        assertThat(stored.location()).endsWith("?saved=" + driver + "#driver-" + driver);

        var conflict = anna.post(edit, edited(mine, "name", "Hours by me", "issue", "Too slow"));

        assertThat(conflict.status()).isEqualTo(412);
        assertThat(conflict.body())
                .contains("Somebody else changed this driver meanwhile", "Hours by them", "Hours by me")
                .contains("Question 1, Unit", "Benefit owner")
                // Theirs where only they changed it, mine where both or only I did.
                .contains("name=\"name\" maxlength=\"200\" value=\"Hours by me\"")
                .contains("value=\"Olga\"", "value=\"h/month\"", ">Too slow<");

        var again = anna.post(
                edit,
                edited(
                        conflict.body(),
                        "name",
                        "Hours by me",
                        "issue",
                        "Too slow",
                        "benefitOwner",
                        "Olga",
                        "questions[0].unit",
                        "h/month"));
        assertThat(again.status()).isEqualTo(303);
        Map<String, Object> row = some.database()
                .sql("SELECT * FROM value_driver WHERE id = :id")
                .param("id", driver)
                .query()
                .singleRow();
        assertThat(row)
                .containsEntry("name", "Hours by me")
                .containsEntry("issue", "Too slow")
                .containsEntry("benefit_owner", "Olga");
    }

    @Test
    void whatALockedBaselineKeepsIsShownAndCannotBeChanged() {
        long customer = some.customer("frozen");
        long driver = some.driver(customer, "hours");
        String edit = drivers(customer) + "/" + driver + "/edit";
        some.lock(customer, driver, 100);

        String page = anna.get(edit).body();
        assertThat(page)
                .contains("Kept by the locked baseline", "<code>hours</code>", "50 %", "/amendment")
                .doesNotContain("name=\"formula\"", "name=\"questions[0].name\"", "name=\"capturePercent\"", "/remove");

        var saved = anna.post(
                edit,
                "name",
                "Better words",
                "unit",
                "h/year",
                "formula",
                "hours * 1000",
                "key",
                SomeInventory.hidden(page, "key"),
                "version",
                SomeInventory.hidden(page, "version"),
                "opened",
                SomeInventory.hidden(page, "opened"));
        assertThat(saved.status()).isEqualTo(303);
        assertThat(some.database()
                        .sql("SELECT name || ' ' || formula FROM value_driver WHERE id = :id")
                        .param("id", driver)
                        .query(String.class)
                        .single())
                .isEqualTo("Better words hours");
    }

    @Test
    void sharesOfAMetricThatClaimMoreThanThereIsAreRefusedAtTheirField() {
        long customer = some.customer("shares");
        anna.get(drivers(customer) + "/new");
        String[] eighty = typed("formula", "hours * cases", "sharedMetric", "Time", "attributionPercent", "80");

        assertThat(anna.post(drivers(customer) + "/new", eighty).status()).isEqualTo(303);
        var second = anna.post(drivers(customer) + "/new", eighty);

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.body())
                .contains("href=\"#attributionPercent\"", "what the other drivers of this metric leave")
                .contains("value=\"Claims handling\"");
        assertThat(anna.get("/customers/" + customer + "/inventory").body())
                .contains("Shared metrics", "80\u00a0% claimed, 20\u00a0% left");
    }

    @Test
    void anExecutiveReadsTheFormAndCannotSendIt() {
        long customer = some.customer("read");
        long driver = some.driver(customer, "hours");
        Browser erin = some.browser("erin");

        var page = erin.get(drivers(customer) + "/" + driver + "/edit");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body().substring(page.body().indexOf("<main")))
                .contains("disabled=\"disabled\"", "How many hours?")
                .doesNotContain("primary", "/remove");
        assertThat(erin.get(drivers(customer) + "/new").status()).isEqualTo(403);
        assertThat(erin.post(drivers(customer) + "/" + driver + "/edit", "name", "x")
                        .status())
                .isEqualTo(403);
    }
}
