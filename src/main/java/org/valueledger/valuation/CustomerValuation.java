package org.valueledger.valuation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.valueledger.quantity.CurrencyRates;

/** Adds drivers up in the customer's currency. */
final class CustomerValuation {

    private final CurrencyRates rates;
    private final @Nullable ContractCost cost;
    private final SequencedMap<String, DriverValue> drivers;
    private final LocalDate asOf;
    private final List<String> leftOut = new ArrayList<>();
    private final List<Priced> counted = new ArrayList<>();
    private final Totals totals = new Totals();

    /** A driver that is in the totals, and units of the customer's currency for one of its own. */
    record Priced(DriverValue driver, BigDecimal rate) {}

    private CustomerValuation(
            CurrencyRates rates,
            @Nullable ContractCost cost,
            SequencedMap<String, DriverValue> drivers,
            LocalDate asOf) {
        this.rates = rates;
        this.cost = cost;
        this.drivers = drivers;
        this.asOf = asOf;
    }

    static CustomerValue of(
            CurrencyRates rates,
            @Nullable ContractCost cost,
            SequencedMap<String, DriverValue> drivers,
            LocalDate asOf,
            boolean withCurve) {
        return new CustomerValuation(rates, cost, drivers, asOf).result(withCurve);
    }

    private void count() {
        drivers.forEach((key, driver) -> {
            var currency = driver.terms().currency();
            if (currency == null) {
                return;
            }
            var rate = rates.rateFrom(currency);
            if (rate == null) {
                leftOut.add(key);
            } else {
                counted.add(new Priced(driver, rate));
                totals.add(driver, rate);
            }
        });
    }

    private CustomerValue result(boolean withCurve) {
        count();
        var worst = worst();
        var costToDate = cost == null ? null : cost.until(asOf);
        return new CustomerValue(
                rates.into(),
                asOf,
                Collections.unmodifiableMap(new LinkedHashMap<>(drivers)),
                List.copyOf(leftOut),
                totals.delivered,
                totals.lowBound,
                totals.confirmed,
                totals.stated,
                totals.estimated,
                totals.planned,
                ratio(totals.delivered, totals.planned),
                totals.shortfall,
                totals.surplus,
                ratio(totals.weightedAttainment, totals.attainmentWeight),
                costToDate,
                costToDate == null ? null : ratio(totals.delivered.subtract(costToDate), costToDate),
                payback(),
                lastMeasured(new ArrayList<>(drivers.values())),
                totals.unmeasuredPlanned,
                worst == null ? null : worst.getValue().status(),
                worst == null ? null : worst.getKey(),
                withCurve ? Curve.of(counted, cost, measuredUntil(), asOf) : List.of());
    }

    /** Not defined over zero. */
    private static @Nullable BigDecimal ratio(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0 ? null : part.divide(whole, Term.PRECISION);
    }

    private Map.@Nullable Entry<String, DriverValue> worst() {
        Map.@Nullable Entry<String, DriverValue> worst = null;
        for (var entry : drivers.entrySet()) {
            if (worst == null
                    || entry.getValue().status().compareTo(worst.getValue().status()) < 0) {
                worst = entry;
            }
        }
        return worst;
    }

    private static @Nullable LocalDate lastMeasured(List<DriverValue> drivers) {
        @Nullable LocalDate last = null;
        for (var driver : drivers) {
            var latest = driver.latest();
            if (latest != null && (last == null || latest.reading().date().isAfter(last))) {
                last = latest.reading().date();
            }
        }
        return last;
    }

    private @Nullable LocalDate measuredUntil() {
        return lastMeasured(counted.stream().map(Priced::driver).toList());
    }

    private Payback payback() {
        if (cost == null || cost.isZero()) {
            return new Payback.NotDefined();
        }
        var measuredUntil = measuredUntil();
        if (measuredUntil == null) {
            return new Payback.NotYet();
        }
        var balance = new Accrual();
        counted.forEach(priced -> Accruals.delivered(balance, priced.driver(), priced.rate()));
        Accruals.cost(balance, cost, measuredUntil, BigDecimal.ONE.negate());
        return PaybackSearch.find(balance, cost, measuredUntil);
    }
}
