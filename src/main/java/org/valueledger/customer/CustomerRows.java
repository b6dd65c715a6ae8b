package org.valueledger.customer;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.valueledger.customer.CustomerBody.Contact;
import org.valueledger.customer.CustomerBody.Contract;

/** A customer's rows on their way into the database, as JSON whose names are the columns. */
final class CustomerRows {

    private CustomerRows() {}

    /** A field that changed in place, kept so that the old value stays visible. */
    record Correction(
            String field,
            @Nullable String old_value,
            @Nullable String new_value) {}

    static Map<String, @Nullable Object> customer(String externalId, CustomerBody body) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("external_id", externalId);
        row.put("name", body.name());
        row.put("industry", body.industry());
        row.put("country", body.country());
        row.put("region", body.region());
        row.put("time_zone", body.timeZone());
        row.put("locale", body.locale());
        row.put("currency", body.currency().getCurrencyCode());
        row.put("account_manager", body.accountManager());
        return row;
    }

    /** One row or none. */
    static List<Map<String, @Nullable Object>> contract(CustomerBody body) {
        Contract contract = body.contract();
        if (contract == null) {
            return List.of();
        }
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("starts_on", Objects.toString(contract.start(), null));
        row.put("renews_on", Objects.toString(contract.renewal(), null));
        row.put("yearly_amount", contract.yearlyAmount());
        row.put("one_off_cost", contract.oneOffCost());
        return List.of(row);
    }

    static List<Map<String, @Nullable Object>> contacts(CustomerBody body) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (Contact contact : body.contacts()) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            row.put("name", contact.name());
            row.put("email", contact.email());
            row.put("position", rows.size() + 1);
            rows.add(row);
        }
        return rows;
    }

    static List<Map<String, Object>> rates(CustomerBody body) {
        return body.agreedRates().entrySet().stream()
                .map(rate ->
                        Map.<String, Object>of("currency", rate.getKey().getCurrencyCode(), "rate", rate.getValue()))
                .toList();
    }

    static List<Correction> corrections(CustomerBody before, CustomerBody after) {
        Map<String, @Nullable String> old = values(before);
        Map<String, @Nullable String> changed = values(after);
        List<Correction> corrections = new ArrayList<>();
        for (String field : changed.keySet()) {
            if (!Objects.equals(old.get(field), changed.get(field))) {
                corrections.add(new Correction(field, old.get(field), changed.get(field)));
            }
        }
        return corrections;
    }

    private static Map<String, @Nullable String> values(CustomerBody body) {
        Map<String, @Nullable String> values = new LinkedHashMap<>();
        customer("", body).forEach((field, value) -> values.put(field, Objects.toString(value, null)));
        values.remove("external_id");
        Contract contract = body.contract();
        values.put("contract_start", contract == null ? null : Objects.toString(contract.start(), null));
        values.put("renewal_date", contract == null ? null : Objects.toString(contract.renewal(), null));
        values.put("yearly_amount", contract == null ? null : plain(contract.yearlyAmount()));
        values.put("one_off_cost", contract == null ? null : plain(contract.oneOffCost()));
        values.put(
                "contacts", body.contacts().isEmpty() ? null : body.contacts().toString());
        values.put("agreed_rates", rates(body.agreedRates()));
        return values;
    }

    private static @Nullable String rates(Map<Currency, BigDecimal> rates) {
        List<String> all = rates.entrySet().stream()
                .map(rate -> rate.getKey().getCurrencyCode() + " " + plain(rate.getValue()))
                .sorted()
                .toList();
        return all.isEmpty() ? null : String.join(", ", all);
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
