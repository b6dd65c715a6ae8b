package org.valueledger.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.valueledger.chart.Typeface;
import org.valueledger.valuation.EvidenceGrade;
import org.valueledger.valuation.Status;

class ReportWordsTest {
    private static final Pattern PLACE = Pattern.compile("\\{\\d");

    private static Properties words(String language) throws IOException {
        var words = new Properties();
        var name = "/messages/report" + language + ".properties";
        try (var in = ReportWordsTest.class.getResourceAsStream(name)) {
            assertThat(in).as(name).isNotNull();
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return words;
    }

    @ParameterizedTest
    @ValueSource(strings = {"_de", "_fr"})
    void translatesEverySentenceWithTheSameFigures(String language) throws IOException {
        var english = words("");
        var other = words(language);
        assertThat(other.keySet()).isEqualTo(english.keySet());
        english.forEach((key, text) -> assertThat(places(other.getProperty((String) key, "")))
                .as(key.toString())
                .isEqualTo(places((String) text)));
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text).results().map(r -> r.group()).collect(Collectors.toSet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "_de", "_fr"})
    void usesOnlyLettersThatTheFontHas(String language) throws IOException {
        words(language).forEach((key, text) -> {
            assertThat(Typeface.REGULAR.canShow((String) text))
                    .as(key.toString())
                    .isTrue();
            // A straight apostrophe is syntax to message formats: it would swallow the figures behind it.
            assertThat((String) text).as(key.toString()).doesNotContain("'");
        });
    }

    @Test
    void hasAWordForEveryStatusAndGrade() throws IOException {
        var words = words("");
        for (var status : Status.values()) {
            assertThat(words).containsKey("report.status." + status);
        }
        for (var grade : EvidenceGrade.values()) {
            assertThat(words).containsKey("report.evidencegrade." + grade);
        }
    }
}
