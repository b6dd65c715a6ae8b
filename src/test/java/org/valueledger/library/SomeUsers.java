package org.valueledger.library;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Customers whose drivers were made from templates. */
final class SomeUsers {

    private final JdbcClient database;

    SomeUsers(JdbcClient database) {
        this.database = database;
    }

    long customer(String key, String manager, String industry) {
        return database.sql("""
                        INSERT INTO customer (external_id, name, industry, account_manager, currency)
                        VALUES (:key, :name, :industry, :manager, 'EUR') RETURNING id
                        """)
                .param("key", key)
                .param("name", "Customer " + key)
                .param("industry", industry)
                .param("manager", manager)
                .query(Long.class)
                .single();
    }

    void driver(long customer, String key, String template, int version) {
        database.sql("""
                        INSERT INTO value_driver (customer_id, external_id, name, direction, kind, formula, question_count,
                                                  value_start, template_key, template_version)
                        VALUES (:customer, :key, :key, 'DOWN', 'LEVEL', 'metric', 1, DATE '2025-01-01', :template, :version)
                        """)
                .param("customer", customer)
                .param("key", key)
                .param("template", template)
                .param("version", version)
                .update();
    }
}
