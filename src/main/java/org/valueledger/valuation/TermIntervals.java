package org.valueledger.valuation;

import java.math.BigDecimal;
import java.util.function.BinaryOperator;

/**
 * Finds the divisions that may meet a zero while every question stays in its range. It may suspect one that cannot happen,
 * because it takes no notice that the same question stands in two places; it overlooks none.
 */
final class TermIntervals {

    /** A division, or a power with a negative exponent. */
    interface Suspects {
        void found(int place, Term divisor);
    }

    private final Suspects suspects;

    TermIntervals(Suspects suspects) {
        this.suspects = suspects;
    }

    Interval of(Term term, BranchKnowledge known) {
        var interval =
                switch (term) {
                    case Term.Constant constant -> Interval.point(constant.number());
                    case Term.Variable variable -> known.of(variable);
                    case Term.Operation operation -> of(operation, known);
                    case Term.Choice choice -> of(choice, known);
                    case Term.Extreme extreme -> of(extreme, known);
                };
        return interval.holdsZero() && known.isNonZero(term) ? interval.withoutZero() : interval;
    }

    private Interval of(Term.Operation operation, BranchKnowledge known) {
        var left = of(operation.left(), known);
        var right = of(operation.right(), known);
        if (dividesByZero(operation, left, right)) {
            suspects.found(operation.place(), operation.symbol().equals("/") ? operation.right() : operation.left());
        }
        try {
            return left.isPoint() && right.isPoint()
                    ? Interval.point(operation.operator().apply(left.least(), right.least()))
                    : combined(operation.symbol(), left, right);
        } catch (ArithmeticException noValue) {
            return Interval.ANY;
        }
    }

    private static boolean dividesByZero(Term.Operation operation, Interval left, Interval right) {
        return operation.symbol().equals("/") && right.holdsZero()
                || operation.symbol().equals("^")
                        && left.holdsZero()
                        && right.least().signum() < 0;
    }

    private static Interval combined(String symbol, Interval left, Interval right) {
        return switch (symbol) {
            case "+" -> left.plus(right);
            case "-" -> left.plus(right.negate());
            case "*" -> left.times(right);
            case "/" -> left.over(right);
            case "^" -> left.power(right);
            case "round" -> left.rounded(right);
            default -> compared(symbol, left, right);
        };
    }

    private static Interval compared(String symbol, Interval left, Interval right) {
        return switch (symbol) {
            case "<" ->
                truth(left.most().compareTo(right.least()) < 0, left.least().compareTo(right.most()) >= 0);
            case "<=" ->
                truth(left.most().compareTo(right.least()) <= 0, left.least().compareTo(right.most()) > 0);
            case ">" -> compared("<", right, left);
            case ">=" -> compared("<=", right, left);
            case "=", "==" -> truth(false, areApart(left, right));
            default -> truth(areApart(left, right), false);
        };
    }

    private static boolean areApart(Interval left, Interval right) {
        return !left.plus(right.negate()).holdsZero()
                || right.isZero() && !left.holdsZero()
                || left.isZero() && !right.holdsZero();
    }

    private static Interval truth(boolean always, boolean never) {
        if (always) {
            return Interval.TRUE;
        }
        return never ? Interval.FALSE : Interval.TRUE_OR_FALSE;
    }

    private Interval of(Term.Choice choice, BranchKnowledge known) {
        var condition = of(choice.condition(), known);
        if (!condition.holdsZero()) {
            return of(choice.then(), known);
        }
        if (condition.isZero()) {
            return of(choice.otherwise(), known);
        }
        var then = of(choice.then(), known.where(choice.condition(), true));
        return then.or(of(choice.otherwise(), known.where(choice.condition(), false)));
    }

    private Interval of(Term.Extreme extreme, BranchKnowledge known) {
        BinaryOperator<BigDecimal> better = extreme.better();
        var best = of(extreme.terms().getFirst(), known);
        for (var term : extreme.terms().subList(1, extreme.terms().size())) {
            var next = of(term, known);
            best = new Interval(
                    better.apply(best.least(), next.least()),
                    better.apply(best.most(), next.most()),
                    !best.holdsZero() && !next.holdsZero());
        }
        return best;
    }
}
