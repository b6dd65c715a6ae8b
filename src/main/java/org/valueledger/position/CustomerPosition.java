package org.valueledger.position;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;
import org.valueledger.quantity.CurrencyRates;
import org.valueledger.quantity.Money;
import org.valueledger.valuation.Status;

/**
 * A customer's totals over the positions of its drivers: one row of {@code customer_position}. Money in the customer's
 * currency at the agreed rates.
 *
 * @param drivers with or without a price
 * @param driversLeftOut in a currency without an agreed rate, and so in no total
 * @param staleAfter the earliest of the drivers'
 */
public record CustomerPosition(
        long customerId,
        BigDecimal delivered,
        BigDecimal lowBound,
        BigDecimal confirmed,
        BigDecimal stated,
        BigDecimal planned,
        BigDecimal shortfall,
        BigDecimal surplus,
        @Nullable BigDecimal realisationRate,
        int drivers,
        int driversMeasured,
        int driversBelow,
        int driversLeftOut,
        @Nullable LocalDate lastMeasuredOn,
        @Nullable LocalDate staleAfter,
        @Nullable Status worstStatus) {

    /** Adds up positions one by one, so that a customer of any size fits into memory. */
    static final class Sum {
        private final long customerId;
        private final CurrencyRates rates;
        private BigDecimal delivered = BigDecimal.ZERO;
        private BigDecimal lowBound = BigDecimal.ZERO;
        private BigDecimal confirmed = BigDecimal.ZERO;
        private BigDecimal stated = BigDecimal.ZERO;
        private BigDecimal planned = BigDecimal.ZERO;
        private BigDecimal shortfall = BigDecimal.ZERO;
        private BigDecimal surplus = BigDecimal.ZERO;
        private int drivers;
        private int measured;
        private int below;
        private int leftOut;
        private @Nullable LocalDate lastMeasuredOn;
        private @Nullable LocalDate staleAfter;
        private @Nullable Status worst;

        Sum(long customerId, CurrencyRates rates) {
            this.customerId = customerId;
            this.rates = rates;
        }

        void add(DriverPosition driver, @Nullable Currency currency) {
            drivers++;
            measured += driver.measuredOn() == null ? 0 : 1;
            below += driver.status() == Status.BELOW_BASELINE ? 1 : 0;
            lastMeasuredOn = later(lastMeasuredOn, driver.measuredOn());
            staleAfter = earlier(staleAfter, driver.staleAfter());
            worst = worst == null || driver.status().compareTo(worst) < 0 ? driver.status() : worst;
            if (currency != null) {
                addMoney(driver, currency);
            }
        }

        private void addMoney(DriverPosition driver, Currency currency) {
            var one = rates.convert(new Money(BigDecimal.ONE, currency));
            if (one.isEmpty()) {
                leftOut++;
                return;
            }
            BigDecimal rate = one.get().amount();
            delivered = delivered.add(driver.delivered().multiply(rate));
            lowBound = lowBound.add(driver.lowBound().multiply(rate));
            confirmed = confirmed.add(driver.confirmed().multiply(rate));
            stated = stated.add(driver.stated().multiply(rate));
            planned = planned.add(driver.planned().multiply(rate));
            shortfall = shortfall.add(driver.shortfall().multiply(rate));
            surplus = surplus.add(driver.surplus().multiply(rate));
        }

        CustomerPosition total() {
            return new CustomerPosition(
                    customerId,
                    delivered,
                    lowBound,
                    confirmed,
                    stated,
                    planned,
                    shortfall,
                    surplus,
                    planned.signum() == 0 ? null : delivered.divide(planned, MathContext.DECIMAL128),
                    drivers,
                    measured,
                    below,
                    leftOut,
                    lastMeasuredOn,
                    staleAfter,
                    worst);
        }

        private static @Nullable LocalDate later(@Nullable LocalDate a, @Nullable LocalDate b) {
            return a == null || (b != null && b.isAfter(a)) ? b : a;
        }

        private static @Nullable LocalDate earlier(@Nullable LocalDate a, @Nullable LocalDate b) {
            return a == null || (b != null && b.isBefore(a)) ? b : a;
        }
    }
}
