package org.valueledger.businesscase;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.valueledger.position.DriverBook;
import org.valueledger.quantity.CurrencyRates;
import org.valueledger.valuation.GoalWorth;

/**
 * What one driver agreed to bring and brought, in the customer's currency.
 *
 * @param agreedToDate the plan from value start to the day asked for
 * @param agreedYearly a year of the reached goal
 * @param delivered up to the last measurement and not a day further
 * @param measuredUntil null without a reading that counts
 * @param rate units of the customer's currency for one of the driver's own
 */
record DriverFigures(
        BigDecimal agreedToDate,
        BigDecimal agreedYearly,
        BigDecimal delivered,
        BigDecimal lowBound,
        @Nullable LocalDate measuredUntil,
        BigDecimal rate) {

    /** Why a driver cannot stand beside a promise. */
    enum Missing {
        /** It has no locked baseline with an agreed goal. */
        NOT_AGREED,
        /** It is counted in its metric's own unit. */
        NO_PRICE,
        /** There is no agreed rate for its currency. */
        NO_RATE;

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** @return null where there is nothing that could be compared */
    static @Nullable Missing missing(@Nullable DriverBook book, CurrencyRates rates) {
        if (book == null) {
            return Missing.NOT_AGREED;
        }
        Currency currency = book.terms().currency();
        if (currency == null) {
            return Missing.NO_PRICE;
        }
        return rates.rateFrom(currency) == null ? Missing.NO_RATE : null;
    }

    /** @return null where {@link #missing} says why */
    static @Nullable DriverFigures of(@Nullable DriverBook book, CurrencyRates rates, LocalDate asOf) {
        Currency currency = book == null ? null : book.terms().currency();
        BigDecimal rate = currency == null ? null : rates.rateFrom(currency);
        if (book == null || rate == null) {
            return null;
        }
        var value = book.valueOn(asOf);
        var latest = value.latest();
        return new DriverFigures(
                value.planned().add(value.unmeasured().planned()).multiply(rate),
                GoalWorth.aYear(book.terms()).multiply(rate),
                value.delivered().multiply(rate),
                value.lowBound().multiply(rate),
                latest == null ? null : latest.reading().date(),
                rate);
    }

    /** The part of it that stands for one of several lines. */
    DriverFigures part(BigDecimal share) {
        return new DriverFigures(
                agreedToDate.multiply(share),
                agreedYearly.multiply(share),
                delivered.multiply(share),
                lowBound.multiply(share),
                measuredUntil,
                rate);
    }
}
