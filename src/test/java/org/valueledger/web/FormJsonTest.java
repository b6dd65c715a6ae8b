package org.valueledger.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.util.LinkedMultiValueMap;

class FormJsonTest {

    /** @param fields names and values in turn */
    private static String json(String... fields) {
        var form = new LinkedMultiValueMap<String, String>();
        for (int i = 0; i < fields.length; i += 2) {
            form.add(fields[i], fields[i + 1]);
        }
        return FormJson.of(form).toString();
    }

    @Test
    void aFormWithoutFieldsIsAnEmptyObject() {
        assertThat(json()).isEqualTo("{}");
    }

    @Test
    void aPlainNameIsAFieldAndItsValueIsTextEvenWhereItIsANumber() {
        assertThat(json("name", "Hours", "unitValue", "62.5")).isEqualTo("{\"name\":\"Hours\",\"unitValue\":\"62.5\"}");
    }

    @Test
    void dotsLeadIntoObjectsAndBracketsIntoLists() {
        assertThat(json("goal.basis.source", "ERP", "questions[1].name", "cases", "questions[0].name", "hours"))
                .isEqualTo("{\"goal\":{\"basis\":{\"source\":\"ERP\"}},"
                        + "\"questions\":[{\"name\":\"hours\"},{\"name\":\"cases\"}]}");
    }

    @Test
    void aListMayHoldPlainValues() {
        assertThat(json("dates[0]", "2026-01-01", "dates[1]", "2026-02-01"))
                .isEqualTo("{\"dates\":[\"2026-01-01\",\"2026-02-01\"]}");
    }

    @Test
    void theGapThatARemovedRowLeavesIsClosed() {
        assertThat(json("questions[0].name", "a", "questions[10].name", "c", "questions[9].name", "b"))
                .isEqualTo("{\"questions\":[{\"name\":\"a\"},{\"name\":\"b\"},{\"name\":\"c\"}]}");
    }

    @Test
    void blankFieldsAreLeftOutAndWithThemTheirObjects() {
        assertThat(json("name", "  ", "goal.reason", "", "questions[0].name", "", "unit", "h"))
                .isEqualTo("{\"unit\":\"h\"}");
    }

    @Test
    void ofANameThatComesTwiceTheLastCounts() {
        assertThat(json("priced", "false", "priced", "true")).isEqualTo("{\"priced\":\"true\"}");
    }

    @Test
    void theFormsOwnFieldsAndNamesThatAreNoPathsArePassedOver() {
        assertThat(json("_csrf", "x", "a..b", "1", "a[", "1", "a[-1]", "1", "a[99999]", "1", "", "1", "b", "2"))
                .isEqualTo("{\"b\":\"2\"}");
    }

    @Test
    void aQuestionMayBeginWithAnUnderscore() {
        assertThat(json("answers._hours", "7")).isEqualTo("{\"answers\":{\"_hours\":\"7\"}}");
    }

    @Test
    void aNameCannotBeAValueAndAnObjectAndAListAtOnce() {
        for (String[] fields :
                List.of(new String[] {"a", "1", "a.b", "2"}, new String[] {"a.b", "2", "a", "1"}, new String[] {
                    "a.b", "1", "a[0]", "2"
                })) {
            assertThatThrownBy(() -> json(fields))
                    .isInstanceOf(BadInput.class)
                    .hasMessageContaining("expected a name that is not used");
        }
    }

    @Test
    void aPathThatIsDeeperThanAnyFormIsPassedOver() {
        assertThat(json("a" + ".b".repeat(9), "1")).isEqualTo("{}");
    }
}
