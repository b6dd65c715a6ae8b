package org.valueledger.valuation;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What is known about the parts of a formula in one of its branches: the questions' ranges and what cannot be zero there. */
final class BranchKnowledge {

    private static final Map<String, String> OPPOSITES =
            Map.of("<", ">=", ">=", "<", ">", "<=", "<=", ">", "=", "<>", "==", "<>", "!=", "=", "<>", "=");
    private static final Map<String, String> MIRRORED =
            Map.of("<", ">", ">", "<", "<=", ">=", ">=", "<=", "=", "=", "==", "=", "!=", "<>", "<>", "<>");

    private final Map<String, Interval> ranges;
    private final Set<String> nonZero;

    /** @param ranges by question; one that is missing can be anything but zero */
    BranchKnowledge(Map<String, Interval> ranges) {
        this(ranges, Set.of());
    }

    private BranchKnowledge(Map<String, Interval> ranges, Set<String> nonZero) {
        this.ranges = new HashMap<>(ranges);
        this.nonZero = new HashSet<>(nonZero);
    }

    Interval of(Term.Variable variable) {
        return ranges.getOrDefault(variable.name(), Interval.ANY.withoutZero());
    }

    boolean isNonZero(Term term) {
        return !nonZero.isEmpty() && nonZero.contains(TermText.of(term));
    }

    /** The branch that is taken where a condition holds, or where it does not. */
    BranchKnowledge where(Term condition, boolean holds) {
        var branch = new BranchKnowledge(ranges, nonZero);
        branch.learn(condition, holds);
        return branch;
    }

    private void learn(Term condition, boolean holds) {
        if (condition instanceof Term.Operation operation) {
            var symbol = operation.symbol();
            if (OPPOSITES.containsKey(symbol)) {
                compare(operation.left(), holds ? symbol : OPPOSITES.getOrDefault(symbol, symbol), operation.right());
                return;
            }
            // A product holds where both conditions do, a sum of comparisons fails where both do.
            if (symbol.equals("*") && holds || symbol.equals("+") && !holds && isComparisons(operation)) {
                learn(operation.left(), holds);
                learn(operation.right(), holds);
            }
        }
        if (holds) {
            nonZero.add(TermText.of(condition));
        } else {
            limit(condition, "=", BigDecimal.ZERO);
        }
    }

    private static boolean isComparisons(Term term) {
        return term instanceof Term.Operation operation
                && (OPPOSITES.containsKey(operation.symbol())
                        || (operation.symbol().equals("+") || operation.symbol().equals("*"))
                                && isComparisons(operation.left())
                                && isComparisons(operation.right()));
    }

    private void compare(Term left, String symbol, Term right) {
        if (Set.of("<", ">", "<>", "!=").contains(symbol)) {
            nonZero.add(TermText.joined(left, "-", right));
            nonZero.add(TermText.joined(right, "-", left));
        }
        if (right instanceof Term.Constant constant) {
            limit(left, symbol, constant.number());
        } else if (left instanceof Term.Constant constant) {
            limit(right, MIRRORED.getOrDefault(symbol, symbol), constant.number());
        }
    }

    private void limit(Term term, String symbol, BigDecimal number) {
        if (isAwayFromZero(symbol, number)) {
            nonZero.add(TermText.of(term));
        }
        if (term instanceof Term.Variable variable) {
            var range = of(variable);
            ranges.put(
                    variable.name(),
                    switch (symbol) {
                        case "<", "<=" -> range.within(null, number);
                        case ">", ">=" -> range.within(number, null);
                        case "=", "==" -> range.within(number, number);
                        default -> range;
                    });
        }
    }

    private static boolean isAwayFromZero(String symbol, BigDecimal number) {
        return switch (symbol) {
            case "<" -> number.signum() <= 0;
            case "<=" -> number.signum() < 0;
            case ">" -> number.signum() >= 0;
            case ">=" -> number.signum() > 0;
            case "=", "==" -> number.signum() != 0;
            default -> number.signum() == 0;
        };
    }
}
