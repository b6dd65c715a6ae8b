package org.valueledger.retention;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A customer who may leave.
 *
 * @param yearlyAmount in the customer's currency; null without a contract
 * @param atStake yearly amount times score / 100; all of it where nothing was ever measured; null without a contract
 * @param rated whether there is a rate into the portfolio's reference currency; otherwise it was ranked one to one
 * @param score 0 to 100, high is bad; null where nothing was ever measured
 * @param contributions in the order of {@link Contribution.Code}; empty without a score
 * @param daysToRenewal negative where it is past
 * @param age of the last measurement in days
 * @param realisationRate delivered / planned; null where nothing was planned yet
 * @param place where the customer stands in the order that was asked for
 */
record Risk(
        long id,
        String externalId,
        String name,
        @Nullable String manager,
        String locale,
        Currency currency,
        @Nullable BigDecimal yearlyAmount,
        @Nullable BigDecimal atStake,
        boolean rated,
        @Nullable BigDecimal score,
        List<Contribution> contributions,
        @Nullable LocalDate renewal,
        @Nullable Integer daysToRenewal,
        @Nullable BigDecimal realisationRate,
        int drivers,
        int driversBelow,
        @Nullable LocalDate lastMeasured,
        @Nullable Integer age,
        Place place) {

    /** Group, value and number by which the list is sorted, as text for the cursor. */
    record Place(int group, String key, long id) {}

    /** Nothing was ever measured, so nobody knows. */
    boolean unknown() {
        return lastMeasured == null;
    }
}
