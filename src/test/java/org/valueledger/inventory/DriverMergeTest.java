package org.valueledger.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.valueledger.valuation.Direction;
import org.valueledger.valuation.Kind;
import org.valueledger.valuation.Question;

class DriverMergeTest {

    private static final QuestionRow HOURS = new QuestionRow("hours", "How many?", "h", "PERFORMANCE", "", "", "");
    private static final QuestionRow CASES = new QuestionRow("cases", "How many?", "case", "CONDITION", "", "", "");
    private static final DriverForm OPENED =
            new DriverForm(Map.of("name", "Hours", "issue", "Slow", "formula", "hours * cases"), List.of(HOURS, CASES));

    private static DriverForm with(DriverForm form, String field, String value) {
        var values = new HashMap<>(form.values());
        values.put(field, value);
        return new DriverForm(values, form.questions());
    }

    private static DriverForm asking(QuestionRow... rows) {
        return new DriverForm(OPENED.values(), List.of(rows));
    }

    @Test
    void thereIsNothingToSayWhereNothingWasStoredMeanwhile() {
        var typed = with(OPENED, "name", "Mine");

        var merged = DriverMerge.of(OPENED, OPENED, typed);

        assertThat(merged.differences()).isEmpty();
        assertThat(merged.form().value("name")).isEqualTo("Mine");
    }

    @Test
    void whatOnlyTheOtherChangedIsTakenOver() {
        var merged = DriverMerge.of(OPENED, with(OPENED, "issue", "Theirs"), with(OPENED, "name", "Mine"));

        assertThat(merged.differences()).containsExactly(new DriverMerge.Difference("issue", "Theirs", "Slow", false));
        assertThat(merged.form().value("issue")).isEqualTo("Theirs");
        assertThat(merged.form().value("name")).isEqualTo("Mine");
    }

    @Test
    void whatBothChangedStaysAsTypedWithTheOtherBesideIt() {
        var merged = DriverMerge.of(OPENED, with(OPENED, "name", "Theirs"), with(OPENED, "name", "Mine"));

        assertThat(merged.differences()).containsExactly(new DriverMerge.Difference("name", "Theirs", "Mine", true));
        assertThat(merged.form().value("name")).isEqualTo("Mine");
    }

    @Test
    void whatBothChangedAlikeIsNoDifference() {
        var same = with(OPENED, "name", "Same");

        assertThat(DriverMerge.of(OPENED, same, same).differences()).isEmpty();
    }

    @Test
    void withoutKnowingWhereItBeganNothingTypedIsGivenUp() {
        var merged = DriverMerge.of(null, with(OPENED, "issue", "Theirs"), with(OPENED, "name", "Mine"));

        assertThat(merged.differences())
                .extracting(DriverMerge.Difference::field, DriverMerge.Difference::mine)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("name", true),
                        org.assertj.core.groups.Tuple.tuple("issue", true));
    }

    @Test
    void questionsAreComparedCellByCellAndSamplesStay() {
        var theirs = asking(HOURS, new QuestionRow("cases", "How many?", "case/year", "CONDITION", "", "", ""));
        var mine = asking(new QuestionRow("hours", "How long?", "h", "PERFORMANCE", "", "", "7"), CASES);

        var merged = DriverMerge.of(OPENED, theirs, mine);

        assertThat(merged.differences()).singleElement().satisfies(difference -> {
            assertThat(difference.label()).isEqualTo("questions.unit");
            assertThat(difference.question()).isEqualTo(2);
        });
        assertThat(merged.form().questions().get(0).text()).isEqualTo("How long?");
        assertThat(merged.form().questions().get(0).sample()).isEqualTo("7");
        assertThat(merged.form().questions().get(1).unit()).isEqualTo("case/year");
    }

    @Test
    void aListThatBecameLongerElsewhereIsTakenOverAsAWhole() {
        var merged = DriverMerge.of(OPENED, asking(HOURS, CASES, HOURS), with(OPENED, "name", "Mine"));

        assertThat(merged.form().questions()).hasSize(3);
        assertThat(merged.differences())
                .extracting(DriverMerge.Difference::field)
                .containsExactly("questions");
    }

    @Test
    void aListThatBothChangedStaysAsTyped() {
        var merged = DriverMerge.of(OPENED, asking(HOURS), asking(HOURS, CASES, CASES));

        assertThat(merged.form().questions()).hasSize(3);
        assertThat(merged.differences()).singleElement().satisfies(d -> assertThat(d.mine())
                .isTrue());
    }

    @Test
    void whatABaselineLockedMeanwhileKeepsIsSaidAndNotKept() {
        var driver = new DriverDefinition(
                "Hours",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Direction.DOWN,
                Kind.LEVEL,
                List.of(new DriverDefinition.Asked("hours", null, null, Question.Role.PERFORMANCE, null, null)),
                "hours",
                BigDecimal.ONE,
                "EUR",
                BigDecimal.ONE,
                BigDecimal.ONE,
                null,
                LocalDate.of(2026, 1, 1),
                null);
        var stored = DriverForm.of(driver);
        var typed = with(with(stored, "formula", "hours * 2"), "name", "Mine");

        var merged = DriverMerge.of(stored, stored, typed).withAgreed(driver);

        assertThat(merged.differences())
                .containsExactly(new DriverMerge.Difference("formula", "hours", "hours * 2", false));
        assertThat(merged.form().value("formula")).isEqualTo("hours");
        assertThat(merged.form().value("name")).isEqualTo("Mine");
    }
}
