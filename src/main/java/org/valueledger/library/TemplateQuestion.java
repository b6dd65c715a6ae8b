package org.valueledger.library;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.valueledger.valuation.Question;

/**
 * A question of a template.
 *
 * @param name as the formula spells it
 * @param least the smallest answer that makes sense, in the question's unit; null: no limit
 * @param most the largest
 */
public record TemplateQuestion(
        String name,
        String text,
        @Nullable String unit,
        Question.Role role,
        @Nullable BigDecimal least,
        @Nullable BigDecimal most) {

    boolean allows(BigDecimal answer) {
        return (least == null || answer.compareTo(least) >= 0) && (most == null || answer.compareTo(most) <= 0);
    }

    /** The range in words, for whoever left it. */
    String range() {
        String from = least == null ? "" : "at least " + least.toPlainString();
        String to = most == null ? "" : "at most " + most.toPlainString();
        return from + (from.isEmpty() || to.isEmpty() ? "" : " and ") + to;
    }
}
