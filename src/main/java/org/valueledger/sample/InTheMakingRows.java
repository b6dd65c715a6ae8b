package org.valueledger.sample;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Drivers in the making on their way into the database; the templates they come from are there already. */
final class InTheMakingRows {

    /** As the library's newest version says it, in the customer's currency. */
    private static final String DRIVER = """
            INSERT INTO value_driver (customer_id, external_id, template_key, template_version, name, category, cashable, why_buy, issue,
                   outcome, capability, stakeholder, metric, unit, direction, kind, formula, question_count, unit_value, currency,
                   capture_rate, attribution_share, value_start, cadence_days, position, changed_by)
            SELECT c.id, t.key, t.key, t.version, v.name, v.category, (v.content ->> 'cashable')::boolean, v.content ->> 'whyBuy',
                   v.content ->> 'issue', v.content ->> 'outcome', v.content ->> 'capability', v.content ->> 'stakeholder',
                   v.content ->> 'metric', v.content ->> 'unit', v.content ->> 'direction', v.kind, v.content ->> 'formula',
                   jsonb_array_length(v.content -> 'questions'), (v.content ->> 'unitValue')::numeric,
                   CASE WHEN (v.content ->> 'priced')::boolean THEN c.currency END, (v.content ->> 'captureRate')::numeric,
                   (v.content ->> 'attributionShare')::numeric, :valueStart, (v.content ->> 'cadenceDays')::integer,
                   (SELECT coalesce(max(d.position), 0) + 1 FROM value_driver d WHERE d.customer_id = c.id), c.account_manager
              FROM customer c, driver_template t
              JOIN driver_template_version v ON v.template_key = t.key AND v.version = t.version
             WHERE c.external_id = :customer AND t.key = :template
            RETURNING id
            """;

    private static final String QUESTIONS = """
            INSERT INTO question (driver_id, position, name, text, unit, role, least, most)
            SELECT d.id, q.position, q.question ->> 'name', q.question ->> 'text', q.question ->> 'unit', q.question ->> 'role',
                   (q.question ->> 'least')::numeric, (q.question ->> 'most')::numeric
              FROM value_driver d
              JOIN driver_template_version v ON v.template_key = d.template_key AND v.version = d.template_version
             CROSS JOIN jsonb_array_elements(v.content -> 'questions') WITH ORDINALITY q (question, position)
             WHERE d.id = :driver
            """;

    /** The answers in the questions' order; null where there is none. */
    private static final String ANSWERS = """
            (SELECT array_agg((CAST(:answers AS jsonb) ->> q.name)::numeric ORDER BY q.position) FROM question q WHERE q.driver_id = d.id)
            """;

    private static final String DRAFT = """
            INSERT INTO baseline_draft (driver_id, answers, taken_on, period_start, source, grade, changed_by)
            SELECT d.id, %s, :takenOn, :periodStart, :source, :grade, d.changed_by FROM value_driver d WHERE d.id = :driver
            """.formatted(ANSWERS);

    private static final String BASELINE = """
            INSERT INTO baseline (driver_id, version, question_count, answers, taken_on, period_start, source, grade, recorded_by,
                                  recorded_at)
            SELECT d.id, 1, d.question_count, %s, :takenOn, :periodStart, :source, :grade, d.changed_by, :takenOn
              FROM value_driver d WHERE d.id = :driver
            """.formatted(ANSWERS);

    private static final String PROPOSAL = """
            INSERT INTO goal_proposal (driver_id, number, question_count, answers, due_on, basis, failed, recorded_by)
            SELECT d.id, 1, d.question_count, %s, :dueOn, CAST(:basis AS jsonb), '{}', d.changed_by
              FROM value_driver d WHERE d.id = :driver
            """.formatted(ANSWERS);

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient database;
    private final LocalDate today;

    InTheMakingRows(JdbcClient database, LocalDate today) {
        this.database = database;
        this.today = today;
    }

    void insert(List<InTheMaking.Started> drivers) {
        drivers.forEach(this::insert);
    }

    private void insert(InTheMaking.Started driver) {
        long id = database.sql(DRIVER)
                .param("customer", driver.customer())
                .param("template", driver.template())
                .param("valueStart", today)
                .query(Long.class)
                .single();
        database.sql(QUESTIONS).param("driver", id).update();
        answered(DRAFT, id, driver.draft());
        answered(BASELINE, id, driver.baseline());
        InTheMaking.Proposal proposal = driver.proposal();
        if (proposal != null) {
            database.sql(PROPOSAL)
                    .param("driver", id)
                    .param("answers", JSON.writeValueAsString(proposal.answers()))
                    .param("dueOn", proposal.dueOn().from(today))
                    .param("basis", JSON.writeValueAsString(dated(proposal.basis())))
                    .update();
        }
    }

    private void answered(String sql, long driver, InTheMaking.@Nullable Answered answered) {
        if (answered == null) {
            return;
        }
        Map<String, BigDecimal> answers = answered.answers();
        database.sql(sql)
                .param("driver", driver)
                .param("answers", JSON.writeValueAsString(answers))
                .param("takenOn", answered.takenOn().from(today))
                .param("periodStart", answered.periodStart().from(today))
                .param("source", answered.source())
                .param("grade", answered.grade())
                .update();
    }

    private Map<String, Object> dated(Map<String, Object> basis) {
        Map<String, Object> dated = new LinkedHashMap<>();
        basis.forEach((name, value) -> dated.put(
                name,
                name.endsWith("On") ? SampleDay.of(value.toString()).from(today).toString() : value));
        return dated;
    }
}
