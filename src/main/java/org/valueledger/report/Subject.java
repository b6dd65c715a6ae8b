package org.valueledger.report;

import java.math.BigDecimal;
import java.util.Currency;
import org.jspecify.annotations.Nullable;
import org.valueledger.valuation.Answers;
import org.valueledger.valuation.DriverValue;
import org.valueledger.valuation.Kind;
import org.valueledger.valuation.ValuedReading;

/** One driver with its texts and its value, and how its figures are written. */
record Subject(String key, DriverText text, DriverValue value, Figures figures) {

    String name() {
        return text.name().isBlank() ? key : text.name();
    }

    String metric() {
        return text.metric() == null || text.metric().isBlank() ? name() : text.metric();
    }

    /** The metric with its unit, as it stands below a driver's name. */
    String metricWithUnit() {
        var metric = text.metric() == null ? "" : text.metric();
        if (unit().isEmpty()) {
            return metric;
        }
        return metric.isBlank() ? unit() : metric + " (" + unit() + ")";
    }

    String unit() {
        return text.unit() == null ? "" : text.unit().strip();
    }

    boolean holds() {
        return value.terms().kind() == Kind.HOLD;
    }

    boolean isPriced() {
        return value.terms().currency() != null;
    }

    @Nullable ValuedReading latest() {
        return value.latest();
    }

    /** Money, or the metric's own unit where the driver has no price. */
    String worth(BigDecimal amount) {
        Currency currency = value.terms().currency();
        return currency == null ? withUnit(figures.number(amount)) : figures.money(amount, currency);
    }

    /** Whether an amount is more than nothing once it is rounded for reading. */
    boolean shows(BigDecimal amount) {
        return (isPriced() ? Figures.rounded(amount) : amount).signum() != 0;
    }

    /** The reading of the metric: the answer that the product improves, or the formula's result where there are several. */
    String reading(Answers answers) {
        return figures.number(value.terms().metric(answers));
    }

    String readingWithUnit(Answers answers) {
        return withUnit(reading(answers));
    }

    private String withUnit(String number) {
        return unit().isEmpty() ? number : number + "\u00A0" + unit();
    }
}
