package org.valueledger.customer;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.valueledger.position.CustomerPosition;
import org.valueledger.web.Amount;

/**
 * One customer as the API answers it.
 *
 * @param version the ETag; a change must name it
 * @param agreedRates units of {@code currency} for one unit of the named currency
 * @param position totals up to the last measurement
 */
record CustomerRecord(
        long id,
        String externalId,
        long version,
        String name,
        @Nullable String industry,
        @Nullable String country,
        @Nullable String region,
        String timeZone,
        String locale,
        String currency,
        @Nullable String accountManager,
        @Nullable Contract contract,
        List<CustomerBody.Contact> contacts,
        Map<String, BigDecimal> agreedRates,
        Totals position) {

    record Contract(@Nullable LocalDate start, @Nullable LocalDate renewal, Amount yearlyAmount, Amount oneOffCost) {}

    record Totals(
            Amount delivered,
            Amount lowBound,
            Amount confirmed,
            Amount stated,
            Amount planned,
            Amount shortfall,
            Amount surplus,
            @Nullable BigDecimal realisationRate,
            int drivers,
            @Nullable LocalDate lastMeasuredOn) {}

    static CustomerRecord of(long id, String externalId, long version, CustomerBody body, CustomerPosition position) {
        Map<String, BigDecimal> rates = new TreeMap<>();
        body.agreedRates().forEach((currency, rate) -> rates.put(currency.getCurrencyCode(), rate));
        return new CustomerRecord(
                id,
                externalId,
                version,
                body.name(),
                body.industry(),
                body.country(),
                body.region(),
                body.timeZone(),
                body.locale(),
                body.currency().getCurrencyCode(),
                body.accountManager(),
                contract(body),
                body.contacts(),
                rates,
                totals(body, position));
    }

    private static @Nullable Contract contract(CustomerBody body) {
        var contract = body.contract();
        return contract == null
                ? null
                : new Contract(
                        contract.start(),
                        contract.renewal(),
                        Amount.of(contract.yearlyAmount(), body.currency()),
                        Amount.of(contract.oneOffCost(), body.currency()));
    }

    private static Totals totals(CustomerBody body, CustomerPosition position) {
        var currency = body.currency();
        return new Totals(
                Amount.of(position.delivered(), currency),
                Amount.of(position.lowBound(), currency),
                Amount.of(position.confirmed(), currency),
                Amount.of(position.stated(), currency),
                Amount.of(position.planned(), currency),
                Amount.of(position.shortfall(), currency),
                Amount.of(position.surplus(), currency),
                position.realisationRate(),
                position.drivers(),
                position.lastMeasuredOn());
    }
}
