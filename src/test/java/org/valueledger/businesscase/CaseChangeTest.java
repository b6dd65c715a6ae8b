package org.valueledger.businesscase;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.valueledger.valuation.BusinessCase;
import tools.jackson.databind.json.JsonMapper;

class CaseChangeTest {

    @Test
    void saysNothingOfACaseThatStayedTheSame() {
        assertThat(CaseChange.between(of("0.1", line("A", "One", 10)), of("0.1", line("A", "One", 10))))
                .isEmpty();
    }

    @Test
    void namesWhatWasAddedRemovedChangedAndReworded() {
        var before = of("0.1", line("A", "One", 10) + "," + line("B", "Two", 20) + "," + line("C", "Three", 30));
        var after = of("0.08", line("A", "First", 10) + "," + line("B", "Two", 25) + "," + line("D", "Four", 40));

        assertThat(CaseChange.between(before, after))
                .containsExactly(
                        new CaseChange("discount-rate", null, null, "0.1", "0.08"),
                        new CaseChange("wording", "A", "First", "10", "10"),
                        new CaseChange("total", "B", "Two", "20", "25"),
                        new CaseChange("added", "D", "Four", null, "40"),
                        new CaseChange("removed", "C", "Three", "30", null));
    }

    private static BusinessCase of(String rate, String lines) {
        return BusinessCaseBody.read(JsonMapper.shared()
                .readTree("{\"currency\": \"EUR\", \"discountRate\": \"" + rate
                        + "\", \"periods\": [\"Year 1\"], \"benefits\": [" + lines + "]}"));
    }

    private static String line(String ref, String name, int amount) {
        return "{\"ref\": \"%s\", \"name\": \"%s\", \"variables\": {\"amount\": %d}, \"steps\": [{\"name\": \"total\", \"formula\": \"amount\"}]}"
                .formatted(ref, name, amount);
    }
}
