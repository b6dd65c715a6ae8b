package org.valueledger.valuation;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What the customer pays: the one-off cost on the first day and the yearly amount by days (actual/365), in the customer's
 * currency.
 */
public record ContractCost(LocalDate start, BigDecimal yearlyAmount, BigDecimal oneOffCost) {

    public ContractCost {
        if (yearlyAmount.signum() < 0 || oneOffCost.signum() < 0) {
            throw new IllegalArgumentException("contract cost is " + yearlyAmount.toPlainString() + " a year and "
                    + oneOffCost.toPlainString() + " once, expected at least 0");
        }
    }

    public boolean isZero() {
        return yearlyAmount.signum() == 0 && oneOffCost.signum() == 0;
    }

    /** Cost from the contract's start up to a day; nothing before it. */
    public BigDecimal until(LocalDate day) {
        return day.isBefore(start) ? BigDecimal.ZERO : oneOffCost.add(Days.ofYearly(yearlyAmount, start, day));
    }
}
