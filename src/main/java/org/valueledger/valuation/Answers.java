package org.valueledger.valuation;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One value per question of a driver, by the question's name. */
public record Answers(Map<String, BigDecimal> byName) {

    public Answers {
        byName = Map.copyOf(byName);
    }

    /** Pairs values with questions in the questions' order. */
    public static Answers inOrderOf(List<Question> questions, List<BigDecimal> values) {
        if (questions.size() != values.size()) {
            throw new IllegalArgumentException(
                    "answers are " + values.size() + ", expected " + questions.size() + ", one per question");
        }
        var byName = new HashMap<String, BigDecimal>();
        for (int i = 0; i < values.size(); i++) {
            byName.put(questions.get(i).name(), values.get(i));
        }
        return new Answers(byName);
    }
}
