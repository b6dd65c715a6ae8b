package org.valueledger.customer;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.HashMap;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.valueledger.quantity.CurrencyRates;
import org.valueledger.valuation.ContractCost;
import org.valueledger.web.JsonFields;
import tools.jackson.databind.JsonNode;

/**
 * What somebody wants a customer to be. Every value has been checked.
 *
 * @param country two letters of ISO 3166
 * @param locale BCP 47 tag
 * @param agreedRates units of {@code currency} for one unit of another currency
 */
record CustomerBody(
        @Nullable String externalId,
        String name,
        @Nullable String industry,
        @Nullable String country,
        @Nullable String region,
        String timeZone,
        String locale,
        Currency currency,
        @Nullable String accountManager,
        @Nullable Contract contract,
        List<Contact> contacts,
        Map<Currency, BigDecimal> agreedRates) {

    private static final Currency NONE = Currency.getInstance("EUR");
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    /** Amounts in the customer's currency. */
    record Contract(
            @Nullable LocalDate start, @Nullable LocalDate renewal, BigDecimal yearlyAmount, BigDecimal oneOffCost) {

        /** Null where nobody knows since when it is paid. */
        @Nullable ContractCost cost() {
            return start == null ? null : new ContractCost(start, yearlyAmount, oneOffCost);
        }
    }

    record Contact(String name, @Nullable String email) {}

    static CustomerBody read(JsonNode body) {
        return JsonFields.read(body, CustomerBody::from);
    }

    private static CustomerBody from(JsonFields fields) {
        Currency currency = currency(fields, "currency", fields.requiredText("currency", 3));
        return new CustomerBody(
                fields.text("externalId", 200),
                fields.requiredText("name", 200),
                fields.text("industry", 200),
                country(fields),
                fields.text("region", 200),
                timeZone(fields),
                locale(fields),
                currency,
                fields.text("accountManager", 200),
                fields.object("contract", contract -> contractFrom(contract, currency)),
                Objects.requireNonNullElse(fields.list("contacts", CustomerBody::contact), List.of()),
                rates(fields, currency));
    }

    private static Currency currency(JsonFields fields, String field, String code) {
        try {
            return code.isEmpty() ? NONE : Currency.getInstance(code);
        } catch (IllegalArgumentException e) {
            fields.refuse(field, code, "a code of ISO 4217 such as EUR");
            return NONE;
        }
    }

    private static @Nullable String country(JsonFields fields) {
        String code = fields.text("country", 2);
        if (code != null && !COUNTRIES.contains(code)) {
            fields.refuse("country", code, "two capital letters of ISO 3166 such as DE");
        }
        return code;
    }

    private static String timeZone(JsonFields fields) {
        String zone = Objects.requireNonNullElse(fields.text("timeZone", 100), "UTC");
        try {
            ZoneId.of(zone);
        } catch (DateTimeException e) {
            fields.refuse("timeZone", zone, "a time zone such as Europe/Berlin");
        }
        return zone;
    }

    private static String locale(JsonFields fields) {
        String tag = Objects.requireNonNullElse(fields.text("locale", 100), "en");
        try {
            return new Locale.Builder().setLanguageTag(tag).build().toLanguageTag();
        } catch (IllformedLocaleException e) {
            fields.refuse("locale", tag, "a language such as de-DE");
            return tag;
        }
    }

    private static Contract contractFrom(JsonFields fields, Currency currency) {
        LocalDate start = fields.date("start");
        LocalDate renewal = fields.date("renewal");
        if (start != null && renewal != null && !renewal.isAfter(start)) {
            fields.refuse("renewal", renewal.toString(), "a day after " + start);
        }
        return new Contract(
                start, renewal, amount(fields, "yearlyAmount", currency), amount(fields, "oneOffCost", currency));
    }

    /** A number, or an amount with its currency as answers have it. */
    private static BigDecimal amount(JsonFields fields, String field, Currency currency) {
        JsonNode given = fields.node(field);
        JsonNode number = given.isObject() ? given.path("amount") : given;
        String code = given.path("currency").asString(currency.getCurrencyCode());
        BigDecimal amount = Objects.requireNonNullElse(fields.number(field, number), BigDecimal.ZERO);
        if (amount.signum() < 0 || !code.equals(currency.getCurrencyCode())) {
            fields.refuse(field, JsonFields.shown(given), "0 or more, in the customer's currency");
            return BigDecimal.ZERO;
        }
        return amount;
    }

    private static Contact contact(JsonFields fields) {
        String email = fields.text("email", 320);
        if (email != null && !email.matches("[^\\s@]+@[^\\s@]+")) {
            fields.refuse("email", email, "a mail address such as name@example.com");
        }
        return new Contact(fields.requiredText("name", 200), email);
    }

    private static Map<Currency, BigDecimal> rates(JsonFields fields, Currency own) {
        Map<Currency, BigDecimal> rates = new HashMap<>();
        for (String code : fields.node("agreedRates").propertyNames()) {
            String field = "agreedRates." + code;
            Currency currency = currency(fields, field, code);
            BigDecimal rate = fields.number(field, fields.node("agreedRates").path(code));
            if (currency.equals(own) || rate == null || rate.signum() <= 0) {
                fields.missing(field, "a rate above 0 for a currency other than the customer's");
            } else {
                rates.put(currency, rate);
            }
        }
        return rates;
    }

    CustomerBody managedBy(String manager) {
        return new CustomerBody(
                externalId,
                name,
                industry,
                country,
                region,
                timeZone,
                locale,
                currency,
                manager,
                contract,
                contacts,
                agreedRates);
    }

    CurrencyRates rates() {
        return new CurrencyRates(currency, agreedRates);
    }
}
