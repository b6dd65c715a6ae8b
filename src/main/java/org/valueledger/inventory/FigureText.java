package org.valueledger.inventory;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.Currency;
import org.jspecify.annotations.Nullable;
import org.valueledger.customer.CustomerNames;
import org.valueledger.web.Formats;

/**
 * A driver's figures as its customer reads them: numbers, units, shares and what they are worth.
 *
 * @param currency what the word "money" in a unit stands for: the driver's, or else the customer's
 */
record FigureText(Formats formats, DriverDefinition driver, String currency) {

    /** Below this, cents matter. */
    private static final BigDecimal SMALL = BigDecimal.valueOf(1000);

    static FigureText of(CustomerNames.Named customer, DriverDefinition driver) {
        return new FigureText(
                Formats.of(customer.locale()),
                driver,
                driver.currency() == null ? customer.currency() : driver.currency());
    }

    String number(BigDecimal number) {
        NumberFormat format = NumberFormat.getNumberInstance(formats.locale());
        format.setMaximumFractionDigits(6);
        return format.format(number);
    }

    /** The library writes "money" where the customer's currency belongs. */
    String unit(@Nullable String unit) {
        return unit == null ? "" : unit.replaceAll("\\bmoney\\b", currency);
    }

    String withUnit(BigDecimal number, @Nullable String unit) {
        return unit == null || unit.isBlank() ? number(number) : number(number) + " " + unit(unit);
    }

    /** An amount of money, or of the driver's own unit where it has no price. */
    String worth(BigDecimal amount) {
        return driver.currency() == null ? withUnit(amount, driver.unit()) : money(amount, driver.currency());
    }

    /** What the formula gives: money where no price is put on it afterwards. */
    String amount(BigDecimal amount) {
        boolean money = driver.currency() != null && driver.unitValue().compareTo(BigDecimal.ONE) == 0;
        return money ? worth(amount) : number(amount);
    }

    String money(BigDecimal amount, String code) {
        var unit = Currency.getInstance(code);
        boolean cents =
                amount.abs().compareTo(SMALL) < 0 && amount.stripTrailingZeros().scale() > 0;
        if (!cents) {
            return formats.money(amount, unit);
        }
        NumberFormat format = NumberFormat.getCurrencyInstance(formats.locale());
        format.setCurrency(unit);
        format.setMaximumFractionDigits(Math.max(unit.getDefaultFractionDigits(), 2));
        return format.format(amount);
    }

    /** A share as it was agreed: 12.5 % is neither 12 nor 13. */
    String percent(BigDecimal share) {
        NumberFormat format = NumberFormat.getPercentInstance(formats.locale());
        format.setMaximumFractionDigits(2);
        return format.format(share);
    }
}
