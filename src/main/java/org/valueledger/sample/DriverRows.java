package org.valueledger.sample;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A customer's value drivers, each with its questions, on their way into the database. */
final class DriverRows {

    private final JdbcClient database;
    private final LocalDate today;
    private final long customer;
    private final String accountManager;

    DriverRows(JdbcClient database, LocalDate today, long customer, String accountManager) {
        this.database = database;
        this.today = today;
        this.customer = customer;
        this.accountManager = accountManager;
    }

    /** @return the driver's id */
    long insert(SampleDriver driver, int position) {
        long id = driver(driver, position);
        for (int i = 0; i < driver.questions().size(); i++) {
            question(id, i + 1, driver.questions().get(i));
        }
        return id;
    }

    private long driver(SampleDriver driver, int position) {
        return database.sql("""
                        INSERT INTO value_driver (customer_id, external_id, name, category, cashable, why_buy, issue, outcome,
                                                  capability, stakeholder, benefit_owner, metric, unit, direction, kind,
                                                  formula, question_count, unit_value, currency, capture_rate,
                                                  attribution_share, value_start, cadence_days, position, changed_by)
                        VALUES (:customer, :key, :name, :category, :cashable, :whyBuy, :issue, :outcome,
                                :capability, :stakeholder, :benefitOwner, :metric, :unit, :direction, :kind,
                                :formula, :questions, :unitValue, :currency, :captureRate,
                                :attributionShare, :valueStart, :cadenceDays, :position, :by)
                        RETURNING id
                        """)
                .param("customer", customer)
                .param("position", position)
                .param("by", accountManager)
                .params(texts(driver))
                .params(figures(driver))
                .query(Long.class)
                .single();
    }

    private static Map<String, @Nullable Object> texts(SampleDriver driver) {
        Map<String, @Nullable Object> texts = new HashMap<>();
        texts.put("key", driver.key());
        texts.put("name", driver.name());
        texts.put("category", driver.category());
        texts.put("cashable", driver.cashable());
        texts.put("whyBuy", driver.whyBuy());
        texts.put("issue", driver.issue());
        texts.put("outcome", driver.outcome());
        texts.put("capability", driver.capability());
        texts.put("stakeholder", driver.stakeholder());
        texts.put("benefitOwner", driver.benefitOwner());
        texts.put("metric", driver.metric());
        texts.put("unit", driver.unit());
        return texts;
    }

    private Map<String, @Nullable Object> figures(SampleDriver driver) {
        Map<String, @Nullable Object> figures = new HashMap<>();
        figures.put("direction", driver.direction());
        figures.put("kind", driver.kind());
        figures.put("formula", driver.formula());
        figures.put("questions", driver.questions().size());
        figures.put("unitValue", driver.unitValueOrOne());
        figures.put("currency", driver.currency());
        figures.put("captureRate", driver.captureRate());
        figures.put("attributionShare", driver.attributionShare());
        figures.put("valueStart", driver.valueStart().from(today));
        figures.put("cadenceDays", driver.cadenceDays());
        return figures;
    }

    private void question(long driver, int position, SampleDriver.Question question) {
        database.sql("""
                        INSERT INTO question (driver_id, position, name, text, unit, role)
                        VALUES (:driver, :position, :name, :text, :unit, :role)
                        """)
                .param("driver", driver)
                .param("position", position)
                .param("name", question.name())
                .param("text", question.text())
                .param("unit", question.unit())
                .param("role", question.role())
                .update();
    }
}
