package org.valueledger.library;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes a template as {@link TemplateReader} reads it. */
final class TemplateJson {

    private TemplateJson() {}

    static ObjectNode of(DriverTemplate template) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("key", template.key()).put("name", template.name());
        ArrayNode industries = json.putArray("industries");
        template.industries().forEach(industries::add);
        json.put("category", template.category().name())
                .put("tag", template.tag())
                .put("cashable", template.cashable())
                .put("whyBuy", template.whyBuy())
                .put("issue", template.issue())
                .put("outcome", template.outcome())
                .put("capability", template.capability())
                .put("stakeholder", template.stakeholder())
                .put("metric", template.metric())
                .put("unit", template.unit())
                .put("direction", template.direction().name())
                .put("kind", template.kind().name());
        ArrayNode questions = json.putArray("questions");
        template.questions().forEach(question -> questions.add(question(question)));
        json.put("formula", template.formula())
                .put("unitValue", template.unitValue())
                .put("priced", template.priced())
                .put("captureRate", template.captureRate())
                .put("attributionShare", template.attributionShare())
                .put("cadenceDays", template.cadenceDays())
                .put("evidence", template.evidence());
        json.set("example", example(template));
        return json;
    }

    private static ObjectNode question(TemplateQuestion question) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("name", question.name())
                .put("text", question.text())
                .put("unit", question.unit())
                .put("role", question.role().name())
                .put("least", question.least())
                .put("most", question.most());
    }

    private static ObjectNode example(DriverTemplate template) {
        TemplateExample example = template.example();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.set("baseline", answers(template, example.baseline()));
        json.set("goal", answers(template, example.goal()));
        return json.put("baselineAmount", text(example.baselineAmount()))
                .put("goalAmount", text(example.goalAmount()))
                .put("value", text(example.value()));
    }

    /** In the questions' order. */
    private static ObjectNode answers(DriverTemplate template, Map<String, BigDecimal> answers) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        template.questionNames().forEach(name -> json.put(name, answers.get(name)));
        return json;
    }

    private static @Nullable String text(@Nullable BigDecimal figure) {
        return figure == null ? null : figure.toPlainString();
    }
}
