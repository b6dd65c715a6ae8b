package org.valueledger.library;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class FieldChangeTest {

    private final DriverTemplate older = Templates.template("t");

    @Test
    void twoVersionsThatSayTheSameDifferInNothing() {
        assertThat(FieldChange.between(older, Templates.template("t").at(9))).isEmpty();
    }

    @Test
    void namesEachFieldWithBothItsValues() {
        DriverTemplate newer = Templates.template("t", json -> {
            json.put("captureRate", 0.75).putNull("cadenceDays");
            json.withObject("example").put("value", "2250");
        });

        assertThat(FieldChange.between(older, newer))
                .containsExactlyInAnyOrder(
                        new FieldChange("captureRate", "0.5", "0.75"),
                        new FieldChange("cadenceDays", "90", null),
                        new FieldChange("example.value", "1500", "2250"));
    }

    @Test
    void aQuestionThatMovesIsNotOneThatChanges() {
        DriverTemplate newer = Templates.template("t", json -> {
            ArrayNode questions = json.withArray("questions");
            questions.add(questions.remove(0));
            ((ObjectNode) questions.get(1)).put("text", "How many minutes now?");
        });

        assertThat(FieldChange.between(older, newer))
                .containsExactlyInAnyOrder(
                        new FieldChange("questions", "minutes, things", "things, minutes"),
                        new FieldChange("questions.minutes.text", "How many minutes?", "How many minutes now?"));
    }
}
