package org.valueledger.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.valueledger.valuation.FormulaAdvice;
import org.valueledger.valuation.Kind;

class InventoryWordsTest {

    private final Properties words = new Properties();

    @BeforeEach
    void read() throws IOException {
        try (var in = InventoryWordsTest.class.getResourceAsStream("/messages/inventory-pages.properties")) {
            assertThat(in).isNotNull();
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    @Test
    void everythingAFormulaCanBeToldIsSaidInWords() {
        for (var code : FormulaAdvice.Code.values()) {
            assertThat(words).containsKey("page.driverForm.advice." + lower(code));
        }
    }

    @Test
    void everyNextStepHasAButtonAndASentenceForThoseWhoOnlyRead() {
        for (NextStep step : NextStep.values()) {
            assertThat(words).containsKeys("page.inventory.next." + lower(step), "page.inventory.waits." + lower(step));
        }
    }

    @Test
    void everyFieldOfADriverHasAName() {
        DriverForm.FIELDS.forEach(field -> assertThat(words).containsKey("page.driverForm." + field));
        QuestionRow.EMPTY.cells().keySet().forEach(field -> assertThat(words)
                .containsKey("page.driverForm.questions." + field));
    }

    @Test
    void everyKindSaysWhatItsValueIsCountedFor() {
        for (Kind kind : Kind.values()) {
            assertThat(words)
                    .containsKeys(
                            "page.driverForm.kind." + kind,
                            "page.driverForm.check.per." + lower(kind),
                            "page.inventory.worth." + lower(kind) + ".agreed",
                            "page.inventory.worth." + lower(kind) + ".proposed");
        }
    }
}
