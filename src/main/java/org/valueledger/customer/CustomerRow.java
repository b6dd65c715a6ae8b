package org.valueledger.customer;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;
import org.valueledger.valuation.Status;

/**
 * A customer as a list shows it, with its stored position.
 *
 * @param locale BCP 47 tag
 * @param status of the worst driver on the day of asking; null without drivers
 * @param sortKey the value the list is sorted by, as text; null where there is none
 */
record CustomerRow(
        long id,
        String externalId,
        String name,
        @Nullable String industry,
        @Nullable String accountManager,
        String locale,
        Currency currency,
        BigDecimal delivered,
        BigDecimal planned,
        @Nullable BigDecimal realisationRate,
        @Nullable Status status,
        @Nullable LocalDate lastMeasuredOn,
        @Nullable LocalDate renewsOn,
        @Nullable String sortKey) {

    /** The importer's key, or our number where the key cannot stand in an address. */
    String address() {
        return externalId.matches("[A-Za-z0-9][A-Za-z0-9._~-]*") ? externalId : Long.toString(id);
    }
}
