package org.valueledger.valuation;

import java.time.LocalDate;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.valueledger.quantity.CurrencyRates;

/** The door of the maths. */
public final class Valuation {
    private Valuation() {}

    public static DriverValue driver(DriverTerms terms, List<Reading> readings, LocalDate asOf) {
        throw new IllegalStateException();
    }

    public static CustomerValue customer(
            CurrencyRates rates,
            @Nullable ContractCost cost,
            SequencedMap<String, DriverValue> drivers,
            LocalDate asOf) {
        throw new IllegalStateException();
    }
}
