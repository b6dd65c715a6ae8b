package org.valueledger.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.valueledger.valuation.Answers;
import org.valueledger.valuation.Direction;
import org.valueledger.valuation.Formula;
import org.valueledger.valuation.Kind;

/** What the service ships with: every template is right, and its worked example comes out to the last digit. */
class LibraryTest {

    private static final int FEWEST_TEMPLATES = 60;
    private static final int FEWEST_INDUSTRIES = 8;

    static List<DriverTemplate> shipped() throws IOException {
        return ShippedTemplates.read(Templates.JSON).templates();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void theWorkedExampleComesOutAsStated(DriverTemplate template) {
        Formula formula = Formula.parse(template.formula(), template.questionNames());
        TemplateExample example = template.example();
        BigDecimal baseline = formula.evaluate(new Answers(example.baseline()));
        BigDecimal goal = formula.evaluate(new Answers(example.goal()));
        BigDecimal value = goal.subtract(baseline)
                .multiply(template.direction().sign())
                .multiply(template.unitValue())
                .multiply(template.captureRate())
                .multiply(template.attributionShare())
                .round(MathContext.DECIMAL128);

        assertThat(example.baselineAmount()).isEqualByComparingTo(baseline);
        assertThat(example.goalAmount()).isEqualByComparingTo(goal);
        assertThat(example.value()).isEqualByComparingTo(value);
        assertThat(value.signum()).isEqualTo(template.kind() == Kind.HOLD ? 0 : 1);
    }

    @Test
    void thereIsSomethingForEveryIndustryCategoryAndKind() throws IOException {
        assertThat(shipped()).hasSizeGreaterThanOrEqualTo(FEWEST_TEMPLATES);
        assertThat(industries().distinct().filter(industry -> !industry.equals(DriverTemplate.ALL_INDUSTRIES)))
                .hasSizeGreaterThanOrEqualTo(FEWEST_INDUSTRIES);
        assertThat(shipped()).extracting(DriverTemplate::category).contains(RoiCategory.values());
        assertThat(shipped()).extracting(DriverTemplate::kind).contains(Kind.values());
        assertThat(shipped()).extracting(DriverTemplate::priced).contains(true, false);
        assertThat(shipped()).extracting(DriverTemplate::cashable).contains(true, false);
    }

    /** A name spelled in two ways would be two industries in every choice. */
    @Test
    void noIndustryIsSpelledInTwoWays() throws IOException {
        assertThat(industries().distinct().map(String::toLowerCase)).doesNotHaveDuplicates();
    }

    @Test
    void keysAndNamesTellTemplatesApart() throws IOException {
        assertThat(shipped()).extracting(DriverTemplate::key).doesNotHaveDuplicates();
        assertThat(shipped()).extracting(t -> t.name().toLowerCase()).doesNotHaveDuplicates();
    }

    @Test
    void theFileSurvivesReadingAndWriting() throws IOException {
        byte[] written = TemplateFile.write(shipped(), Templates.JSON);
        TemplateFile again = TemplateFile.read(written, Templates.JSON);

        assertThat(again.errors()).isEmpty();
        assertThat(again.templates()).isEqualTo(shipped());
        assertThat(TemplateFile.write(again.templates(), Templates.JSON)).isEqualTo(written);
    }

    /** What the database holds is read by another way than what comes from outside. */
    @Test
    void aStoredTemplateIsTheOneThatWasChecked() throws IOException {
        for (DriverTemplate template : shipped()) {
            String content = Templates.JSON.writeValueAsString(TemplateJson.of(template));
            assertThat(TemplateRows.template(content, 7, Templates.JSON)).isEqualTo(template.at(7));
        }
    }

    /** More letters sent electronically cost less: the metric rises, the formula falls. */
    @Test
    void tellsWhichWayAMetricMovesWhenThingsGetBetter() throws IOException {
        DriverTemplate mail = shipped().stream()
                .filter(template -> template.key().equals("paper-mail"))
                .findFirst()
                .orElseThrow();

        assertThat(mail.direction()).isEqualTo(Direction.DOWN);
        assertThat(mail.metricDirection()).isEqualTo(Direction.UP);
        assertThat(shipped()).anySatisfy(template -> {
            assertThat(template.metricDirection()).isEqualTo(template.direction());
        });
    }

    private static Stream<String> industries() throws IOException {
        return shipped().stream()
                .flatMap(template -> Arrays.stream(template.industries().toArray(String[]::new)));
    }
}
