package org.valueledger.customer;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.valueledger.storage.Rows;

/** One customer as it stands in the database, with the version it was read at. */
record StoredCustomer(long id, String externalId, long version, CustomerBody body) {

    /** Found by the primary key. */
    static final String FIND = """
            SELECT c.id, c.external_id, c.version, c.name, c.industry, c.country, c.region, c.time_zone, c.locale,
                   c.currency, c.account_manager, k.starts_on, k.renews_on, k.yearly_amount, k.one_off_cost,
                   ARRAY(SELECT t.name FROM contact t WHERE t.customer_id = c.id ORDER BY t.position) AS contacts,
                   ARRAY(SELECT coalesce(t.email, '') FROM contact t WHERE t.customer_id = c.id ORDER BY t.position)
                       AS emails,
                   ARRAY(SELECT r.currency FROM agreed_rate r WHERE r.customer_id = c.id ORDER BY r.currency)
                       AS currencies,
                   ARRAY(SELECT r.rate FROM agreed_rate r WHERE r.customer_id = c.id ORDER BY r.currency) AS rates
              FROM customer c
              LEFT JOIN contract k ON k.customer_id = c.id
             WHERE c.id = :id
            """;

    static StoredCustomer of(Readable row) {
        String externalId = Rows.text(row, "external_id");
        var body = new CustomerBody(
                externalId,
                Rows.text(row, "name"),
                row.get("industry", String.class),
                row.get("country", String.class),
                row.get("region", String.class),
                Rows.text(row, "time_zone"),
                Rows.text(row, "locale"),
                Currency.getInstance(Rows.text(row, "currency")),
                row.get("account_manager", String.class),
                contract(row),
                contacts(row),
                rates(row));
        return new StoredCustomer(Rows.number(row, "id"), externalId, Rows.number(row, "version"), body);
    }

    private static CustomerBody.@Nullable Contract contract(Readable row) {
        BigDecimal yearly = row.get("yearly_amount", BigDecimal.class);
        return yearly == null
                ? null
                : new CustomerBody.Contract(
                        row.get("starts_on", LocalDate.class),
                        row.get("renews_on", LocalDate.class),
                        yearly,
                        Rows.get(row, "one_off_cost", BigDecimal.class));
    }

    private static List<CustomerBody.Contact> contacts(Readable row) {
        String[] names = Rows.get(row, "contacts", String[].class);
        String[] emails = Rows.get(row, "emails", String[].class);
        List<CustomerBody.Contact> contacts = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            contacts.add(new CustomerBody.Contact(names[i], emails[i].isEmpty() ? null : emails[i]));
        }
        return contacts;
    }

    private static Map<Currency, BigDecimal> rates(Readable row) {
        String[] currencies = Rows.get(row, "currencies", String[].class);
        BigDecimal[] values = Rows.get(row, "rates", BigDecimal[].class);
        Map<Currency, BigDecimal> rates = new HashMap<>();
        for (int i = 0; i < currencies.length; i++) {
            rates.put(Currency.getInstance(currencies[i]), values[i]);
        }
        return rates;
    }
}
