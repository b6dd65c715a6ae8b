package org.valueledger.valuation;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a number counts: words with whole exponents. Two numbers can be added where their dimensions are equal; the sizes of
 * units (60 minutes in an hour) are the formula's business.
 *
 * @param powers by word, none of them 0
 */
record Dimension(SortedMap<String, Integer> powers) {

    static final String MONEY_WORD = "money";
    static final String TIME_WORD = "time";

    static final Dimension NONE = new Dimension(new TreeMap<>());
    static final Dimension MONEY = of(MONEY_WORD);
    static final Dimension MONEY_OVER_TIME = MONEY.over(of(TIME_WORD));

    static Dimension of(String word) {
        return new Dimension(new TreeMap<>(Map.of(word, 1)));
    }

    Dimension times(Dimension other) {
        var product = new TreeMap<>(powers);
        other.powers.forEach((word, power) -> product.merge(word, power, Integer::sum));
        product.values().removeIf(power -> power == 0);
        return new Dimension(product);
    }

    Dimension over(Dimension other) {
        return times(other.power(-1));
    }

    Dimension power(int exponent) {
        var raised = new TreeMap<String, Integer>();
        if (exponent != 0) {
            powers.forEach((word, power) -> raised.put(word, power * exponent));
        }
        return new Dimension(raised);
    }

    boolean counts(String word) {
        return powers.containsKey(word);
    }

    /** For instance {@code money/time}, {@code 1/user} or, where nothing is counted, {@code 1}. */
    @Override
    public String toString() {
        var above = side(1);
        var below = side(-1);
        if (below == null) {
            return above == null ? "1" : above;
        }
        return (above == null ? "1" : above) + "/" + (below.contains("*") ? "(" + below + ")" : below);
    }

    private @Nullable String side(int sign) {
        var words = powers.entrySet().stream()
                .filter(word -> word.getValue() * sign > 0)
                .map(word -> word.getKey() + (Math.abs(word.getValue()) == 1 ? "" : "^" + Math.abs(word.getValue())))
                .collect(Collectors.joining("*"));
        return words.isEmpty() ? null : words;
    }
}
