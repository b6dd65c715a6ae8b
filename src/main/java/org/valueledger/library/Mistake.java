package org.valueledger.library;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.valueledger.web.Problem;

/**
 * A field of the form that was not accepted.
 *
 * @param group what pages call it
 * @param part which question, or which answer of the example; empty for plain fields
 */
record Mistake(String group, String part, @Nullable String value, String expected) {

    private static final Pattern QUESTION = Pattern.compile("questions\\[(\\d+)]\\.?(.*)");

    static List<Mistake> of(List<Problem.Field> fields) {
        return fields.stream().map(Mistake::of).toList();
    }

    private static Mistake of(Problem.Field field) {
        Matcher question = QUESTION.matcher(field.field());
        if (question.matches()) {
            String number = Integer.toString(Integer.parseInt(question.group(1)) + 1);
            return new Mistake("questions", number + " " + question.group(2), field.value(), field.expected());
        }
        int dot = field.field().indexOf('.');
        return dot < 0
                ? new Mistake(field.field(), "", field.value(), field.expected())
                : new Mistake(
                        field.field().substring(0, dot),
                        field.field().substring(dot + 1).replace('.', ' '),
                        field.value(),
                        field.expected());
    }
}
