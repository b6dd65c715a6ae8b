package org.valueledger.sample;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One invented customer.
 *
 * @param agreedRates one unit of the key in the customer's currency; null where no other currency occurs
 */
record SampleCustomer(
        String key,
        String name,
        String industry,
        String country,
        String region,
        String timeZone,
        String locale,
        String currency,
        String accountManager,
        List<Contact> contacts,
        Contract contract,
        @Nullable Map<String, BigDecimal> agreedRates,
        List<Visit> visits,
        List<SampleDriver> drivers) {

    record Contact(String name, String email) {}

    record Contract(SampleDay start, SampleDay renewal, BigDecimal yearlyAmount, BigDecimal oneOffCost) {}

    record Visit(
            SampleDay on,
            String state,
            String attendees,
            String agenda,
            @Nullable String nextStep,
            @Nullable SampleDay nextStepOn) {}

    Map<String, BigDecimal> rates() {
        return agreedRates == null ? Map.of() : agreedRates;
    }
}
