package org.valueledger.inventory;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.valueledger.valuation.FormulaError;
import org.valueledger.valuation.Kind;

/**
 * What the formula makes of a baseline's answers while somebody types them.
 *
 * @param open questions without an answer
 * @param amount what the formula gives; null while answers are missing
 * @param money what that is worth in a year, or in a period whose length is not known, before capture rate and attribution
 *     share; null also where the driver has no price
 * @param yearly whether the money is a year's
 * @param problem why the formula has no value, or null
 */
record StatusQuo(
        List<String> open,
        @Nullable BigDecimal amount,
        @Nullable BigDecimal money,
        boolean yearly,
        @Nullable String problem) {

    private static final BigDecimal YEAR = BigDecimal.valueOf(365);

    static StatusQuo of(DriverDefinition driver, BaselineBody baseline) {
        List<String> open = new ArrayList<>();
        for (int i = 0; i < driver.questions().size(); i++) {
            if (baseline.answers().get(i) == null) {
                open.add(driver.questions().get(i).asked());
            }
        }
        if (!open.isEmpty()) {
            return new StatusQuo(open, null, null, false, null);
        }
        LocalDate taken = Objects.requireNonNullElse(baseline.takenOn(), driver.valueStart());
        try {
            return priced(driver, driver.baselineAmount(taken, baseline.given()), days(driver, baseline));
        } catch (FormulaError e) {
            return new StatusQuo(open, null, null, false, String.valueOf(e.getMessage()));
        }
    }

    private static StatusQuo priced(DriverDefinition driver, BigDecimal amount, @Nullable Long days) {
        if (driver.currency() == null) {
            return new StatusQuo(List.of(), amount, null, false, null);
        }
        BigDecimal money = amount.multiply(driver.unitValue());
        if (driver.kind() != Kind.FLOW) {
            return new StatusQuo(List.of(), amount, money, true, null);
        }
        return days == null
                ? new StatusQuo(List.of(), amount, money, false, null)
                : new StatusQuo(
                        List.of(),
                        amount,
                        money.multiply(YEAR).divide(BigDecimal.valueOf(days), MathContext.DECIMAL64),
                        true,
                        null);
    }

    /** How long a flow's period is: as long as its cadence, as the goal check has it, or else as the baseline's. */
    private static @Nullable Long days(DriverDefinition driver, BaselineBody baseline) {
        if (driver.cadenceDays() != null) {
            return (long) driver.cadenceDays();
        }
        LocalDate from = baseline.periodStart();
        LocalDate to = baseline.takenOn();
        return from == null || to == null || !from.isBefore(to) ? null : (Long) ChronoUnit.DAYS.between(from, to);
    }
}
