package org.valueledger.inventory;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.valueledger.inventory.DriverDefinition.Asked;
import org.valueledger.web.JsonFields;
import tools.jackson.databind.JsonNode;

/** Reads a set of answers: an object of numbers by the questions' names. */
final class Answering {

    private Answering() {}

    /** @return in the questions' order; null where the body says nothing */
    static List<@Nullable BigDecimal> read(JsonFields fields, String field, DriverDefinition driver) {
        JsonNode given = fields.node(field);
        if (!given.isObject() && !given.isMissingNode() && !given.isNull()) {
            fields.refuse(field, JsonFields.shown(given), "an object {question: number}");
        }
        List<@Nullable BigDecimal> answers = new ArrayList<>();
        for (Asked question : driver.questions()) {
            String at = field + "." + question.name();
            JsonNode node = given.path(question.name());
            boolean blank = node.isString() && node.stringValue().isBlank();
            BigDecimal answer = blank ? null : fields.number(at, node);
            if (answer != null && !question.range().holds(answer)) {
                fields.refuse(at, answer.toPlainString(), expected(question));
            }
            answers.add(answer);
        }
        given.propertyNames().stream()
                .filter(name ->
                        driver.questions().stream().noneMatch(q -> q.name().equals(name)))
                .forEach(name -> fields.refuse(field + "." + name, name, "a question of this driver"));
        return answers;
    }

    /** The range in words. */
    static String expected(Asked question) {
        if (question.least() != null && question.most() != null) {
            return question.least().toPlainString() + " to " + question.most().toPlainString();
        }
        return question.least() != null
                ? question.least().toPlainString() + " or more"
                : Objects.requireNonNull(question.most()).toPlainString() + " or less";
    }
}
