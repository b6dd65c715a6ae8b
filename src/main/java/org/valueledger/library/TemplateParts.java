package org.valueledger.library;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.valueledger.valuation.Question;
import org.valueledger.web.JsonFields;
import tools.jackson.databind.JsonNode;

/** What a template consists of: questions, the worked example, texts and numbers. */
final class TemplateParts {

    private TemplateParts() {}

    /** Text that must be there, without the one character that no text of the database can hold. */
    static String words(JsonFields fields, String field, int longest) {
        String text = fields.requiredText(field, longest);
        if (text.indexOf('\0') >= 0) {
            fields.refuse(field, text.replace('\0', ' '), "text without zero bytes");
        }
        return text;
    }

    static TemplateQuestion question(JsonFields fields) {
        BigDecimal least = fields.number("least");
        BigDecimal most = fields.number("most");
        if (least != null && most != null && least.compareTo(most) > 0) {
            fields.refuse("most", most.toPlainString(), "a number not below least, " + least.toPlainString());
        }
        Question.Role role = fields.oneOf("role", Question.Role.class);
        if (role == null) {
            fields.missing("role", "performance or condition");
        }
        return new TemplateQuestion(
                words(fields, "name", 60),
                words(fields, "text", 1000),
                fields.text("unit", 200) == null ? null : words(fields, "unit", 200),
                Objects.requireNonNullElse(role, Question.Role.PERFORMANCE),
                least == null ? null : plain(least),
                most == null ? null : plain(most));
    }

    static TemplateExample example(JsonFields fields) {
        return new TemplateExample(
                answers(fields, "baseline"),
                answers(fields, "goal"),
                figure(fields, "baselineAmount"),
                figure(fields, "goalAmount"),
                figure(fields, "value"));
    }

    private static Map<String, BigDecimal> answers(JsonFields fields, String field) {
        Map<String, BigDecimal> answers = new TreeMap<>();
        JsonNode given = fields.node(field);
        for (String name : given.propertyNames()) {
            BigDecimal answer = fields.number(field + "." + name, given.path(name));
            if (answer != null) {
                answers.put(name, plain(answer));
            }
        }
        return answers;
    }

    private static @Nullable BigDecimal figure(JsonFields fields, String field) {
        BigDecimal figure = fields.number(field);
        if (figure == null) {
            fields.missing(field, "a number");
        }
        return figure == null ? null : plain(figure);
    }

    /** 14.0 and 14 are one number. */
    static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
