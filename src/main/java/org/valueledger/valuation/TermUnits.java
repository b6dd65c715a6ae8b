package org.valueledger.valuation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Works out what a formula's result counts. A number written in the formula counts whatever stands beside it; so does a
 * question without a unit, and the result of anything that has a clash.
 */
final class TermUnits {

    /** Two parts that should count the same. */
    interface Clashes {
        void found(int place, Dimension one, Dimension other);
    }

    /** What a part counts, as far as can be said. */
    private sealed interface Counted {

        record Known(Dimension dimension) implements Counted {}

        /** A written number: nothing beside {@code *} and {@code /}, anything elsewhere. */
        record Number() implements Counted {}

        record Unknown() implements Counted {}
    }

    private static final Counted UNKNOWN = new Counted.Unknown();
    private static final Counted PLAIN = new Counted.Known(Dimension.NONE);

    private final Map<String, Dimension> questions;
    private final Clashes clashes;

    /** @param questions those whose unit is known */
    TermUnits(Map<String, Dimension> questions, Clashes clashes) {
        this.questions = questions;
        this.clashes = clashes;
    }

    /** Null where it cannot be said. */
    @Nullable Dimension of(Term root) {
        return switch (counted(root)) {
            case Counted.Known known -> known.dimension();
            case Counted.Number number -> Dimension.NONE;
            case Counted.Unknown unknown -> null;
        };
    }

    private Counted counted(Term term) {
        return switch (term) {
            case Term.Constant constant -> new Counted.Number();
            case Term.Variable variable -> {
                var dimension = questions.get(variable.name());
                yield dimension == null ? UNKNOWN : new Counted.Known(dimension);
            }
            case Term.Operation operation -> counted(operation);
            case Term.Choice choice -> {
                counted(choice.condition());
                yield same(choice.place(), List.of(choice.then(), choice.otherwise()));
            }
            case Term.Extreme extreme -> same(extreme.place(), extreme.terms());
        };
    }

    private Counted counted(Term.Operation operation) {
        var both = List.of(operation.left(), operation.right());
        return switch (operation.symbol()) {
            case "+", "-" -> same(operation.place(), both);
            case "*" -> product(counted(operation.left()), counted(operation.right()), 1);
            case "/" -> product(counted(operation.left()), counted(operation.right()), -1);
            case "^" -> power(counted(operation.left()), operation.right());
            case "round" -> {
                counted(operation.right());
                yield counted(operation.left());
            }
            default -> {
                same(operation.place(), both);
                yield PLAIN;
            }
        };
    }

    /** What can be said of one is taken to hold for the others. */
    private Counted same(int place, List<Term> terms) {
        Counted agreed = new Counted.Number();
        var clash = false;
        for (var term : terms) {
            var counted = counted(term);
            if (agreed instanceof Counted.Known one && counted instanceof Counted.Known other) {
                if (!clash && !one.equals(other)) {
                    clash = true;
                    clashes.found(place, one.dimension(), other.dimension());
                }
            } else if (counted instanceof Counted.Known || agreed instanceof Counted.Number) {
                agreed = counted;
            }
        }
        return clash ? UNKNOWN : agreed;
    }

    private static Counted product(Counted left, Counted right, int sign) {
        if (left instanceof Counted.Unknown || right instanceof Counted.Unknown) {
            return UNKNOWN;
        }
        return new Counted.Known(plainly(left).times(plainly(right).power(sign)));
    }

    private static Dimension plainly(Counted counted) {
        return counted instanceof Counted.Known known ? known.dimension() : Dimension.NONE;
    }

    private Counted power(Counted base, Term exponent) {
        counted(exponent);
        if (!(base instanceof Counted.Known known)) {
            return base instanceof Counted.Unknown ? UNKNOWN : PLAIN;
        }
        if (known.dimension().equals(Dimension.NONE)) {
            return PLAIN;
        }
        return exponent instanceof Term.Constant constant ? raised(known.dimension(), constant.number()) : UNKNOWN;
    }

    /** A root has a unit only where it leaves whole exponents. */
    private static Counted raised(Dimension dimension, BigDecimal exponent) {
        var raised = new TreeMap<String, Integer>();
        for (var word : dimension.powers().entrySet()) {
            var power = exponent.multiply(BigDecimal.valueOf(word.getValue()));
            if (power.stripTrailingZeros().scale() > 0) {
                return UNKNOWN;
            }
            if (power.signum() != 0) {
                raised.put(word.getKey(), power.intValue());
            }
        }
        return new Counted.Known(new Dimension(raised));
    }
}
