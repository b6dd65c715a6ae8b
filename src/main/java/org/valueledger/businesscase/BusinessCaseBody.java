package org.valueledger.businesscase;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.valueledger.valuation.BusinessCase;
import org.valueledger.valuation.BusinessCase.Figures;
import org.valueledger.valuation.BusinessCase.Line;
import org.valueledger.valuation.BusinessCase.Step;
import org.valueledger.web.JsonFields;
import tools.jackson.databind.JsonNode;

/** A business case as a request spells it. */
final class BusinessCaseBody {

    private BusinessCaseBody() {}

    static BusinessCase read(JsonNode body) {
        return JsonFields.read(body, BusinessCaseBody::businessCase);
    }

    private static BusinessCase businessCase(JsonFields body) {
        return new BusinessCase(
                currency(body),
                body.requiredNumber("discountRate"),
                Objects.requireNonNullElse(names(body, "periods", true), List.of()),
                Objects.requireNonNullElse(body.list("benefits", BusinessCaseBody::line), List.of()),
                Objects.requireNonNullElse(body.list("costs", BusinessCaseBody::line), List.of()));
    }

    private static Currency currency(JsonFields body) {
        String code = body.requiredText("currency", 3);
        try {
            return Currency.getInstance(code);
        } catch (IllegalArgumentException e) {
            if (!code.isEmpty()) {
                body.refuse("currency", code, "an ISO 4217 code such as EUR");
            }
            return Currency.getInstance("EUR");
        }
    }

    private static Line line(JsonFields line) {
        String ref = line.requiredText("ref", 60);
        String name = line.text("name", 200);
        BigDecimal risk = line.number("riskAdjustment");
        List<Step> steps = line.list("steps", BusinessCaseBody::step);
        if (steps == null || steps.isEmpty()) {
            line.missing("steps", "at least one step {name, formula}; the last one is the line's total");
        }
        return new Line(
                ref,
                name == null ? ref : name,
                line.text("category", 200),
                variables(line),
                steps == null ? List.of() : steps,
                risk == null ? BigDecimal.ZERO : risk,
                names(line, "activePeriods", false));
    }

    private static Step step(JsonFields step) {
        return new Step(step.requiredText("name", 60), step.requiredText("formula", 2000));
    }

    private static Map<String, Figures> variables(JsonFields line) {
        JsonNode variables = line.node("variables");
        Map<String, Figures> read = new LinkedHashMap<>();
        if (!variables.isMissingNode() && !variables.isNull() && !variables.isObject()) {
            line.refuse("variables", JsonFields.shown(variables), "an object of numbers or lists of numbers by name");
        }
        variables.properties().forEach(entry -> {
            Figures figures = figures(line, "variables." + entry.getKey(), entry.getValue());
            if (figures != null) {
                read.put(entry.getKey(), figures);
            }
        });
        return read;
    }

    private static @Nullable Figures figures(JsonFields line, String field, JsonNode node) {
        if (node.isArray()) {
            List<BigDecimal> numbers = new ArrayList<>();
            node.forEach(item -> numbers.add(orZero(line, field, item)));
            return new Figures.ByPeriod(numbers);
        }
        return new Figures.Same(orZero(line, field, node));
    }

    private static BigDecimal orZero(JsonFields line, String field, JsonNode node) {
        BigDecimal number = line.number(field, node);
        if (number == null) {
            line.missing(field, "a number");
        }
        return number == null ? BigDecimal.ZERO : number;
    }

    private static @Nullable List<String> names(JsonFields body, String field, boolean required) {
        JsonNode node = body.node(field);
        if (node.isMissingNode() || node.isNull()) {
            if (required) {
                body.missing(field, "a list of names");
            }
            return null;
        }
        List<String> names = new ArrayList<>();
        node.forEach(item -> names.add(item.isString() ? item.stringValue() : item.toString()));
        if (!node.isArray() || names.isEmpty()) {
            body.refuse(field, JsonFields.shown(node), "a list of names");
        }
        return names;
    }
}
