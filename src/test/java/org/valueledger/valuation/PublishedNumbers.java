package org.valueledger.valuation;

import static org.valueledger.valuation.Drivers.EUR;
import static org.valueledger.valuation.Drivers.START;
import static org.valueledger.valuation.Drivers.day;
import static org.valueledger.valuation.Drivers.flow;
import static org.valueledger.valuation.Drivers.hold;
import static org.valueledger.valuation.Drivers.level;
import static org.valueledger.valuation.Drivers.number;
import static org.valueledger.valuation.Drivers.period;
import static org.valueledger.valuation.Drivers.reading;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.valueledger.quantity.CurrencyRates;
import org.valueledger.quantity.Money;

/** What others printed, and what our formulas make of the same inputs. */
final class PublishedNumbers {

    /**
     * @param expected as printed
     * @param tolerance half a unit of the last printed digit, in the unit of the number
     */
    record Check(
            String source, String formula, String what, BigDecimal expected, BigDecimal got, BigDecimal tolerance) {
        BigDecimal difference() {
            return got.subtract(expected);
        }

        @Override
        public String toString() {
            return formula + ": " + what;
        }
    }

    private static final String PHILLIPS = "http://slideplayer.com/slide/3553185/";
    private static final String INCIDENTS =
            "https://www.servicenow.com/docs/r/yokohama/impact/value-library/value-calculation-for-impact-value-reports.html";
    private static final String TARGETS =
            "https://www.servicenow.com/docs/r/australia/it-business-management/goal-framework/target-status-calculation-examples.html";
    private static final String CURRENCY = "http://www.investopedia.com/terms/c/constantcurrencies.asp";
    private static final String OWN = "own illustration of the method";
    private static final BigDecimal HUNDRED = number("100");
    private static final String EXACT = "0";

    private final List<Check> checks = new ArrayList<>();

    static List<Check> all() {
        var numbers = new PublishedNumbers();
        numbers.businessCentralLines();
        numbers.businessCentralCashFlow();
        numbers.phillips();
        numbers.incidentVolume();
        numbers.targets();
        numbers.runningWindow();
        numbers.heldSteady();
        numbers.constantCurrency();
        numbers.illustration();
        return numbers.checks;
    }

    private void check(String source, String formula, String what, String expected, BigDecimal got, String tolerance) {
        checks.add(new Check(source, formula, what, number(expected), got, number(tolerance)));
    }

    private void businessCentralLines() {
        var result = BusinessCentral.study().evaluate();
        line(result.benefits().get(0), "0 93075 93075 93075", "279225", "231464");
        line(result.benefits().get(1), "0 59130 59130 59130", "177390", "147048");
        line(result.benefits().get(2), "0 18000 18000 18000", "54000", "44763");
        line(result.benefits().get(3), "0 14008 17383 20758", "52148", "42695");
        line(result.costs().get(0), "0 20700 20700 20700", "62100", "51478");
        line(result.costs().get(1), "75038 20700 20700 20700", "137138", "126515");
        unadjusted(result.benefits().get(3), "0 15564 19314 23064");
        unadjusted(result.costs().get(1), "65250 18000 18000 18000");
    }

    private void unadjusted(BusinessCaseResult.LineResult line, String byPeriod) {
        dollars("business case, line " + line.ref() + "t", byPeriod, line.byPeriod());
    }

    private void line(BusinessCaseResult.LineResult line, String byPeriod, String total, String presentValue) {
        var formula = "business case, line " + line.ref() + "tr";
        dollars(formula, byPeriod, line.riskAdjusted());
        check(BusinessCentral.SOURCE, formula, "total, USD", total, line.total(), "0.5");
        check(BusinessCentral.SOURCE, formula, "present value, USD", presentValue, line.presentValue(), "0.5");
    }

    private void dollars(String formula, String byPeriod, List<BigDecimal> got) {
        var expected = byPeriod.split(" ");
        for (int i = 0; i < expected.length; i++) {
            var what = BusinessCentral.PERIODS.get(i) + ", USD";
            check(BusinessCentral.SOURCE, formula, what, expected[i], got.get(i), "0.5");
        }
    }

    private void businessCentralCashFlow() {
        var result = BusinessCentral.study().evaluate();
        var flow = result.cashFlow();
        row("costs", flow.costs(), "75038 41400 41400 41400", "199238", "177993");
        row("benefits", flow.benefits(), "0 184213 187588 190963", "562763", "465970");
        row("net", flow.net(), "-75038 142813 146188 149563", "363525", "287977");
        var source = BusinessCentral.SOURCE;
        check(source, "NPV", "USD", "287977", result.npv(), "0.5");
        check(source, "ROI = NPV / PV(costs)", "%", "162", percent(result.roi()), "0.5");
        check(source, "ROI = NPV / PV(costs)", "%, recomputed", "161.79", percent(result.roi()), "0.005");
        check(
                source,
                "payback, interpolated",
                "months",
                "6.31",
                Objects.requireNonNull(result.paybackMonths()),
                "0.005");
        var undiscounted = CashFlows.roi(flow.benefits().total(), flow.costs().total());
        check(source, "ROI, undiscounted", "%, recomputed", "182", percent(undiscounted), "0.5");
        var firstYear = CashFlows.roi(
                flow.benefits().byPeriod().get(1),
                flow.costs().byPeriod().get(0).add(flow.costs().byPeriod().get(1)));
        check(source, "ROI, first year only", "%, recomputed", "58", percent(firstYear), "0.5");
    }

    private void row(String name, BusinessCaseResult.Row row, String byPeriod, String total, String presentValue) {
        dollars("cash flow, " + name, byPeriod, row.byPeriod());
        check(BusinessCentral.SOURCE, "cash flow, " + name, "total, USD", total, row.total(), "0.5");
        check(
                BusinessCentral.SOURCE,
                "cash flow, " + name,
                "present value, USD",
                presentValue,
                row.presentValue(),
                "0.5");
    }

    private void phillips() {
        var benefits = number("750000");
        var costs = number("425000");
        var ratio = Objects.requireNonNull(CashFlows.benefitCostRatio(benefits, costs));
        check(PHILLIPS, "BCR", "ratio", "1.76", ratio, "0.005");
        check(PHILLIPS, "ROI = BCR - 1", "%", "76", percent(CashFlows.roi(benefits, costs)), "0.5");
        var driver = flow("0", "1").at("750000").valued(period(day(0), day(365), "1"));
        var customer = Valuation.customer(
                CurrencyRates.none(EUR),
                new ContractCost(START, BigDecimal.ZERO, costs),
                new LinkedHashMap<>(Map.of("program", driver)),
                day(365));
        check(PHILLIPS, "ROI to date", "%", "76", percent(customer.roiToDate()), "0.5");
    }

    private void incidentVolume() {
        var quarters = List.of("110000", "90000", "80000", "75000");
        var improvements = List.of("-10000", "10000", "20000", "25000");
        var attainments = List.of("-50", "50", "100", "125");
        var start = LocalDate.of(2025, 1, 1);
        var readings = new ArrayList<Reading>();
        for (int i = 0; i < 4; i++) {
            readings.add(period(start.plusMonths(3L * i), start.plusMonths(3L * i + 3), quarters.get(i)));
        }
        var value = flow("100000", "80000").down().valued(readings.toArray(Reading[]::new));
        for (int i = 0; i < 4; i++) {
            var quarter = value.readings().get(i);
            var what = "Q" + (i + 1) + ", incidents";
            check(
                    INCIDENTS,
                    "improvement (flow, lower is better)",
                    what,
                    improvements.get(i),
                    quarter.improvement(),
                    EXACT);
            check(
                    INCIDENTS,
                    "attainment",
                    "Q" + (i + 1) + ", %, derived",
                    attainments.get(i),
                    percent(quarter.attainment()),
                    EXACT);
        }
        check(INCIDENTS, "value delivered (flow)", "incidents, derived", "45000", value.delivered(), EXACT);
        check(INCIDENTS, "planned value (flow)", "incidents, derived", "80000", value.planned(), EXACT);
        check(INCIDENTS, "shortfall", "incidents, derived", "35000", value.shortfall(), EXACT);
    }

    private void targets() {
        attained("maximize from 0", level("0", "1000000"), "700000", "70", "0.5");
        attained("maximize", level("1000000", "1500000"), "1350000", "70", "0.5");
        attained("minimize", level("500000", "400000").down(), "420000", "80", "0.5");
        attained("cumulative Q1", level("0", "250000"), "220000", "88", "0.5");
        attained("cumulative Q2", level("0", "500000"), "480000", "96", "0.5");
        attained("cumulative Q3", level("0", "750000"), "710000", "94.7", "0.05");
        attained("cumulative Q4", level("0", "1000000"), "968000", "96.8", "0.05");
    }

    private void attained(String what, Drivers driver, String actual, String expected, String tolerance) {
        var attainment =
                driver.valued(reading(day(90), actual)).readings().getFirst().attainment();
        check(TARGETS, "attainment", what + ", %", expected, percent(attainment), tolerance);
    }

    private void runningWindow() {
        var actuals = List.of("220000", "240000", "200000", "230000");
        var expected = List.of("88", "92", "88", "89");
        var readings = new ArrayList<Reading>();
        for (int i = 0; i < 4; i++) {
            readings.add(period(day(90L * i), day(90L * i + 90), actuals.get(i)));
            var value = flow("0", "250000").valued(readings.toArray(Reading[]::new));
            var what = "window to Q" + (i + 1) + ", %";
            check(
                    TARGETS,
                    "attainment over the running window",
                    what,
                    expected.get(i),
                    percent(value.windowAttainment()),
                    "0.5");
        }
    }

    private void heldSteady() {
        var months = new ArrayList<Reading>();
        for (int i = 1; i <= 12; i++) {
            months.add(reading(day(30L * i), i == 7 ? "97.9" : "98.4"));
        }
        var uptime = hold("97", "98").valued(months.toArray(Reading[]::new));
        check(
                TARGETS,
                "periods met / periods elapsed",
                "uptime above 98 %, %",
                "92",
                percent(uptime.heldShare()),
                "0.5");
        var spending = hold("1600000", "1500000")
                .down()
                .valued(
                        reading(day(90), "1200000"),
                        reading(day(180), "1100000"),
                        reading(day(270), "1300000"),
                        reading(day(360), "1500000"));
        check(
                TARGETS,
                "periods met / periods elapsed",
                "spending below a cap, %",
                "100",
                percent(spending.heldShare()),
                "0.5");
        check(TARGETS, "hold band of 5 %", "lowest still held", "237.5", lastHeld(Direction.UP), EXACT);
        check(TARGETS, "hold band of 5 %", "highest still held", "262.5", lastHeld(Direction.DOWN), EXACT);
    }

    /** Walks away from the goal of 250 to the worse side in steps of 0.1. */
    private static BigDecimal lastHeld(Direction direction) {
        var driver = direction == Direction.UP
                ? hold("250", "250")
                : hold("250", "250").down();
        var step = direction.sign().multiply(number("-0.1"));
        var held = number("250");
        while (driver.valued(reading(day(30), held.add(step).toString())).status() == Status.HELD) {
            held = held.add(step);
        }
        return held;
    }

    private void constantCurrency() {
        var dollars = Currency.getInstance("USD");
        var australian = Currency.getInstance("AUD");
        var revenue = List.of("500000", "600000");
        var quotes = List.of("0.8", "1.1");
        var reported = List.of("625000", "545455");
        var profit = List.of("62500", "54545");
        var constant = List.of("625000", "750000");
        var atStart = new CurrencyRates(australian, Map.of(dollars, perDollar(quotes.getFirst())));
        for (int year = 0; year < 2; year++) {
            var ofYear = new CurrencyRates(australian, Map.of(dollars, perDollar(quotes.get(year))));
            var amount = new Money(number(revenue.get(year)), dollars);
            var margin = new Money(amount.amount().multiply(number("0.1")), dollars);
            var what = "year " + (year + 1) + ", AUD";
            check(CURRENCY, "revenue at the year's rate", what, reported.get(year), converted(ofYear, amount), "0.5");
            check(CURRENCY, "net profit at the year's rate", what, profit.get(year), converted(ofYear, margin), "0.5");
            check(
                    CURRENCY,
                    "revenue at constant currency",
                    what + ", derived",
                    constant.get(year),
                    converted(atStart, amount),
                    "0.5");
        }
    }

    private static BigDecimal perDollar(String dollarsPerUnit) {
        return BigDecimal.ONE.divide(number(dollarsPerUnit), Term.PRECISION);
    }

    private static BigDecimal converted(CurrencyRates rates, Money money) {
        return rates.convert(money).orElseThrow().amount();
    }

    private void illustration() {
        var value = level("0", "180000").valued(reading(day(90), "120000"), reading(day(270), "180000"));
        check(OWN, "value delivered (level)", "EUR", "88767.12", value.delivered(), "0.005");
        check(OWN, "low bound", "EUR", "59178.08", value.lowBound(), "0.005");
    }

    private static BigDecimal percent(@Nullable BigDecimal fraction) {
        return Objects.requireNonNull(fraction).multiply(HUNDRED);
    }
}
