package org.valueledger.valuation;

import java.math.BigDecimal;

/** Raising to a power within bounds: {@code 9^9^9} is refused instead of computed. */
final class Power {

    private static final BigDecimal LARGEST_EXPONENT = BigDecimal.valueOf(1_000);

    private Power() {}

    /** @throws ArithmeticException for an exponent beyond 1,000, zero to a negative, a negative to a fraction, a giant result */
    static BigDecimal of(BigDecimal base, BigDecimal exponent) {
        if (exponent.abs().compareTo(LARGEST_EXPONENT) > 0) {
            throw new ArithmeticException("exponent is " + exponent + ", expected -1000 to 1000");
        }
        if (base.signum() == 0 && exponent.signum() < 0) {
            throw new Term.DivisionByZero("division by zero: zero to a negative power");
        }
        var whole = exponent.intValue();
        var fraction = exponent.subtract(BigDecimal.valueOf(whole));
        if ((double) magnitude(base) * Math.abs(whole) > Term.LARGEST_MAGNITUDE * 10d) {
            throw new ArithmeticException("the power " + base + " ^ " + exponent + " is out of bounds");
        }
        var result = base.pow(whole, Term.WORKING);
        return fraction.signum() == 0 ? result : result.multiply(root(base, fraction), Term.WORKING);
    }

    private static long magnitude(BigDecimal number) {
        return Math.abs((long) number.precision() - number.scale());
    }

    /** Good for about 15 digits, like every logarithm in floating point. */
    private static BigDecimal root(BigDecimal base, BigDecimal fraction) {
        var root = Math.pow(base.doubleValue(), fraction.doubleValue());
        if (!Double.isFinite(root)) {
            throw new ArithmeticException(base + " ^ " + fraction + " is not a number");
        }
        return BigDecimal.valueOf(root);
    }
}
