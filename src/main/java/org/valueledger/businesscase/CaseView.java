package org.valueledger.businesscase;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.valueledger.valuation.BusinessCase;
import org.valueledger.valuation.BusinessCaseResult;
import org.valueledger.valuation.BusinessCaseResult.LineResult;
import org.valueledger.web.Formats;

/**
 * A business case as a page shows it: lines by period after risk adjustment, and what all of it comes to.
 *
 * @param currency three letters
 * @param roi null without costs
 * @param payback months; null where it is not reached or there are no costs
 */
record CaseView(
        String currency,
        String discountRate,
        List<String> periods,
        List<Group> groups,
        Row net,
        String npv,
        boolean loss,
        @Nullable String roi,
        @Nullable String payback,
        String benefits,
        String costs) {

    /** @param kind benefits or costs, as message keys have it */
    record Group(String kind, List<Row> rows, Row sum) {}

    /** @param risk null where nothing is adjusted */
    record Row(
            @Nullable String ref,
            @Nullable String name,
            @Nullable String category,
            @Nullable String risk,
            List<String> amounts,
            String total,
            String presentValue) {}

    static CaseView of(BusinessCase promised, BusinessCaseResult result, Formats formats) {
        var maker = new Maker(result.currency(), formats);
        var flow = result.cashFlow();
        return new CaseView(
                result.currency().getCurrencyCode(),
                maker.percent(promised.discountRate()),
                result.periods(),
                List.of(
                        maker.group("benefits", promised.benefits(), result.benefits(), flow.benefits()),
                        maker.group("costs", promised.costs(), result.costs(), flow.costs())),
                maker.sum(flow.net()),
                maker.money(result.npv()),
                result.npv().signum() < 0,
                result.roi() == null ? null : formats.percent(result.roi()),
                result.paybackMonths() == null ? null : maker.months(result.paybackMonths()),
                maker.money(flow.benefits().presentValue()),
                maker.money(flow.costs().presentValue()));
    }

    private record Maker(Currency currency, Formats formats) {

        Group group(String kind, List<BusinessCase.Line> given, List<LineResult> results, BusinessCaseResult.Row sum) {
            List<Row> rows = Stream.iterate(0, i -> i < results.size(), i -> i + 1)
                    .map(i -> row(given.get(i), results.get(i)))
                    .toList();
            return new Group(kind, rows, sum(sum));
        }

        private Row row(BusinessCase.Line given, LineResult result) {
            return new Row(
                    result.ref(),
                    result.name(),
                    result.category(),
                    given.riskAdjustment().signum() == 0 ? null : percent(given.riskAdjustment()),
                    amounts(result.riskAdjusted()),
                    money(result.total()),
                    money(result.presentValue()));
        }

        Row sum(BusinessCaseResult.Row row) {
            return new Row(
                    null, null, null, null, amounts(row.byPeriod()), money(row.total()), money(row.presentValue()));
        }

        private List<String> amounts(List<BigDecimal> amounts) {
            return amounts.stream().map(this::money).toList();
        }

        String money(BigDecimal amount) {
            return formats.money(amount, currency);
        }

        /** With decimals where there are some: a rate of 3.5 % must not become 4 %. */
        String percent(BigDecimal fraction) {
            NumberFormat format = NumberFormat.getPercentInstance(formats.locale());
            format.setMaximumFractionDigits(2);
            return format.format(fraction);
        }

        /** One decimal, rounded up: nobody is told of a payback that has not come yet. */
        String months(BigDecimal months) {
            return NumberFormat.getNumberInstance(formats.locale()).format(months.setScale(1, RoundingMode.UP));
        }
    }
}
