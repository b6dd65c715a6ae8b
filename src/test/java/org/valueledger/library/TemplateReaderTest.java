package org.valueledger.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.valueledger.web.BadInput;
import org.valueledger.web.Problem;
import tools.jackson.databind.node.ObjectNode;

class TemplateReaderTest {

    @Test
    void readsATemplateWithEverythingInIt() {
        DriverTemplate template = Templates.template("a-b-1");

        assertThat(template.questionNames()).containsExactly("minutes", "things");
        assertThat(template.captureRate()).isEqualByComparingTo("0.5");
        assertThat(template.example().value()).isEqualByComparingTo("1500");
    }

    @Test
    void takesForGrantedWhatAFileMayLeaveOut() {
        DriverTemplate template = Templates.template("short", json -> {
            json.remove(List.of("tag", "unitValue", "priced", "attributionShare", "cadenceDays"));
        });

        assertThat(template.tag()).isNull();
        assertThat(template.unitValue()).isEqualByComparingTo("1");
        assertThat(template.priced()).isTrue();
        assertThat(template.cadenceDays()).isNull();
    }

    @Test
    void twoSpellingsOfANumberAreOneTemplate() {
        DriverTemplate one = Templates.template("same");
        DriverTemplate other = Templates.template("same", json -> {
            json.put("unitValue", new java.math.BigDecimal("1.000"));
            example(json).put("value", "1500.00");
        });

        assertThat(other.saysTheSameAs(one)).isTrue();
    }

    @Test
    void namesEveryMistakeAtOnce() {
        assertThat(fields(json -> {
                    json.put("key", "Not A Key")
                            .put("category", "magic")
                            .put("captureRate", 2)
                            .put("tag", "nice");
                    json.put("cadenceDays", 1.5).put("unitValue", 0).remove("whyBuy");
                    json.putArray("industries");
                }))
                .contains("key", "category", "captureRate", "tag", "cadenceDays", "unitValue", "whyBuy", "industries");
    }

    @Test
    void refusesAFormulaThatDoesNotKnowItsQuestions() {
        assertThat(problems(json -> json.put("formula", "minutes * thinks")))
                .anySatisfy(
                        field -> assertThat(field.field() + field.expected()).contains("formula", "thinks"));
        assertThat(problems(json -> json.put("formula", "minutes * 500")))
                .anySatisfy(field -> assertThat(field.expected()).contains("things"));
        assertThat(fields(json -> json.put("formula", "minutes +"))).containsExactly("formula");
    }

    @Test
    void refusesAnExampleThatDoesNotComeOutAsStated() {
        assertThat(problems(json -> example(json)
                        .put("baselineAmount", "7000.01")
                        .put("goalAmount", "4001")
                        .put("value", "1499")))
                .containsExactly(
                        new Problem.Field("example.baselineAmount", "7000.01", "7000, as the formula gives it"),
                        new Problem.Field("example.goalAmount", "4001", "4000, as the formula gives it"),
                        new Problem.Field("example.value", "1499", "1500, as the formula gives it"));
    }

    @Test
    void refusesAnswersOutsideTheirRangeAndAnswersToNothing() {
        assertThat(fields(json -> {
                    ((ObjectNode) example(json).path("baseline"))
                            .put("minutes", 101)
                            .put("hours", 1);
                    example(json).put("baselineAmount", "50500").put("value", "23250");
                }))
                .containsExactlyInAnyOrder("example.baseline.minutes", "example.baseline.hours");
        assertThat(fields(json -> ((ObjectNode) example(json).path("goal")).remove("minutes")))
                .containsExactly("example.goal.minutes");
    }

    @Test
    void refusesAGoalThatIsNotBetter() {
        assertThat(fields(json -> json.put("direction", "UP"))).contains("example.goal");
    }

    @Test
    void refusesAGoalThatImprovesACondition() {
        assertThat(problems(json -> ((ObjectNode) example(json).path("goal")).put("things", 900)))
                .extracting(Problem.Field::field)
                .containsExactly("example.goal.things");
    }

    @Test
    void whatIsToBeHeldKeepsItsBaseline() {
        assertThat(fields(json -> json.put("kind", "HOLD"))).containsExactly("example.goal.minutes");
        DriverTemplate held = Templates.template("held", json -> {
            json.put("kind", "HOLD");
            ((ObjectNode) example(json).path("goal")).put("minutes", 14);
            example(json).put("goalAmount", "7000").put("value", "0");
        });
        assertThat(held.example().value()).isZero();
    }

    @Test
    void refusesQuestionsThatAreConditionsOnly() {
        assertThat(fields(json -> ((ObjectNode) json.path("questions").get(0)).put("role", "CONDITION")))
                .contains("questions");
    }

    @Test
    void refusesTwoQuestionsOfOneName() {
        assertThat(fields(json -> ((ObjectNode) json.path("questions").get(1)).put("name", "Minutes")))
                .contains("formula");
    }

    @Test
    void refusesAFieldThatNobodyKnows() {
        assertThat(fields(json -> json.put("captureRte", 1))).containsExactly("captureRte");
    }

    @Test
    void refusesWhatNoDatabaseCanHold() {
        assertThat(fields(json -> json.put("name", "a\0b"))).containsExactly("name");
    }

    @Test
    void refusesKeysThatAreAddressesAlready() {
        assertThat(fields(json -> json.put("key", "new"))).containsExactly("key");
    }

    @Test
    void refusesEveryTextThatIsTooLong() {
        assertThat(fields(json -> json.put("name", "x".repeat(201)).put("whyBuy", "x".repeat(2001))))
                .containsExactlyInAnyOrder("name", "whyBuy");
    }

    @Test
    void somethingEmptyIsRefusedFieldByField() {
        var error = catchThrowableOfType(BadInput.class, () -> TemplateReader.read(Templates.JSON.createObjectNode()));
        assertThat(error.fields())
                .extracting(Problem.Field::field)
                .contains("key", "name", "industries", "category", "questions", "formula", "example");
    }

    @Test
    void aFileNamesTheTemplateOfEachMistake() {
        TemplateFile file = TemplateFile.read(Templates.JSON.readTree(Templates.file(
                Templates.json("good"), Templates.json("bad", json -> json.remove("unit")), Templates.json("good"))));

        assertThat(file.errors())
                .extracting(error -> error.template() + "." + error.field())
                .containsExactly("bad.unit", "good.key");
    }

    @Test
    void aFileOfAnotherKindIsRefused() {
        assertThat(errors("{}")).containsExactly("format");
        assertThat(errors("{\"format\": \"" + TemplateFile.FORMAT + "\"}")).containsExactly("templates");
        assertThat(errors("[1, 2")).containsExactly("file");
        assertThat(errors("")).containsExactly("format");
        assertThat(errors("{\"format\": 1, \"format\": 2}")).containsExactly("file");
    }

    private static List<String> errors(String file) {
        return TemplateFile.read(file.getBytes(java.nio.charset.StandardCharsets.UTF_8), Templates.JSON)
                .errors()
                .stream()
                .map(TemplateFile.Error::field)
                .toList();
    }

    private static ObjectNode example(ObjectNode json) {
        return (ObjectNode) json.path("example");
    }

    private static List<String> fields(Consumer<ObjectNode> change) {
        return problems(change).stream().map(Problem.Field::field).toList();
    }

    private static List<Problem.Field> problems(Consumer<ObjectNode> change) {
        ObjectNode json = Templates.json("some-key", change);
        return catchThrowableOfType(BadInput.class, () -> TemplateReader.read(json))
                .fields();
    }
}
