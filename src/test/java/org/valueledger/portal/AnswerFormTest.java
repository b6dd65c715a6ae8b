package org.valueledger.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.util.LinkedMultiValueMap;

class AnswerFormTest {

    private static final AnswerForm STORED = form("abc", "12.50", "2026-01-31", "the books");

    @Test
    void theSameNumberSpelledOtherwiseIsTheSameAnswer() {
        assertThat(form("abc", "12.5", "2026-01-31", "the books").sameAs(STORED))
                .isTrue();
    }

    @Test
    void anotherAnswerDayOrSourceIsNot() {
        assertThat(form("abc", "12.6", "2026-01-31", "the books").sameAs(STORED))
                .isFalse();
        assertThat(form("abc", "", "2026-01-31", "the books").sameAs(STORED)).isFalse();
        assertThat(form("abc", "12.5", "2026-02-28", "the books").sameAs(STORED))
                .isFalse();
        assertThat(form("abc", "12.5", "2026-01-31", "").sameAs(STORED)).isFalse();
    }

    /** A day alone is what a program sends that presses every button. */
    @Test
    void aFormWithoutAnswersIsNothingToBeginWith() {
        AnswerForm nothing = form("none", "", "", "");

        assertThat(form("none", "", "2026-01-31", "").sameAs(nothing)).isTrue();
        assertThat(form("none", "0", "", "").sameAs(nothing)).isFalse();
    }

    @Test
    void textsComeWithoutWhatNobodyTypes() {
        var fields = new LinkedMultiValueMap<String, String>();
        fields.add("name", " Petra\u0000\t \u202eVogt\n");
        fields.add("comment", "one\r\n\r\ntwo\u0007\tthree\n");

        assertThat(FormText.line(fields, "name", 100)).isEqualTo("Petra Vogt");
        assertThat(FormText.line(fields, "name", 5)).isEqualTo("Petra");
        assertThat(FormText.line(fields, "missing", 5)).isEmpty();
        assertThat(FormText.lines(fields, "comment", 100)).isEqualTo("one\n\ntwo three");
    }

    private static AnswerForm form(String seen, String hours, String takenOn, String source) {
        return new AnswerForm(seen, Map.of("hours", hours), takenOn, "", source, "STATED");
    }
}
