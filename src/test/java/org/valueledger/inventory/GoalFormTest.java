package org.valueledger.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.util.LinkedMultiValueMap;

class GoalFormTest {

    private static GoalForm sent(String... fields) {
        var form = new LinkedMultiValueMap<String, String>();
        for (int i = 0; i < fields.length; i += 2) {
            form.add(fields[i], fields[i + 1]);
        }
        return GoalForm.sent(new SentForm(form));
    }

    @Test
    void sendsOnlyTheWayThatWasChosenAndSharesAsFractions() {
        var form = sent(
                "by",
                "percent",
                "percent",
                "12.5",
                "money",
                "5",
                "answers.hours",
                "7",
                "basis.confidence",
                "80",
                "version",
                "3",
                "key",
                "k",
                "_csrf",
                "t",
                "dueOn",
                "2026-12-31",
                "reason",
                " ");

        assertThat(form.body().toString())
                .isEqualTo("{\"percent\":\"0.125\",\"basis\":{\"confidence\":\"0.80\"},\"dueOn\":\"2026-12-31\"}");
    }

    @Test
    void leavesWhatIsNoNumberToBeRefusedByItsName() {
        assertThat(sent("by", "percent", "percent", "much").body().toString()).isEqualTo("{\"percent\":\"much\"}");
    }

    @Test
    void addsAndTakesAwayAPointWithoutLosingTheOthers() {
        String[] two = {
            "ramp[0].date", "2026-03-01", "ramp[0].share", "25", "ramp[1].date", "2026-06-01", "ramp[1].share", "5"
        };

        var more = sent(with(two, "do", "point"));
        assertThat(more.rows()).containsExactly(0, 1, 2);
        assertThat(more.given()).containsEntry("ramp[1].share", "5");
        var fewer = sent(with(two, "do", "drop-0"));
        assertThat(fewer.rows()).containsExactly(0);
        assertThat(fewer.given()).containsEntry("ramp[0].date", "2026-06-01").containsEntry("ramp[0].share", "5");
    }

    @Test
    void closesUpOverPointsLeftBlank() {
        var form = sent("ramp[0].date", "", "ramp[0].share", "", "ramp[1].date", "2026-06-01", "ramp[1].share", "50");

        assertThat(form.rows()).containsExactly(0);
        assertThat(form.body().toString()).isEqualTo("{\"ramp\":[{\"date\":\"2026-06-01\",\"share\":\"0.50\"}]}");
    }

    private static String[] with(String[] fields, String name, String value) {
        String[] more = java.util.Arrays.copyOf(fields, fields.length + 2);
        more[fields.length] = name;
        more[fields.length + 1] = value;
        return more;
    }
}
