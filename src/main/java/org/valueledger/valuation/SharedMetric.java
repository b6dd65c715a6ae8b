package org.valueledger.valuation;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeSet;
import org.valueledger.quantity.Share;

/**
 * One metric that several drivers draw on. Their shares add up to at most 1, so that no improvement is counted twice.
 *
 * @param name of the metric
 * @param shares by the driver's key
 * @see <a href="https://us.fitgap.com/stack-guides/prevent-double-counting-in-portfolio-benefit-forecasts">Double counting</a>
 */
public record SharedMetric(String name, Map<String, Share> shares) {

    /** The shares claim more than there is. */
    public static final class Exceeded extends RuntimeException {
        Exceeded(String name, BigDecimal sum, Map<String, Share> shares) {
            super("shares of the metric " + name + " add up to " + sum.toPlainString() + " over the drivers "
                    + new TreeSet<>(shares.keySet()) + ", expected at most 1");
        }
    }

    /** @throws Exceeded where the shares add up to more than 1 */
    public SharedMetric {
        shares = Map.copyOf(shares);
        var sum = BigDecimal.ZERO;
        for (var share : shares.values()) {
            sum = sum.add(share.value());
        }
        if (sum.compareTo(BigDecimal.ONE) > 0) {
            throw new Exceeded(name, sum, shares);
        }
    }
}
