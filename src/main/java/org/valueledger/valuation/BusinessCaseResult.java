package org.valueledger.valuation;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A business case worked out, at full precision. Lists have one entry per period.
 *
 * @param npv present value of benefits less that of costs
 * @param roi NPV / present value of costs, as a fraction (TEI); null where costs are zero
 * @param benefitCostRatio present value of benefits / that of costs; null where costs are zero
 * @param paybackMonths on undiscounted flows, interpolated inside the year; null where it is never reached or costs are zero
 */
public record BusinessCaseResult(
        Currency currency,
        List<String> periods,
        List<LineResult> benefits,
        List<LineResult> costs,
        CashFlow cashFlow,
        BigDecimal npv,
        @Nullable BigDecimal roi,
        @Nullable BigDecimal benefitCostRatio,
        @Nullable BigDecimal paybackMonths) {

    /**
     * @param byPeriod before risk adjustment
     * @param total of the risk-adjusted amounts
     * @param presentValue of the risk-adjusted amounts
     */
    public record LineResult(
            String ref,
            String name,
            @Nullable String category,
            List<BigDecimal> byPeriod,
            List<BigDecimal> riskAdjusted,
            BigDecimal total,
            BigDecimal presentValue) {}

    /** Risk-adjusted; costs are positive, net is benefits less costs. */
    public record CashFlow(Row costs, Row benefits, Row net) {}

    public record Row(List<BigDecimal> byPeriod, BigDecimal total, BigDecimal presentValue) {}
}
