package org.valueledger.position;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Random;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Random but believable customers with drivers of every kind, written by plain SQL; the same for the same seed. */
public final class SomePortfolio {

    private static final String[] KINDS = {"LEVEL", "FLOW", "HOLD"};
    private static final String[] GRADES = {"ESTIMATED", "STATED", "CONFIRMED", "METERED", "AUDITED"};

    private final Random random;
    private final JdbcClient database;

    public SomePortfolio(long seed, Connection connection) {
        this.random = new Random(seed);
        this.database = JdbcClient.create(new SingleConnectionDataSource(connection, true));
    }

    /** Adds customers {@code <prefix>1…n} with up to six drivers each and stores their positions. */
    public static void store(long seed, Connection connection, String prefix, String manager, int customers)
            throws SQLException {
        connection.setAutoCommit(false);
        var bulk = BulkPositions.prepare(connection);
        var portfolio = new SomePortfolio(seed, connection);
        for (int i = 1; i <= customers; i++) {
            portfolio.customer(prefix + i, manager);
        }
        try (var statement = connection.createStatement()) {
            statement.execute("INSERT INTO changed_driver SELECT id FROM value_driver");
            statement.execute("INSERT INTO changed_customer SELECT id FROM customer");
        }
        bulk.lock();
        bulk.refresh();
        connection.commit();
    }

    private void customer(String key, String manager) {
        long id = database.sql("""
                        INSERT INTO customer (external_id, name, currency, account_manager)
                        VALUES (:key, 'Customer ' || :key, 'EUR', :manager) RETURNING id
                        """)
                .param("key", key)
                .param("manager", manager)
                .query(Long.class)
                .single();
        database.sql("INSERT INTO contract VALUES (:id, :start, :renewal, :yearly, :oneOff)")
                .param("id", id)
                .param("start", LocalDate.of(2024, 1, 1).plusDays(random.nextInt(300)))
                .param("renewal", LocalDate.of(2027, 1, 1).plusDays(random.nextInt(300)))
                .param("yearly", amount(50_000))
                .param("oneOff", amount(10_000))
                .update();
        database.sql("INSERT INTO agreed_rate VALUES (:id, 'USD', 0.9)")
                .param("id", id)
                .update();
        int drivers = random.nextInt(7);
        for (int i = 1; i <= drivers; i++) {
            driver(id, "D" + i);
        }
    }

    private void driver(long customer, String key) {
        boolean volume = random.nextBoolean();
        String kind = KINDS[random.nextInt(3)];
        boolean up = random.nextBoolean();
        BigDecimal baseline = amount(1000);
        BigDecimal change = kind.equals("HOLD") ? BigDecimal.ZERO : amount(500).add(BigDecimal.ONE);
        LocalDate start = LocalDate.of(2024, 3, 1).plusDays(random.nextInt(200));
        String[] currencies = {"EUR", "USD", "CHF", null};
        long id = database.sql("""
                        INSERT INTO value_driver (customer_id, external_id, name, direction, kind, formula, question_count,
                               unit_value, currency, capture_rate, value_start, cadence_days)
                        VALUES (:customer, :key, 'Driver ' || :key, :direction, :kind, :formula, :questions,
                               :unitValue, :currency, 0.75, :start, 120) RETURNING id
                        """)
                .param("customer", customer)
                .param("key", key)
                .param("direction", up ? "UP" : "DOWN")
                .param("kind", kind)
                .param("formula", volume ? "metric * volume" : "metric")
                .param("questions", volume ? 2 : 1)
                .param("unitValue", amount(20))
                .param("currency", currencies[random.nextInt(4)])
                .param("start", start)
                .query(Long.class)
                .single();
        question(id, 1, "metric", "PERFORMANCE");
        if (volume) {
            question(id, 2, "volume", "CONDITION");
        }
        answers("baseline", id, volume, baseline, "taken_on", start, "", "");
        BigDecimal goal = up ? baseline.add(change) : baseline.subtract(change);
        answers("goal", id, volume, goal, "due_on", start.plusDays(random.nextInt(500)), ", agreed_source", ", 'test'");
        readings(id, volume, baseline, start);
    }

    private void readings(long driver, boolean volume, BigDecimal baseline, LocalDate start) {
        LocalDate day = start.minusDays(20);
        int readings = random.nextInt(6);
        for (int i = 0; i < readings; i++) {
            day = day.plusDays(1 + random.nextInt(120));
            reading(driver, volume, baseline, day, 0);
            if (random.nextInt(5) == 0) {
                reading(driver, volume, baseline, day, 1);
            }
        }
    }

    private void reading(long driver, boolean volume, BigDecimal baseline, LocalDate day, int revision) {
        database.sql("""
                        INSERT INTO measurement (driver_id, measured_on, revision, question_count, answers, grade, confidence,
                               set_aside, recorded_by)
                        VALUES (:driver, :day, :revision, :count, CAST(:answers AS numeric[]), :grade, 0.8, :aside, 'test')
                        """)
                .param("driver", driver)
                .param("day", day)
                .param("revision", revision)
                .param("count", volume ? 2 : 1)
                .param("answers", array(volume, baseline.add(amount(400)).subtract(amount(400))))
                .param("grade", GRADES[random.nextInt(5)])
                .param("aside", random.nextInt(9) == 0 ? "outlier" : null)
                .update();
    }

    private void question(long driver, int position, String name, String role) {
        database.sql("INSERT INTO question VALUES (:driver, :position, :name, NULL, NULL, :role)")
                .param("driver", driver)
                .param("position", position)
                .param("name", name)
                .param("role", role)
                .update();
    }

    private void answers(
            String table,
            long driver,
            boolean volume,
            BigDecimal metric,
            String dateColumn,
            LocalDate date,
            String columns,
            String values) {
        database.sql("INSERT INTO " + table + " (driver_id, version, question_count, answers, " + dateColumn
                        + ", recorded_by" + columns
                        + ") VALUES (:driver, 1, :count, CAST(:answers AS numeric[]), :date, 'test'" + values + ")")
                .param("driver", driver)
                .param("count", volume ? 2 : 1)
                .param("answers", array(volume, metric))
                .param("date", date)
                .update();
    }

    private String array(boolean volume, BigDecimal metric) {
        return "{" + metric.toPlainString() + (volume ? "," + (1 + random.nextInt(50)) : "") + "}";
    }

    private BigDecimal amount(int below) {
        return BigDecimal.valueOf(random.nextInt(below * 100), 2);
    }
}
