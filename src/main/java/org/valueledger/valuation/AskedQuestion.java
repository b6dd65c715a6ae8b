package org.valueledger.valuation;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A question as its author writes it, with an answer to try the formula on.
 *
 * @param unit products and quotients of words such as {@code min/invoice}; null or blank: not known
 * @param sample null: none yet
 */
public record AskedQuestion(
        String name,
        Question.Role role,
        @Nullable String unit,
        AnswerRange range,
        @Nullable BigDecimal sample) {}
