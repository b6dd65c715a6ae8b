package org.valueledger.businesscase;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.valueledger.businesscase.CaseLinks.LinkedDriver;

/**
 * Promised, agreed and delivered, side by side for each benefit line, in the customer's currency.
 *
 * @param start the contract's start, on which the case's periods are laid; null: nothing can be said of promised to date
 * @param converted whether there is an agreed rate for the case's currency; without it promises are left out
 * @param lines in the case's order, with and without a driver
 * @param spare drivers that deliver no line of this case
 */
record Comparison(
        Currency currency,
        LocalDate asOf,
        @Nullable LocalDate start,
        boolean converted,
        List<Line> lines,
        List<Spare> spare,
        Sums sums) {

    /** @param promised null where the case's currency has no agreed rate */
    record Line(
            String ref,
            String name,
            @Nullable Promised promised,
            @Nullable Delivery delivery) {}

    /**
     * @param byPeriod before risk adjustment
     * @param riskAdjusted by period; what the rest of it counts
     * @param total of the risk-adjusted amounts
     * @param toDate null without a contract start
     * @param fullYear the last period in which the line brings anything
     */
    record Promised(
            List<BigDecimal> byPeriod,
            List<BigDecimal> riskAdjusted,
            BigDecimal total,
            @Nullable BigDecimal toDate,
            BigDecimal fullYear) {}

    /**
     * @param share of the driver that stands for this line; 1 where it delivers no other
     * @param figures this line's share of them; null where {@code missing} says why
     * @param goalMoney a full year of all lines of this driver in the driver's own currency, as a goal to set; null where it
     *     cannot be said
     */
    record Delivery(
            LinkedDriver driver,
            BigDecimal share,
            List<String> sharedWith,
            @Nullable DriverFigures figures,
            DriverFigures.@Nullable Missing missing,
            @Nullable BigDecimal goalMoney) {}

    record Spare(LinkedDriver driver, @Nullable DriverFigures figures, DriverFigures.@Nullable Missing missing) {}

    /**
     * @param promised of all lines, risk-adjusted
     * @param promisedToDate of all lines
     * @param withoutDriver the part of it that no driver delivers
     * @param agreed of drivers with a line; drivers without one are in none of these
     */
    record Sums(
            @Nullable BigDecimal promised,
            @Nullable BigDecimal promisedToDate,
            @Nullable BigDecimal withoutDriver,
            BigDecimal agreed,
            BigDecimal delivered,
            BigDecimal lowBound) {}
}
