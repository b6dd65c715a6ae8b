package org.valueledger.report;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.valueledger.valuation.CustomerValue;
import org.valueledger.valuation.DriverValue;
import org.valueledger.valuation.Payback;
import org.valueledger.valuation.Reading;
import org.valueledger.valuation.RunRate;
import org.valueledger.valuation.Status;
import org.valueledger.valuation.Unmeasured;
import org.valueledger.valuation.ValuedReading;

/** A customer's value as JSON, at full precision. Figures that are not defined are null. */
record ValueAnswer(
        String customer,
        String name,
        LocalDate asOf,
        String currency,
        Amount delivered,
        Amount lowBound,
        Amount confirmed,
        Amount stated,
        Amount estimated,
        Amount planned,
        @Nullable BigDecimal realisationRate,
        Amount shortfall,
        Amount surplus,
        @Nullable BigDecimal averageAttainment,
        @Nullable Amount costToDate,
        @Nullable BigDecimal roiToDate,
        String roiConvention,
        PaybackAnswer payback,
        @Nullable LocalDate lastMeasured,
        Amount unmeasuredPlanned,
        @Nullable String status,
        @Nullable String statusFrom,
        List<String> leftOut,
        List<DriverAnswer> drivers) {

    /** Money, or an amount in the metric's own unit where the driver has no price. The amount is text: no digit is lost. */
    record Amount(
            String amount,
            @Nullable String currency,
            @Nullable String unit) {

        static Amount money(BigDecimal amount, Currency currency) {
            return new Amount(amount.toPlainString(), currency.getCurrencyCode(), null);
        }

        static Amount of(BigDecimal amount, @Nullable Currency currency, @Nullable String unit) {
            return currency == null ? new Amount(amount.toPlainString(), null, unit) : money(amount, currency);
        }
    }

    /** @param state paid-back, not-yet or not-defined */
    record PaybackAnswer(
            String state,
            @Nullable LocalDate date,
            @Nullable Long days) {}

    record ReadingAnswer(
            LocalDate date,
            @Nullable LocalDate periodStart,
            Map<String, BigDecimal> answers,
            String grade,
            BigDecimal amount,
            BigDecimal adjustedBaseline,
            BigDecimal adjustedGoal,
            BigDecimal improvement,
            @Nullable BigDecimal attainment,
            BigDecimal plannedShare,
            Amount value,
            @Nullable Boolean held,
            @Nullable Amount delivered,
            @Nullable Amount lowBound,
            @Nullable Amount planned) {}

    record DriverAnswer(
            String driver,
            String name,
            String kind,
            String direction,
            String formula,
            Map<String, BigDecimal> baseline,
            Map<String, BigDecimal> goal,
            LocalDate baselineDate,
            LocalDate goalDate,
            LocalDate valueStart,
            @Nullable BigDecimal improvement,
            @Nullable BigDecimal attainment,
            Amount delivered,
            Amount lowBound,
            Amount confirmed,
            Amount stated,
            Amount estimated,
            Amount planned,
            @Nullable BigDecimal realisationRate,
            Amount shortfall,
            Amount surplus,
            @Nullable BigDecimal heldShare,
            @Nullable BigDecimal windowAttainment,
            @Nullable RunRate runRate,
            Unmeasured unmeasured,
            @Nullable LocalDate lastMeasured,
            String status,
            List<ReadingAnswer> measurements,
            List<LocalDate> setAside) {}

    static ValueAnswer of(Reports.Valued valued) {
        CustomerValue value = valued.input().value();
        Currency currency = value.currency();
        Status worst = value.worst();
        return new ValueAnswer(
                valued.facts().key(),
                valued.facts().name(),
                value.asOf(),
                currency.getCurrencyCode(),
                Amount.money(value.delivered(), currency),
                Amount.money(value.lowBound(), currency),
                Amount.money(value.confirmed(), currency),
                Amount.money(value.stated(), currency),
                Amount.money(value.estimated(), currency),
                Amount.money(value.planned(), currency),
                value.realisationRate(),
                Amount.money(value.shortfall(), currency),
                Amount.money(value.surplus(), currency),
                value.averageAttainment(),
                value.costToDate() == null ? null : Amount.money(value.costToDate(), currency),
                value.roiToDate(),
                "(delivered - cost to date) / cost to date, undiscounted",
                payback(value.payback()),
                value.lastMeasured(),
                Amount.money(value.unmeasuredPlanned(), currency),
                worst == null ? null : word(worst),
                value.worstDriver(),
                value.leftOut(),
                value.drivers().entrySet().stream()
                        .map(d -> driver(
                                d.getKey(),
                                d.getValue(),
                                valued.input().drivers().get(d.getKey())))
                        .toList());
    }

    private static PaybackAnswer payback(Payback payback) {
        return switch (payback) {
            case Payback.On on -> new PaybackAnswer("paid-back", on.day(), on.daysFromStart());
            case Payback.NotYet notYet -> new PaybackAnswer("not-yet", null, null);
            case Payback.NotDefined notDefined -> new PaybackAnswer("not-defined", null, null);
        };
    }

    private static DriverAnswer driver(String key, DriverValue value, @Nullable DriverText text) {
        var terms = value.terms();
        Currency currency = terms.currency();
        String unit = text == null ? null : text.unit();
        ValuedReading latest = value.latest();
        return new DriverAnswer(
                key,
                text == null ? key : text.name(),
                word(terms.kind()),
                word(terms.direction()),
                terms.formula().text(),
                terms.baseline().byName(),
                terms.goal().byName(),
                terms.baselineDate(),
                terms.goalDate(),
                terms.valueStart(),
                latest == null ? null : latest.improvement(),
                latest == null ? null : latest.attainment(),
                Amount.of(value.delivered(), currency, unit),
                Amount.of(value.lowBound(), currency, unit),
                Amount.of(value.confirmed(), currency, unit),
                Amount.of(value.stated(), currency, unit),
                Amount.of(value.estimated(), currency, unit),
                Amount.of(value.planned(), currency, unit),
                value.realisationRate(),
                Amount.of(value.shortfall(), currency, unit),
                Amount.of(value.surplus(), currency, unit),
                value.heldShare(),
                value.windowAttainment(),
                value.runRate(),
                value.unmeasured(),
                latest == null ? null : latest.reading().date(),
                word(value.status()),
                value.readings().stream().map(r -> reading(r, currency, unit)).toList(),
                value.setAside().stream().map(Reading::date).toList());
    }

    private static ReadingAnswer reading(ValuedReading r, @Nullable Currency currency, @Nullable String unit) {
        var stretch = r.stretch();
        return new ReadingAnswer(
                r.reading().date(),
                r.reading().periodStart(),
                r.reading().answers().byName(),
                word(r.reading().grade()),
                r.amount(),
                r.adjustedBaseline(),
                r.adjustedGoal(),
                r.improvement(),
                r.attainment(),
                r.plannedShare(),
                Amount.of(r.value(), currency, unit),
                r.held(),
                stretch == null ? null : Amount.of(stretch.delivered(), currency, unit),
                stretch == null ? null : Amount.of(stretch.lowBound(), currency, unit),
                stretch == null ? null : Amount.of(stretch.planned(), currency, unit));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
