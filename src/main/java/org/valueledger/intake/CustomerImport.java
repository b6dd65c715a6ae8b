package org.valueledger.intake;

import java.sql.SQLException;
import java.util.Locale;
import org.valueledger.position.BulkPositions;

/** Customers with their first contact and their contract, from {@code staged}. */
final class CustomerImport {

    /** What a customer looks like after the import, beside what it looks like now. */
    private static final String WANTED = """
            CREATE TEMPORARY TABLE wanted ON COMMIT DROP AS
            SELECT s.row, s.customer_id, c.id, s.customer_name AS name, s.industry, s.country, s.region, s.time_zone, s.locale,
                   s.currency, s.account_manager, coalesce(s.contact_name, p.name, s.contact_email) AS contact_name, s.contact_email,
                   coalesce(s.contract_start, k.starts_on) AS starts_on, coalesce(s.renewal_date, k.renews_on) AS renews_on,
                   s.yearly_amount, s.one_off_cost
              FROM staged s
              LEFT JOIN customer c ON c.external_id = s.customer_id
              LEFT JOIN contact p ON p.customer_id = c.id AND p.position = 1
              LEFT JOIN contract k ON k.customer_id = c.id
            """;

    private static final String INSERT = """
            INSERT INTO customer (external_id, name, industry, country, region, time_zone, locale, currency, account_manager,
                                  changed_by)
            SELECT w.customer_id, w.name, w.industry, w.country, w.region, coalesce(w.time_zone, 'UTC'),
                   coalesce(w.locale, d.locale, 'en'), coalesce(w.currency, d.currency, 'EUR'), w.account_manager,
                   run.by_user
              FROM wanted w
             CROSS JOIN this_run run
              LEFT JOIN country_default d ON d.country = w.country
             WHERE w.id IS NULL
             ORDER BY w.row
            """;

    private static final String DIFFERENCES = """
            CREATE TEMPORARY TABLE difference ON COMMIT DROP AS
            SELECT c.id AS customer_id, f.field, f.old_value, f.new_value
              FROM wanted w
              JOIN customer c ON c.id = w.id
              LEFT JOIN contact p ON p.customer_id = c.id AND p.position = 1
              LEFT JOIN contract k ON k.customer_id = c.id
             CROSS JOIN LATERAL (VALUES
                   ('customer_name', c.name, w.name),
                   ('industry', c.industry, w.industry),
                   ('country', c.country, w.country),
                   ('region', c.region, w.region),
                   ('time_zone', c.time_zone, w.time_zone),
                   ('locale', c.locale, w.locale),
                   ('currency', c.currency, w.currency),
                   ('account_manager', c.account_manager, w.account_manager),
                   ('contact_name', p.name, w.contact_name),
                   ('contact_email', p.email, w.contact_email),
                   ('contract_start', CAST(k.starts_on AS text), CAST(w.starts_on AS text)),
                   ('renewal_date', CAST(k.renews_on AS text), CAST(w.renews_on AS text)),
                   ('yearly_amount', CAST(trim_scale(k.yearly_amount) AS text), CAST(trim_scale(w.yearly_amount) AS text)),
                   ('one_off_cost', CAST(trim_scale(k.one_off_cost) AS text), CAST(trim_scale(w.one_off_cost) AS text))
                   ) f (field, old_value, new_value)
             WHERE f.new_value IS NOT NULL AND f.new_value IS DISTINCT FROM f.old_value
            """;

    private static final String UPDATE = """
            UPDATE customer c
               SET name = w.name, industry = coalesce(w.industry, c.industry), country = coalesce(w.country, c.country),
                   region = coalesce(w.region, c.region), time_zone = coalesce(w.time_zone, c.time_zone),
                   locale = coalesce(w.locale, c.locale), currency = coalesce(w.currency, c.currency),
                   account_manager = coalesce(w.account_manager, c.account_manager), changed_by = run.by_user
              FROM wanted w CROSS JOIN this_run run
             WHERE c.id = w.id AND c.id IN (SELECT customer_id FROM difference)
            """;

    /** Every wanted customer by its id, also the new ones; after this the rest need not know which is which. */
    private static final String KNOW_NEW = """
            UPDATE wanted w SET id = c.id FROM customer c WHERE w.id IS NULL AND c.external_id = w.customer_id
            """;

    private static final String CONTACT = """
            INSERT INTO contact (customer_id, name, email, position)
            SELECT w.id, w.contact_name, w.contact_email, 1 FROM wanted w WHERE w.contact_name IS NOT NULL
            ON CONFLICT (customer_id, position) DO UPDATE
               SET name = EXCLUDED.name, email = coalesce(EXCLUDED.email, contact.email)
             WHERE (contact.name, contact.email) IS DISTINCT FROM (EXCLUDED.name, coalesce(EXCLUDED.email, contact.email))
            """;

    private static final String CONTRACT = """
            INSERT INTO contract (customer_id, starts_on, renews_on, yearly_amount, one_off_cost)
            SELECT w.id, w.starts_on, w.renews_on, coalesce(w.yearly_amount, k.yearly_amount, 0),
                   coalesce(w.one_off_cost, k.one_off_cost, 0)
              FROM wanted w
              LEFT JOIN contract k ON k.customer_id = w.id
             WHERE num_nonnulls(w.starts_on, w.renews_on, w.yearly_amount, w.one_off_cost) > 0
            ON CONFLICT (customer_id) DO UPDATE
               SET starts_on = EXCLUDED.starts_on, renews_on = EXCLUDED.renews_on,
                   yearly_amount = EXCLUDED.yearly_amount, one_off_cost = EXCLUDED.one_off_cost
             WHERE (contract.starts_on, contract.renews_on, contract.yearly_amount, contract.one_off_cost)
                   IS DISTINCT FROM (EXCLUDED.starts_on, EXCLUDED.renews_on, EXCLUDED.yearly_amount, EXCLUDED.one_off_cost)
            """;

    private static final String CORRECTIONS = """
            INSERT INTO correction (customer_id, field, old_value, new_value, import_run_id, recorded_by)
            SELECT d.customer_id, d.field, d.old_value, d.new_value, run.id, run.by_user
              FROM difference d CROSS JOIN this_run run
             ORDER BY d.customer_id, d.field
            """;

    private CustomerImport() {}

    static ImportRun.Written store(ImportRun run, CheckedRows rows) throws SQLException {
        Staging.fill(run, rows);
        keepToOwnCustomers(run);
        checkContracts(run);
        run.run(WANTED);
        if (run.isLost()) {
            return new ImportRun.Written(0, 0);
        }
        BulkPositions positions = BulkPositions.prepare(run.connection());
        run.run(DIFFERENCES);
        run.run("INSERT INTO changed_customer SELECT DISTINCT customer_id FROM difference");
        positions.lock();
        rememberCountries(run);
        long created = run.run(INSERT);
        run.run(KNOW_NEW);
        run.run("INSERT INTO changed_customer SELECT w.id FROM wanted w"
                + " WHERE NOT EXISTS (SELECT FROM customer_position p WHERE p.customer_id = w.id)");
        run.run(UPDATE);
        run.run(CONTACT);
        run.run(CONTRACT);
        run.run(CORRECTIONS);
        positions.refresh();
        return new ImportRun.Written(created, run.count("SELECT count(DISTINCT customer_id) FROM difference"));
    }

    private static void keepToOwnCustomers(ImportRun run) throws SQLException {
        run.reject("staged", """
                SELECT s.row, s.customer_id FROM staged s CROSS JOIN this_run run JOIN customer c ON c.external_id = s.customer_id
                 WHERE run.manager IS NOT NULL AND lower(c.account_manager) IS DISTINCT FROM run.manager
                """, "customer_id", "customer.unknown");
        run.reject("staged", """
                SELECT s.row, s.account_manager, run.by_user FROM staged s CROSS JOIN this_run run
                 WHERE run.manager IS NOT NULL AND lower(s.account_manager) <> run.manager
                """, "account_manager", "manager.other");
        run.run("""
                UPDATE staged s SET account_manager = CASE
                       WHEN NOT EXISTS (SELECT FROM customer c WHERE c.external_id = s.customer_id) THEN by_user END
                  FROM this_run WHERE manager IS NOT NULL
                """);
    }

    private static void checkContracts(ImportRun run) throws SQLException {
        run.reject("staged", """
                SELECT s.row, CAST(coalesce(s.renewal_date, k.renews_on) AS text), CAST(coalesce(s.contract_start, k.starts_on) AS text)
                  FROM staged s JOIN customer c ON c.external_id = s.customer_id JOIN contract k ON k.customer_id = c.id
                 WHERE coalesce(s.renewal_date, k.renews_on) <= coalesce(s.contract_start, k.starts_on)
                """, "renewal_date", "renewal.early");
    }

    private static void rememberCountries(ImportRun run) throws SQLException {
        run.run("CREATE TEMPORARY TABLE country_default (country text, currency text, locale text) ON COMMIT DROP");
        CopyLines lines = new CopyLines();
        for (String country : Locale.getISOCountries()) {
            lines.field(country)
                    .field(Codes.currencyOf(country))
                    .field(Codes.localeOf(country))
                    .endLine();
        }
        lines.send(run.connection(), "COPY country_default FROM STDIN");
    }
}
