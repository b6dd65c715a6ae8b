package org.valueledger.valuation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** A part of a formula that has a value: immutable, so that threads can share it. */
sealed interface Term {

    /** Digits of every result. */
    MathContext PRECISION = MathContext.DECIMAL128;

    /** Digits inside a formula: enough to spare that {@code 1 / 3 * 3} becomes 1 when the result is rounded. */
    MathContext WORKING = new MathContext(50);

    /** Powers of ten; far beyond any amount of money, near enough that adding such numbers stays cheap. */
    int LARGEST_MAGNITUDE = 60;

    /** Where a formula finds its variables. */
    interface Values {
        @Nullable BigDecimal of(String name);
    }

    /** Told apart from other arithmetic without a result, because it is the one that authors can do something about. */
    final class DivisionByZero extends ArithmeticException {
        DivisionByZero(String message) {
            super(message);
        }
    }

    /** @throws ArithmeticException for a missing answer, a division by zero, a number out of bounds */
    BigDecimal value(Values values);

    record Constant(BigDecimal number) implements Term {
        @Override
        public BigDecimal value(Values values) {
            return number;
        }
    }

    record Variable(String name) implements Term {
        @Override
        public BigDecimal value(Values values) {
            var value = values.of(name);
            if (value == null) {
                throw new ArithmeticException("no answer for " + name);
            }
            if (Math.abs((long) value.precision() - value.scale()) > LARGEST_MAGNITUDE
                    || value.scale() > LARGEST_MAGNITUDE) {
                throw new ArithmeticException("the answer for " + name + " is out of bounds");
            }
            return value;
        }
    }

    /**
     * Two parts and what becomes of them.
     *
     * @param symbol as the language spells it; {@code round} counts as an operation on number and places
     * @param place the character, counted from 1, where it stands
     */
    record Operation(String symbol, int place, BinaryOperator<BigDecimal> operator, Term left, Term right)
            implements Term {
        @Override
        public BigDecimal value(Values values) {
            return operator.apply(left.value(values), right.value(values));
        }
    }

    /** Evaluates only the branch taken, so that {@code if(n = 0, 0, x / n)} is safe. */
    record Choice(int place, Term condition, Term then, Term otherwise) implements Term {
        @Override
        public BigDecimal value(Values values) {
            return (condition.value(values).signum() == 0 ? otherwise : then).value(values);
        }
    }

    record Extreme(String name, int place, BinaryOperator<BigDecimal> better, List<Term> terms) implements Term {
        @Override
        public BigDecimal value(Values values) {
            var best = terms.getFirst().value(values);
            for (int i = 1; i < terms.size(); i++) {
                best = better.apply(best, terms.get(i).value(values));
            }
            return best;
        }
    }

    static BigDecimal quotient(BigDecimal dividend, BigDecimal divisor) {
        if (divisor.signum() == 0) {
            throw new DivisionByZero("division by zero");
        }
        return dividend.divide(divisor, WORKING);
    }

    static BigDecimal truth(boolean holds) {
        return holds ? BigDecimal.ONE : BigDecimal.ZERO;
    }

    static BigDecimal rounded(BigDecimal number, BigDecimal places) {
        if (places.abs().compareTo(BigDecimal.TEN) > 0
                || places.stripTrailingZeros().scale() > 0) {
            throw new ArithmeticException("round to " + places + " places, expected a whole number from -10 to 10");
        }
        if ((long) number.precision() - number.scale() > LARGEST_MAGNITUDE) {
            throw new ArithmeticException("round of a number larger than 1E" + LARGEST_MAGNITUDE);
        }
        return number.setScale(places.intValueExact(), RoundingMode.HALF_UP);
    }
}
