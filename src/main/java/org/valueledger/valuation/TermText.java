package org.valueledger.valuation;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Parts of a formula as text: the same part, however it was spaced, has the same text. */
final class TermText {

    private TermText() {}

    static String of(Term term) {
        return switch (term) {
            case Term.Constant constant ->
                constant.number().signum() == 0
                        ? "0"
                        : constant.number().stripTrailingZeros().toPlainString();
            case Term.Variable variable -> variable.name();
            case Term.Operation operation -> of(operation);
            case Term.Choice choice ->
                "if(" + of(choice.condition()) + ", " + of(choice.then()) + ", " + of(choice.otherwise()) + ")";
            case Term.Extreme extreme ->
                extreme.terms().stream().map(TermText::of).collect(Collectors.joining(", ", extreme.name() + "(", ")"));
        };
    }

    private static String of(Term.Operation operation) {
        if (operation.symbol().equals("round")) {
            return "round(" + of(operation.left()) + ", " + of(operation.right()) + ")";
        }
        return joined(operation.left(), operation.symbol(), operation.right());
    }

    /** A sign reads as a subtraction from 0. */
    static String joined(Term left, String symbol, Term right) {
        var isSign = symbol.equals("-")
                && left instanceof Term.Constant constant
                && constant.number().signum() == 0;
        return isSign ? "-" + inner(right) : inner(left) + " " + symbol + " " + inner(right);
    }

    private static String inner(Term term) {
        return term instanceof Term.Operation operation && !operation.symbol().equals("round")
                ? "(" + of(term) + ")"
                : of(term);
    }

    /** The variables in a part, in alphabetical order. */
    static Set<String> variables(Term term) {
        var names = new TreeSet<String>();
        collect(term, names);
        return names;
    }

    private static void collect(Term term, Set<String> names) {
        switch (term) {
            case Term.Constant constant -> {}
            case Term.Variable variable -> names.add(variable.name());
            case Term.Operation operation -> {
                collect(operation.left(), names);
                collect(operation.right(), names);
            }
            case Term.Choice choice -> {
                collect(choice.condition(), names);
                collect(choice.then(), names);
                collect(choice.otherwise(), names);
            }
            case Term.Extreme extreme -> extreme.terms().forEach(inner -> collect(inner, names));
        }
    }
}
