package org.valueledger.valuation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Present value, NPV, ROI and payback of yearly amounts.
 *
 * @see <a href="http://slideplayer.com/slide/3553185/">ROI and BCR (Phillips)</a>
 */
final class CashFlows {

    private static final BigDecimal MONTHS = BigDecimal.valueOf(12);

    private final BigDecimal discountRate;
    private final boolean outlay;

    /** @param outlay whether the first amount is an initial one, not discounted */
    CashFlows(BigDecimal discountRate, boolean outlay) {
        this.discountRate = discountRate;
        this.outlay = outlay;
    }

    /** {@code sum(amount[n] / (1 + d)^n)}, n = 0 for the initial period, 1 for the first full one. */
    BigDecimal presentValue(List<BigDecimal> amounts) {
        var yearly = BigDecimal.ONE.add(discountRate);
        var factor = outlay ? BigDecimal.ONE : yearly;
        var sum = BigDecimal.ZERO;
        for (var amount : amounts) {
            sum = sum.add(amount.divide(factor, Term.PRECISION));
            factor = factor.multiply(yearly, Term.PRECISION);
        }
        return sum;
    }

    /** {@code (PV benefits - PV costs) / PV costs}; null without costs. */
    static @Nullable BigDecimal roi(BigDecimal benefits, BigDecimal costs) {
        return costs.signum() == 0 ? null : benefits.subtract(costs).divide(costs, Term.PRECISION);
    }

    /** {@code PV benefits / PV costs}; null without costs. */
    static @Nullable BigDecimal benefitCostRatio(BigDecimal benefits, BigDecimal costs) {
        return costs.signum() == 0 ? null : benefits.divide(costs, Term.PRECISION);
    }

    /**
     * Months until the cumulative net reaches 0, {@code 12 (k - 1) + 12 (-cumulative[k-1]) / net[k]} with k the first such
     * year; 0 where nothing was laid out and the first year is positive; null where it never happens.
     */
    @Nullable BigDecimal paybackMonths(List<BigDecimal> net) {
        var cumulative = outlay ? net.getFirst() : BigDecimal.ZERO;
        if (cumulative.signum() > 0) {
            return BigDecimal.ZERO;
        }
        int first = outlay ? 1 : 0;
        for (int i = first; i < net.size(); i++) {
            var year = net.get(i);
            var after = cumulative.add(year);
            if (year.signum() > 0 && after.signum() >= 0) {
                return MONTHS.multiply(BigDecimal.valueOf(i - first))
                        .add(MONTHS.multiply(cumulative.negate()).divide(year, Term.PRECISION));
            }
            cumulative = after;
        }
        return null;
    }

    static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    BusinessCaseResult result(
            BusinessCase business,
            List<BusinessCaseResult.LineResult> benefits,
            List<BusinessCaseResult.LineResult> costs) {
        var in = column(business, benefits);
        var out = column(business, costs);
        var net = new ArrayList<BigDecimal>();
        for (int i = 0; i < in.size(); i++) {
            net.add(in.get(i).subtract(out.get(i)));
        }
        var cashFlow = new BusinessCaseResult.CashFlow(row(out), row(in), row(net));
        var gained = cashFlow.benefits().presentValue();
        var spent = cashFlow.costs().presentValue();
        return new BusinessCaseResult(
                business.currency(),
                business.periods(),
                benefits,
                costs,
                cashFlow,
                gained.subtract(spent),
                roi(gained, spent),
                benefitCostRatio(gained, spent),
                spent.signum() == 0 ? null : paybackMonths(net));
    }

    private static List<BigDecimal> column(BusinessCase business, List<BusinessCaseResult.LineResult> lines) {
        var sums = new ArrayList<BigDecimal>();
        for (int period = 0; period < business.periods().size(); period++) {
            var sum = BigDecimal.ZERO;
            for (var line : lines) {
                sum = sum.add(line.riskAdjusted().get(period));
            }
            sums.add(sum);
        }
        return sums;
    }

    private BusinessCaseResult.Row row(List<BigDecimal> amounts) {
        return new BusinessCaseResult.Row(List.copyOf(amounts), sum(amounts), presentValue(amounts));
    }
}
