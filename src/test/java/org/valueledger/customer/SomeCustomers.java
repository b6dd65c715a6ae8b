package org.valueledger.customer;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Customers with positions as only the database knows them, without drivers and readings behind them. */
final class SomeCustomers {

    private final JdbcClient database;

    SomeCustomers(JdbcClient database) {
        this.database = database;
    }

    long customer(String key, String name, String manager) {
        return customer(key, name, manager, "EUR");
    }

    long customer(String key, String name, String manager, String currency) {
        return database.sql("""
                        INSERT INTO customer (external_id, name, account_manager, currency, locale)
                        VALUES (:key, :name, :manager, :currency, 'de-DE') RETURNING id
                        """)
                .param("key", key)
                .param("name", name)
                .param("manager", manager)
                .param("currency", currency)
                .query(Long.class)
                .single();
    }

    /** @param rate null: nothing was planned yet */
    void position(long customer, String delivered, String rate, String measuredOn, String staleAfter, String status) {
        database.sql("""
                        INSERT INTO customer_position (customer_id, delivered, low_bound, confirmed, stated, planned,
                            shortfall, surplus, realisation_rate, drivers, drivers_measured, drivers_below,
                            drivers_left_out, last_measured_on, stale_after, worst_status)
                        VALUES (:id, CAST(:delivered AS numeric), 0, 0, 0, 0, 0, 0, CAST(:rate AS numeric), 1, 1, 0, 0,
                            CAST(:measured AS date), CAST(:stale AS date), :status)
                        """)
                .param("id", customer)
                .param("delivered", delivered)
                .param("rate", rate)
                .param("measured", measuredOn)
                .param("stale", staleAfter)
                .param("status", status)
                .update();
    }

    void driver(long customer, String key, String status, String staleAfter) {
        database.sql("""
                        WITH driver AS (
                            INSERT INTO value_driver (customer_id, external_id, name, direction, kind, formula,
                                question_count, value_start)
                            VALUES (:customer, :key, :key, 'DOWN', 'LEVEL', 'metric', 1, DATE '2025-01-01')
                            RETURNING id, customer_id
                        )
                        INSERT INTO driver_position (driver_id, customer_id, baseline, goal, delivered, low_bound,
                            confirmed, stated, planned, shortfall, surplus, status, stale_after)
                        SELECT id, customer_id, 2, 1, 0, 0, 0, 0, 0, 0, 0, :status, CAST(:stale AS date) FROM driver
                        """)
                .param("key", key)
                .param("customer", customer)
                .param("status", status)
                .param("stale", staleAfter)
                .update();
    }

    void renewal(long customer, String day) {
        database.sql(
                        "INSERT INTO contract (customer_id, starts_on, renews_on) VALUES (:id, DATE '2020-01-01', CAST(:day AS date))")
                .param("id", customer)
                .param("day", day)
                .update();
    }
}
