package org.valueledger.intake;

import java.sql.SQLException;
import org.valueledger.position.BulkPositions;

/**
 * Value drivers with their baselines and goals, from {@code staged}. An imported driver asks for its metric and, where a
 * condition is given, for the volume that the metric is multiplied by.
 */
final class DriverImport {

    /** What a driver looks like after the import. What the file leaves out comes from the driver, then from the defaults. */
    private static final String WANTED = """
            CREATE TEMPORARY TABLE wanted ON COMMIT DROP AS
            SELECT s.row, c.id AS customer_id, c.external_id AS customer_key, s.driver_id AS external_id, d.id AS driver_id,
                   s.driver_name AS name, coalesce(s.category, d.category) AS category, coalesce(s.metric, d.metric) AS metric,
                   coalesce(s.unit, d.unit) AS unit, s.direction, coalesce(s.kind, d.kind, 'LEVEL') AS kind,
                   coalesce(s.unit_value, d.unit_value, 1) AS unit_value,
                   coalesce(s.currency, d.currency, CASE WHEN s.unit_value IS NOT NULL THEN c.currency END) AS currency,
                   coalesce(s.capture_rate, d.capture_rate, 1) AS capture_rate,
                   coalesce(s.attribution_share, d.attribution_share, 1) AS attribution_share,
                   coalesce(s.value_start, d.value_start, s.baseline_date) AS value_start,
                   coalesce(s.cadence_days, d.cadence_days) AS cadence_days,
                   s.baseline_date, s.baseline_value, s.goal_date, s.goal_value, s.baseline_condition,
                   (SELECT array_agg(q.role || ' ' || q.name ORDER BY q.position) FROM question q WHERE q.driver_id = d.id) AS asks,
                   CAST(NULL AS numeric[]) AS baseline, CAST(NULL AS numeric[]) AS goal
              FROM staged s
              JOIN customer c ON c.external_id = s.customer_id
              LEFT JOIN value_driver d ON d.customer_id = c.id AND d.external_id = s.driver_id
            """;

    private static final String ANSWERS = """
            UPDATE wanted w
               SET baseline = array_remove(ARRAY[w.baseline_value, v.volume], NULL),
                   goal = array_remove(ARRAY[w.goal_value, v.volume], NULL)
              FROM (SELECT w.row, coalesce(w.baseline_condition, b.answers[2]) AS volume
                      FROM wanted w
                      LEFT JOIN LATERAL (SELECT answers FROM baseline b WHERE b.driver_id = w.driver_id
                                          ORDER BY b.version DESC LIMIT 1) b ON true) v
             WHERE v.row = w.row
            """;

    /** Rows that would change what was not imported but taken, proposed or signed here. */
    private static final String AGREED_OTHERWISE = """
            SELECT w.row, w.external_id
              FROM wanted w
              JOIN value_driver d ON d.id = w.driver_id
              LEFT JOIN LATERAL (SELECT * FROM baseline b WHERE b.driver_id = d.id ORDER BY b.version DESC LIMIT 1) b ON true
              LEFT JOIN LATERAL (SELECT * FROM goal g WHERE g.driver_id = d.id ORDER BY g.version DESC LIMIT 1) g ON true
             WHERE (b.source IS DISTINCT FROM 'imported' OR b.amendment IS NOT NULL OR g.proposal IS NOT NULL)
               AND (b.driver_id IS NULL
                    OR (b.answers, b.taken_on) IS DISTINCT FROM (CAST(w.baseline AS answers), w.baseline_date)
                    OR (g.answers, g.due_on) IS DISTINCT FROM (CAST(w.goal AS answers), w.goal_date)
                    OR (d.direction, d.kind, d.unit_value, d.currency, d.capture_rate, d.attribution_share, d.value_start)
                       IS DISTINCT FROM
                       (w.direction, w.kind, w.unit_value, w.currency, w.capture_rate, w.attribution_share, w.value_start))
            """;

    private static final String DIFFERENCES = """
            CREATE TEMPORARY TABLE difference ON COMMIT DROP AS
            SELECT w.customer_id, w.driver_id, f.field, f.old_value, f.new_value
              FROM wanted w
              JOIN value_driver d ON d.id = w.driver_id
             CROSS JOIN LATERAL (VALUES
                   ('driver_name', d.name, w.name),
                   ('category', d.category, w.category),
                   ('metric', d.metric, w.metric),
                   ('unit', d.unit, w.unit),
                   ('direction', d.direction, w.direction),
                   ('kind', d.kind, w.kind),
                   ('unit_value', CAST(trim_scale(d.unit_value) AS text), CAST(trim_scale(w.unit_value) AS text)),
                   ('currency', d.currency, w.currency),
                   ('capture_rate', CAST(trim_scale(d.capture_rate) AS text), CAST(trim_scale(w.capture_rate) AS text)),
                   ('attribution_share', CAST(trim_scale(d.attribution_share) AS text), CAST(trim_scale(w.attribution_share) AS text)),
                   ('value_start', CAST(d.value_start AS text), CAST(w.value_start AS text)),
                   ('cadence_days', CAST(d.cadence_days AS text), CAST(w.cadence_days AS text))
                   ) f (field, old_value, new_value)
             WHERE f.new_value IS DISTINCT FROM f.old_value
            """;

    /** Drivers whose newest baseline says something else. */
    private static final String NEW_BASELINES = """
            CREATE TEMPORARY TABLE new_baseline ON COMMIT DROP AS
            SELECT w.row, coalesce(b.version, 0) + 1 AS version, w.baseline AS answers, w.baseline_date AS taken_on
              FROM wanted w
              LEFT JOIN LATERAL (SELECT * FROM baseline b WHERE b.driver_id = w.driver_id ORDER BY b.version DESC LIMIT 1) b ON true
             WHERE (b.answers, b.taken_on) IS DISTINCT FROM (CAST(w.baseline AS answers), w.baseline_date)
            """;

    private static final String NEW_GOALS = """
            CREATE TEMPORARY TABLE new_goal ON COMMIT DROP AS
            SELECT w.row, coalesce(g.version, 0) + 1 AS version, w.goal AS answers, w.goal_date AS due_on
              FROM wanted w
              LEFT JOIN LATERAL (SELECT * FROM goal g WHERE g.driver_id = w.driver_id ORDER BY g.version DESC LIMIT 1) g ON true
             WHERE (g.answers, g.due_on) IS DISTINCT FROM (CAST(w.goal AS answers), w.goal_date)
            """;

    private static final String INSERT = """
            INSERT INTO value_driver (customer_id, external_id, name, category, metric, unit, direction, kind, formula, question_count,
                   unit_value, currency, capture_rate, attribution_share, value_start, cadence_days, position, changed_by)
            SELECT w.customer_id, w.external_id, w.name, w.category, w.metric, w.unit, w.direction, w.kind,
                   CASE cardinality(w.baseline) WHEN 1 THEN 'metric' ELSE 'metric * volume' END, cardinality(w.baseline),
                   w.unit_value, w.currency, w.capture_rate, w.attribution_share, w.value_start, w.cadence_days,
                   least(w.row, 2000000000), run.by_user
              FROM wanted w CROSS JOIN this_run run
             WHERE w.driver_id IS NULL
             ORDER BY w.customer_id, w.row
            """;

    private static final String KNOW_NEW = """
            WITH known AS (
                UPDATE wanted w SET driver_id = d.id
                  FROM value_driver d
                 WHERE w.driver_id IS NULL AND d.customer_id = w.customer_id AND d.external_id = w.external_id
                RETURNING d.id, w.unit, cardinality(w.baseline) AS questions)
            INSERT INTO question (driver_id, position, name, unit, role)
            SELECT id, 1, 'metric', unit, 'PERFORMANCE' FROM known
            UNION ALL
            SELECT id, 2, 'volume', NULL, 'CONDITION' FROM known WHERE questions = 2
            """;

    private static final String UPDATE = """
            UPDATE value_driver d
               SET name = w.name, category = w.category, metric = w.metric, unit = w.unit, direction = w.direction, kind = w.kind,
                   unit_value = w.unit_value, currency = w.currency, capture_rate = w.capture_rate,
                   attribution_share = w.attribution_share, value_start = w.value_start, cadence_days = w.cadence_days,
                   changed_by = run.by_user
              FROM wanted w CROSS JOIN this_run run
             WHERE d.id = w.driver_id AND d.id IN (SELECT driver_id FROM difference)
            """;

    private static final String BASELINES = """
            INSERT INTO baseline (driver_id, version, question_count, answers, taken_on, source, grade, reason, recorded_by)
            SELECT w.driver_id, n.version, cardinality(n.answers), n.answers, n.taken_on, 'imported', 'STATED',
                   CASE WHEN n.version > 1 THEN run.reason END, run.by_user
              FROM new_baseline n JOIN wanted w USING (row) CROSS JOIN this_run run
             ORDER BY w.driver_id
            """;

    private static final String GOALS = """
            INSERT INTO goal (driver_id, version, question_count, answers, due_on, agreed_source, reason, recorded_by)
            SELECT w.driver_id, n.version, cardinality(n.answers), n.answers, n.due_on, 'imported',
                   CASE WHEN n.version > 1 THEN run.reason END, run.by_user
              FROM new_goal n JOIN wanted w USING (row) CROSS JOIN this_run run
             ORDER BY w.driver_id
            """;

    private static final String CORRECTIONS = """
            INSERT INTO correction (customer_id, driver_id, field, old_value, new_value, import_run_id, recorded_by)
            SELECT d.customer_id, d.driver_id, d.field, d.old_value, d.new_value, run.id, run.by_user
              FROM difference d CROSS JOIN this_run run
             ORDER BY d.driver_id, d.field
            """;

    /** What this file changes; a new driver has no id yet, so its customer stands for it. */
    private static final String CHANGED = """
            CREATE TEMPORARY TABLE changed ON COMMIT DROP AS
            SELECT w.row, w.customer_id, w.driver_id FROM wanted w
             WHERE w.driver_id IS NULL
                OR w.driver_id IN (SELECT driver_id FROM difference)
                OR w.row IN (SELECT row FROM new_baseline UNION SELECT row FROM new_goal)
            """;

    private DriverImport() {}

    static ImportRun.Written store(ImportRun run, CheckedRows rows) throws SQLException {
        Staging.fill(run, rows);
        run.reject("staged", """
                SELECT s.row, s.customer_id FROM staged s CROSS JOIN this_run run LEFT JOIN customer c
                    ON c.external_id = s.customer_id AND (run.manager IS NULL OR lower(c.account_manager) = run.manager)
                 WHERE c.id IS NULL
                """, "customer_id", "customer.unknown");
        run.run(WANTED);
        run.run("ANALYZE wanted");
        checkQuestions(run);
        checkGoals(run);
        run.run(ANSWERS);
        checkAgreed(run);
        return run.isLost() ? new ImportRun.Written(0, 0) : change(run);
    }

    private static void checkQuestions(ImportRun run) throws SQLException {
        run.reject("wanted", """
                SELECT w.row, w.external_id FROM wanted w
                 WHERE w.asks <> ARRAY['PERFORMANCE metric'] AND w.asks <> ARRAY['PERFORMANCE metric', 'CONDITION volume']
                """, "driver_id", "driver.ownQuestions");
        run.reject("wanted", """
                SELECT w.row, CAST(w.baseline_condition AS text) FROM wanted w
                 WHERE cardinality(w.asks) = 1 AND w.baseline_condition IS NOT NULL
                """, "baseline_condition", "driver.noCondition");
    }

    private static void checkGoals(ImportRun run) throws SQLException {
        run.reject("wanted", """
                SELECT w.row, CAST(w.goal_value AS text), lower(w.direction), CAST(w.baseline_value AS text) FROM wanted w
                 WHERE w.kind <> 'HOLD'
                   AND CASE w.direction WHEN 'UP' THEN w.goal_value <= w.baseline_value ELSE w.goal_value >= w.baseline_value END
                """, "goal_value", "goal.notBetter");
    }

    /** What was locked or signed here changes only by an amendment or a new goal that both sides sign. */
    private static void checkAgreed(ImportRun run) throws SQLException {
        run.reject("wanted", AGREED_OTHERWISE, "driver_id", "driver.agreed");
    }

    private static ImportRun.Written change(ImportRun run) throws SQLException {
        BulkPositions positions = BulkPositions.prepare(run.connection());
        run.run(DIFFERENCES);
        run.run(NEW_BASELINES);
        run.run(NEW_GOALS);
        run.run(CHANGED);
        run.run("INSERT INTO changed_customer SELECT DISTINCT customer_id FROM changed");
        positions.lock();
        long created = run.run(INSERT);
        run.run(KNOW_NEW);
        run.run(UPDATE);
        run.run(BASELINES);
        run.run(GOALS);
        run.run(CORRECTIONS);
        run.run("INSERT INTO changed_driver SELECT w.driver_id FROM changed JOIN wanted w USING (row)");
        positions.refresh();
        long changed = run.count("SELECT count(*) FROM changed");
        return new ImportRun.Written(created, changed - created);
    }
}
