package org.valueledger.inventory;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.valueledger.quantity.CurrencyRates;
import org.valueledger.quantity.Money;
import org.valueledger.web.Formats;

/**
 * What the goals are worth together in a year. Money that moves and money that only counts are never added, nor is what is
 * only proposed.
 *
 * @param converted currencies that were converted at the rates agreed with the customer
 * @param leftOut amounts in currencies without an agreed rate
 * @param periods drivers that are counted period by period and so are in no sum
 * @param held drivers that only have to be kept and so add nothing
 */
record InventoryTotals(List<Sum> sums, List<String> converted, List<String> leftOut, int periods, int held) {

    /** @param word cashable, notcashable, unsaid or proposed */
    record Sum(String word, String amount, int drivers) {}

    static InventoryTotals of(List<DriverFile> files, CurrencyRates rates, Formats formats) {
        var adding = new Adding(rates);
        for (DriverFile file : files) {
            adding.add(file, InventoryRow.cashable(file.definition()), GoalValue.agreed(file));
            adding.add(file, "proposed", GoalValue.proposed(file));
        }
        return adding.totals(formats);
    }

    private static final class Adding {
        private final CurrencyRates rates;
        private final Map<String, BigDecimal> amounts = new LinkedHashMap<>();
        private final Map<String, Integer> drivers = new LinkedHashMap<>();
        private final TreeSet<String> converted = new TreeSet<>();
        private final TreeMap<String, BigDecimal> leftOut = new TreeMap<>();
        private final Set<Long> periods = new HashSet<>();
        private final Set<Long> held = new HashSet<>();

        Adding(CurrencyRates rates) {
            this.rates = rates;
            for (String word : List.of("cashable", "notcashable", "unsaid", "proposed")) {
                amounts.put(word, BigDecimal.ZERO);
                drivers.put(word, 0);
            }
        }

        void add(DriverFile file, String word, @Nullable GoalValue value) {
            Currency currency = value == null ? null : value.currency();
            if (value == null || currency == null) {
                return;
            }
            switch (value.kind()) {
                case LEVEL -> add(word, value, currency);
                case FLOW -> periods.add(file.id());
                case HOLD -> held.add(file.id());
            }
        }

        private void add(String word, GoalValue value, Currency currency) {
            rates.convert(new Money(value.amount(), currency))
                    .ifPresentOrElse(
                            money -> count(word, money.amount(), currency),
                            () -> leftOut.merge(currency.getCurrencyCode(), value.amount(), BigDecimal::add));
        }

        private void count(String word, BigDecimal amount, Currency from) {
            amounts.merge(word, amount, BigDecimal::add);
            drivers.merge(word, 1, Integer::sum);
            if (!from.equals(rates.into())) {
                converted.add(from.getCurrencyCode());
            }
        }

        InventoryTotals totals(Formats formats) {
            List<Sum> sums = new ArrayList<>();
            amounts.forEach((word, amount) ->
                    sums.add(new Sum(word, formats.money(amount, rates.into()), drivers.getOrDefault(word, 0))));
            List<String> apart = leftOut.entrySet().stream()
                    .map(left -> formats.money(left.getValue(), Currency.getInstance(left.getKey())))
                    .toList();
            return new InventoryTotals(sums, List.copyOf(converted), apart, periods.size(), held.size());
        }
    }
}
