package org.valueledger.valuation;

import java.time.LocalDate;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.valueledger.quantity.CurrencyRates;

/** The door of the maths: agreed terms and readings in, every figure of the value report out. Pure. */
public final class Valuation {

    private Valuation() {}

    /**
     * Values one driver on one day.
     *
     * @param readings in any order; later ones than {@code asOf} are left out; at most one a day, those set aside apart
     * @throws FormulaError where the formula has no value for some answers; {@link DriverTerms#check(Answers)} finds that
     *     before a reading is stored
     * @throws IllegalArgumentException for two counting readings on one day
     */
    public static DriverValue driver(DriverTerms terms, List<Reading> readings, LocalDate asOf) {
        return DriverValuation.of(terms, readings, asOf);
    }

    /**
     * Adds up a customer's drivers.
     *
     * @param rates into the customer's currency
     * @param cost in the customer's currency; null without a contract
     * @param drivers by key, each valued on the same day
     */
    public static CustomerValue customer(
            CurrencyRates rates,
            @Nullable ContractCost cost,
            SequencedMap<String, DriverValue> drivers,
            LocalDate asOf) {
        return CustomerValuation.of(rates, cost, drivers, asOf, true);
    }

    /** As {@link #customer}, with an empty curve: for lists over many customers, where nobody looks at it. */
    public static CustomerValue customerTotals(
            CurrencyRates rates,
            @Nullable ContractCost cost,
            SequencedMap<String, DriverValue> drivers,
            LocalDate asOf) {
        return CustomerValuation.of(rates, cost, drivers, asOf, false);
    }
}
