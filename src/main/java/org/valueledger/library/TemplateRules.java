package org.valueledger.library;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.valueledger.valuation.Formula;
import org.valueledger.valuation.FormulaError;
import org.valueledger.valuation.Kind;
import org.valueledger.valuation.Question;
import org.valueledger.web.JsonFields;

/** What must hold between a template's fields: the formula knows its questions, and the example comes out as stated. */
final class TemplateRules {

    private final DriverTemplate template;
    private final JsonFields fields;

    TemplateRules(DriverTemplate template, JsonFields fields) {
        this.template = template;
        this.fields = fields;
    }

    void check() {
        if (template.questions().isEmpty() || template.formula().isEmpty()) {
            return;
        }
        boolean improves = template.questions().stream().anyMatch(q -> q.role() == Question.Role.PERFORMANCE);
        if (!improves) {
            fields.refuse("questions", "only conditions", "at least one question about performance");
        }
        Formula formula = formula();
        boolean answered = answered("baseline", template.example().baseline())
                & answered("goal", template.example().goal());
        if (formula != null && answered && conditionsAreKept()) {
            checkFigures(formula);
        }
    }

    private @Nullable Formula formula() {
        try {
            Formula formula = Formula.parse(template.formula(), template.questionNames());
            template.questionNames().stream()
                    .filter(name -> !formula.variables().contains(name))
                    .forEach(name ->
                            fields.refuse("formula", template.formula(), "that the question " + name + " counts"));
            return formula;
        } catch (FormulaError e) {
            fields.refuse("formula", template.formula(), "a formula over the questions: " + e.getMessage());
            return null;
        }
    }

    private boolean answered(String set, Map<String, BigDecimal> answers) {
        boolean complete = true;
        for (TemplateQuestion question : template.questions()) {
            String field = "example." + set + "." + question.name();
            BigDecimal answer = answers.get(question.name());
            if (answer == null) {
                fields.missing(field, "a number, as for every question");
                complete = false;
            } else if (!question.allows(answer)) {
                fields.refuse(field, answer.toPlainString(), question.range());
            }
        }
        answers.keySet().stream()
                .filter(name -> !template.questionNames().contains(name))
                .forEach(name -> fields.refuse("example." + set + "." + name, name, "a question of this template"));
        return complete;
    }

    /** Conditions change by themselves: a goal that improved them would promise what nobody can keep. */
    private boolean conditionsAreKept() {
        boolean kept = true;
        for (TemplateQuestion question : template.questions()) {
            BigDecimal before = template.example().baseline().get(question.name());
            BigDecimal wanted = template.example().goal().get(question.name());
            boolean mayChange = question.role() == Question.Role.PERFORMANCE && template.kind() != Kind.HOLD;
            if (!mayChange && before != null && wanted != null && before.compareTo(wanted) != 0) {
                fields.refuse(
                        "example.goal." + question.name(),
                        wanted.toPlainString(),
                        before.toPlainString() + " as at the baseline: "
                                + (question.role() == Question.Role.CONDITION
                                        ? "a condition changes by itself"
                                        : "what is to be held keeps its baseline"));
                kept = false;
            }
        }
        return kept;
    }

    private void checkFigures(Formula formula) {
        try {
            WorkedExample worked = WorkedExample.of(template, formula);
            compare("baselineAmount", template.example().baselineAmount(), worked.baselineAmount());
            compare("goalAmount", template.example().goalAmount(), worked.goalAmount());
            compare("value", template.example().value(), worked.value());
            if (template.kind() != Kind.HOLD && worked.improvement().signum() <= 0) {
                fields.refuse(
                        "example.goal",
                        worked.goalAmount().toPlainString(),
                        "a goal better than the baseline, "
                                + worked.baselineAmount().toPlainString() + ", where better is "
                                + template.direction().name().toLowerCase(java.util.Locale.ROOT));
            }
        } catch (FormulaError e) {
            fields.refuse("example", template.formula(), "answers that the formula can use: " + e.getMessage());
        }
    }

    private void compare(String figure, @Nullable BigDecimal stated, BigDecimal worked) {
        if (stated != null && stated.compareTo(worked) != 0) {
            fields.refuse(
                    "example." + figure, stated.toPlainString(), worked.toPlainString() + ", as the formula gives it");
        }
    }
}
