package org.valueledger.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShownTextTest {

    private static final String GOAL = """
            Elbmark · Claims
            “Too slow:
            – says everybody.”
            As it was on 1 Jan:
            – Hours? 3 h
            – Claims? 100
            To be reached by 1 Jan:
            – Hours? 2 h
            Worth once it is reached: 10 € a year.
            Changed because: we learnt
            – a lot""";

    @Test
    void laysOutAGoal() {
        ShownText shown = ShownText.of(GOAL);

        assertThat(shown.head()).isEqualTo("Elbmark · Claims");
        assertThat(shown.parts()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(shown.closing())
                .startsWith("Worth once it is reached: 10 € a year.")
                .endsWith("– a lot");
    }

    /** As the inventory writes it: gaps between the parts, and where the answers come from below them. */
    @Test
    void keepsASourceWithItsAnswersAndTheMoneyApart() {
        ShownText shown = ShownText.of("""
                Elbmark · Claims

                As it was on 1 Jan:
                – Hours? 3 h
                Source: time sheets

                To be reached by 1 Jan:
                – Hours? 2 h

                Worth once it is reached: 10 € a year.
                Proposal 1""");

        assertThat(shown.parts())
                .extracting(ShownText.Part::label)
                .containsExactly("As it was on 1 Jan:", "To be reached by 1 Jan:");
        assertThat(shown.parts().getFirst().notes()).containsExactly("Source: time sheets", "");
        assertThat(shown.closing()).containsExactly("Worth once it is reached: 10 € a year.", "Proposal 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                GOAL,
                "Head\n\nA:\n– a\nSource\n\nB:\n– b\nSource\n\nEnd\n\nEnd",
                "",
                "One line",
                "Head\n– a\n– b",
                "Head\nLabel:\n– a\nEnd",
                "Head\n\n\nLabel:\nEnd"
            })
    void leavesNoLineOutAndKeepsTheirOrder(String text) {
        ShownText shown = ShownText.of(text);
        List<String> lines = new ArrayList<>();
        if (!text.isEmpty()) {
            lines.add(shown.head());
        }
        lines.addAll(shown.quote());
        shown.parts().forEach(part -> {
            lines.add(part.label());
            part.items().forEach(item -> lines.add("– " + item.text()));
            lines.addAll(part.notes());
        });
        lines.addAll(shown.closing());

        assertThat(lines).isEqualTo(text.lines().toList());
    }
}
