package org.valueledger.retention;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A risk as JSON, at full precision. What is not known is null.
 *
 * @param rankedOneToOne there is no rate from this currency into the portfolio's reference currency
 */
record RiskAnswer(
        String customer,
        long id,
        String name,
        @Nullable String accountManager,
        boolean unknown,
        @Nullable BigDecimal score,
        List<Part> contributions,
        @Nullable Amount moneyAtStake,
        boolean rankedOneToOne,
        @Nullable Amount yearlyAmount,
        @Nullable LocalDate renewalDate,
        @Nullable Integer daysToRenewal,
        @Nullable BigDecimal realisationRate,
        int drivers,
        int driversBelowBaseline,
        @Nullable LocalDate lastMeasured) {

    /** @param sentence the fact behind the points, in words */
    record Part(String code, BigDecimal points, String sentence) {}

    record Amount(String amount, String currency) {

        static @Nullable Amount of(@Nullable BigDecimal amount, Currency currency) {
            return amount == null ? null : new Amount(amount.toPlainString(), currency.getCurrencyCode());
        }
    }

    static RiskAnswer of(Risk risk, Reasons reasons) {
        return new RiskAnswer(
                risk.externalId(),
                risk.id(),
                risk.name(),
                risk.manager(),
                risk.unknown(),
                risk.score(),
                risk.contributions().stream()
                        .map(part -> new Part(
                                part.code().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                                part.points(),
                                reasons.sentence(risk, part, Locale.ENGLISH)))
                        .toList(),
                Amount.of(risk.atStake(), risk.currency()),
                !risk.rated(),
                Amount.of(risk.yearlyAmount(), risk.currency()),
                risk.renewal(),
                risk.daysToRenewal(),
                risk.realisationRate(),
                risk.drivers(),
                risk.driversBelow(),
                risk.lastMeasured());
    }
}
