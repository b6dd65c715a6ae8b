package org.valueledger.position;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.valueledger.quantity.CurrencyRates;
import org.valueledger.valuation.ContractCost;
import org.valueledger.valuation.CustomerValue;
import org.valueledger.valuation.DriverValue;
import org.valueledger.valuation.Valuation;

/**
 * Everything that a customer's value is computed from, as of one version of the customer.
 *
 * @param version what a write has to name, so that it fails where somebody else was faster
 * @param drivers those with a locked baseline and an agreed goal
 */
public record CustomerBook(
        long customerId,
        long version,
        CurrencyRates rates,
        @Nullable ContractCost cost,
        List<DriverBook> drivers) {

    /** Values every driver and the customer on one day. */
    public CustomerValue valueOn(LocalDate day) {
        var values = new LinkedHashMap<String, DriverValue>();
        for (DriverBook driver : drivers) {
            values.put(driver.key(), driver.valueOn(day));
        }
        return Valuation.customer(rates, cost, values, day);
    }

    /** The same book with one driver's book exchanged, or added where it is new. */
    public CustomerBook with(DriverBook changed) {
        var all = new ArrayList<>(drivers);
        all.replaceAll(d -> d.driverId() == changed.driverId() ? changed : d);
        if (!all.contains(changed)) {
            all.add(changed);
        }
        return new CustomerBook(customerId, version, rates, cost, List.copyOf(all));
    }

    /** A driver's book; empty where it has no locked baseline or no agreed goal. */
    public Optional<DriverBook> driver(long driverId) {
        return drivers.stream().filter(d -> d.driverId() == driverId).findFirst();
    }

    CustomerBook withDrivers(List<DriverBook> read) {
        return new CustomerBook(customerId, version, rates, cost, read);
    }

    /** The same book under another contract. */
    public CustomerBook withCost(CurrencyRates newRates, @Nullable ContractCost newCost) {
        return new CustomerBook(customerId, version, newRates, newCost, drivers);
    }
}
