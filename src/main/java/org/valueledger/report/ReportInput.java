package org.valueledger.report;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.valueledger.quantity.CurrencyRates;
import org.valueledger.valuation.CustomerValue;

/**
 * All that a report is made of.
 *
 * @param locale the customer's, for words, numbers and dates
 * @param country ISO 3166 code, decides the paper; null: unknown
 * @param contractStart null without a contract
 * @param rates agreed for this customer; they only order findings in several currencies, the totals carry them already
 * @param drivers texts by the keys of {@code value.drivers()}; one is expected for each
 */
public record ReportInput(
        String customer,
        Locale locale,
        @Nullable String country,
        @Nullable LocalDate contractStart,
        @Nullable LocalDate renewal,
        CurrencyRates rates,
        CustomerValue value,
        Map<String, DriverText> drivers) {

    public ReportInput {
        drivers = Map.copyOf(drivers);
        for (var key : value.drivers().keySet()) {
            if (!drivers.containsKey(key)) {
                throw new IllegalArgumentException("drivers have no texts for " + key + ", expected one per driver");
            }
        }
    }
}
