-- The ledger: what was agreed, measured, corrected, in the order in which it happened, one hash chain a customer. Triggers
-- write it, so that no route, import or program can change a table without leaving an entry; they run with the rights of
-- the owner, and the service's own role (see afterMigrate.sql) may only read it.

-- A baseline in the table is locked and a goal is agreed; what is not yet, has tables of its own.
DO $$
BEGIN
    IF EXISTS (SELECT FROM baseline WHERE state <> 'LOCKED') OR EXISTS (SELECT FROM goal WHERE state <> 'AGREED') THEN
        RAISE EXCEPTION 'baselines or goals that are not final are stored; no version of the service ever wrote such';
    END IF;
END $$;
ALTER TABLE baseline DROP COLUMN state;
ALTER TABLE goal DROP COLUMN state;
ALTER TABLE goal ALTER COLUMN agreed_source SET NOT NULL;

-- Whom the ledger names for a change of what has no versions of its own.
ALTER TABLE customer ADD COLUMN changed_by text NOT NULL DEFAULT 'unknown' CHECK (length(changed_by) BETWEEN 1 AND 200);
ALTER TABLE value_driver ADD COLUMN changed_by text NOT NULL DEFAULT 'unknown' CHECK (length(changed_by) BETWEEN 1 AND 200);

CREATE TABLE ledger_entry (
    customer_id   bigint      NOT NULL REFERENCES customer,
    seq           bigint      NOT NULL CHECK (seq >= 1),
    kind          text        NOT NULL CHECK (kind ~ '^[A-Z_]{3,40}$'),
    driver_id     bigint,
    recorded_by   text        NOT NULL CHECK (recorded_by !~ '[\n\r]'),
    recorded_at   timestamptz NOT NULL,
    -- What was recorded, as JSON in PostgreSQL's own spelling: kept as text, so that it stays the same to the letter.
    content       text        NOT NULL,
    previous_hash bytea       NOT NULL CHECK (length(previous_hash) = 32),
    hash          bytea       NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (customer_id, seq),
    -- No two entries follow the same one.
    UNIQUE (customer_id, previous_hash)
);
CREATE INDEX ledger_entry_by_driver ON ledger_entry (driver_id, kind, seq DESC) WHERE driver_id IS NOT NULL;

-- The last entry of each chain: an entry that is missing at the end is missed.
CREATE TABLE ledger_head (
    customer_id bigint PRIMARY KEY REFERENCES customer,
    seq         bigint NOT NULL,
    hash        bytea  NOT NULL CHECK (length(hash) = 32)
);

CREATE TRIGGER ledger_entry_is_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_entry
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What an entry's hash is taken of, after the hash of the entry before. Content comes last: nothing else holds a line break.
CREATE FUNCTION ledger_text(customer bigint, seq bigint, kind text, driver bigint, by_whom text, at timestamptz, content text)
    RETURNS text LANGUAGE sql STABLE AS $$
    SELECT concat_ws(E'\n', customer, seq, kind, coalesce(CAST(driver AS text), ''), by_whom,
                     to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), content)
$$;

CREATE FUNCTION ledger_link(state bytea, start bytea, entry text) RETURNS bytea LANGUAGE sql IMMUTABLE AS $$
    SELECT sha256(coalesce(state, start) || convert_to(entry, 'UTF8'))
$$;

-- Over rows in order: the hash of each entry, the first one following the hash that is given as the start.
CREATE AGGREGATE ledger_chain(bytea, text) (SFUNC = ledger_link, STYPE = bytea);

-- The statement that appends entries. "items" is a query for (customer_id, kind, driver_id, recorded_by, recorded_at,
-- content, place); entries of a customer follow each other by place. The head is locked, so a chain cannot fork.
CREATE FUNCTION ledger_appending(items text) RETURNS text LANGUAGE sql IMMUTABLE AS $f$
    SELECT $$
    WITH item AS MATERIALIZED ($$ || items || $$),
    head AS MATERIALIZED (
        SELECT * FROM ledger_head WHERE customer_id IN (SELECT customer_id FROM item) ORDER BY customer_id FOR UPDATE),
    numbered AS (
        SELECT i.*, coalesce(h.hash, decode(repeat('00', 32), 'hex')) AS start,
               coalesce(h.seq, 0) + row_number() OVER (PARTITION BY i.customer_id ORDER BY i.place) AS seq
          FROM item i LEFT JOIN head h USING (customer_id)),
    linked AS MATERIALIZED (
        SELECT n.*, ledger_chain(start, ledger_text(customer_id, seq, kind, driver_id, recorded_by, recorded_at, content))
                        OVER (PARTITION BY customer_id ORDER BY seq ROWS UNBOUNDED PRECEDING) AS hash
          FROM numbered n),
    stored AS (
        INSERT INTO ledger_entry (customer_id, seq, kind, driver_id, recorded_by, recorded_at, content, previous_hash, hash)
        SELECT customer_id, seq, kind, driver_id, recorded_by, recorded_at, content,
               coalesce(lag(hash) OVER (PARTITION BY customer_id ORDER BY seq), start), hash
          FROM linked ORDER BY customer_id, seq)
    INSERT INTO ledger_head (customer_id, seq, hash)
    SELECT DISTINCT ON (customer_id) customer_id, seq, hash FROM linked ORDER BY customer_id, seq DESC
    ON CONFLICT (customer_id) DO UPDATE SET (seq, hash) = (EXCLUDED.seq, EXCLUDED.hash)
    $$
$f$;

-- ------------------------------------------------------------------------------------------- what is recorded of a row

-- Each function spells a row for the ledger. Columns that are not there are left out, so a later column changes nothing
-- about earlier rows. What the functions say is never changed: rows are compared with what was said of them.

CREATE FUNCTION ledger_record(b baseline) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT CAST(jsonb_strip_nulls(jsonb_build_object('driver', b.driver_id, 'version', b.version, 'answers', b.answers,
        'takenOn', b.taken_on, 'periodStart', b.period_start, 'source', b.source, 'grade', b.grade, 'reason', b.reason)) AS text)
$$;

CREATE FUNCTION ledger_record(g goal) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT CAST(jsonb_strip_nulls(jsonb_build_object('driver', g.driver_id, 'version', g.version, 'answers', g.answers,
        'dueOn', g.due_on, 'rampDates', g.ramp_dates, 'rampShares', g.ramp_shares, 'agreedSource', g.agreed_source,
        'agreedBy', g.agreed_by, 'reason', g.reason)) AS text)
$$;

CREATE FUNCTION ledger_record(m measurement) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT CAST(jsonb_strip_nulls(jsonb_build_object('driver', m.driver_id, 'measuredOn', m.measured_on, 'revision', m.revision,
        'answers', m.answers, 'periodStart', m.period_start, 'grade', m.grade, 'confidence', m.confidence,
        'setAside', m.set_aside, 'source', m.source, 'evidence', m.evidence, 'reason', m.reason, 'visit', m.visit_id)) AS text)
$$;

CREATE FUNCTION ledger_record(c correction) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT CAST(jsonb_strip_nulls(jsonb_build_object('correction', c.id, 'driver', c.driver_id, 'field', c.field,
        'before', c.old_value, 'after', c.new_value, 'import', c.import_run_id)) AS text)
$$;

-- A driver with its questions: all that turns answers into money, and what people wrote about it.
CREATE FUNCTION ledger_record(d value_driver) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT CAST(jsonb_strip_nulls(jsonb_build_object('driver', d.id, 'key', d.external_id, 'name', d.name, 'category', d.category,
        'cashable', d.cashable, 'whyBuy', d.why_buy, 'issue', d.issue, 'outcome', d.outcome, 'capability', d.capability,
        'stakeholder', d.stakeholder, 'benefitOwner', d.benefit_owner, 'metric', d.metric, 'unit', d.unit,
        'direction', d.direction, 'kind', d.kind, 'formula', d.formula, 'unitValue', d.unit_value, 'currency', d.currency,
        'captureRate', d.capture_rate, 'attributionShare', d.attribution_share, 'sharedMetric', d.shared_metric,
        'valueStart', d.value_start, 'cadenceDays', d.cadence_days,
        'questions', (SELECT jsonb_agg(to_jsonb(q) - 'driver_id' ORDER BY q.position) FROM question q WHERE q.driver_id = d.id)
        )) AS text)
$$;

-- What a customer's totals and its return rest on besides the drivers.
CREATE FUNCTION ledger_record(c customer) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT CAST(jsonb_strip_nulls(jsonb_build_object('currency', c.currency,
        'contract', (SELECT to_jsonb(k) - 'customer_id' FROM contract k WHERE k.customer_id = c.id),
        'agreedRates', (SELECT jsonb_object_agg(r.currency, r.rate) FROM agreed_rate r WHERE r.customer_id = c.id))) AS text)
$$;

-- The readings that one import added to one customer: their number, and a hash of their hashes driver by driver. A file
-- brings them by the million; an entry for each would be as large as the readings themselves.
CREATE FUNCTION ledger_imported(run bigint, drivers bigint[])
    RETURNS TABLE (customer_id bigint, recorded_by text, content text) LANGUAGE sql STABLE SET DateStyle TO 'ISO, YMD' AS $$
    WITH digest AS (
        SELECT m.driver_id, count(*) AS readings,
               sha256(convert_to(string_agg(CAST(ROW(m.driver_id, m.measured_on, m.revision, m.answers, m.period_start, m.grade,
                                                     m.confidence, m.set_aside, m.source, m.evidence, m.reason, m.visit_id,
                                                     m.recorded_by) AS text), E'\n' ORDER BY m.measured_on, m.revision), 'UTF8')) AS hash
          FROM measurement m
         WHERE m.import_run_id = run AND m.driver_id = ANY(drivers)
         GROUP BY m.driver_id)
    SELECT d.customer_id, r.by_user,
           CAST(jsonb_build_object('import', run, 'fileName', r.file_name, 'fileSha256', encode(r.sha256, 'hex'),
                'readings', sum(t.readings), 'drivers', count(*),
                'digest', encode(sha256(string_agg(t.hash, CAST('' AS bytea) ORDER BY t.driver_id)), 'hex')) AS text)
      FROM digest t JOIN value_driver d ON d.id = t.driver_id JOIN import_run r ON r.id = run
     GROUP BY d.customer_id, r.by_user, r.file_name, r.sha256
$$;

-- ---------------------------------------------------------------------------------------------------------- triggers

-- After rows were added to a table that keeps its rows: one entry a row. Arguments: the kind of entry, the table's primary
-- key, and how a row t names its driver and, where the driver does not tell, its customer.
CREATE FUNCTION ledger_append_rows() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    IF EXISTS (SELECT FROM added) THEN
        EXECUTE ledger_appending(format($q$
            SELECT coalesce(d.customer_id, k.customer_id) AS customer_id, %L AS kind, k.driver_id, k.recorded_by, k.recorded_at,
                   k.content, k.place
              FROM (SELECT CAST(%s AS bigint) AS customer_id, CAST(%s AS bigint) AS driver_id, t.recorded_by, t.recorded_at,
                           ledger_record(t) AS content, row_number() OVER (ORDER BY %s) AS place
                      FROM added JOIN %I t USING (%s)) k
              LEFT JOIN value_driver d ON d.id = k.driver_id
             $q$, TG_ARGV[0], coalesce(TG_ARGV[3], 'NULL'), TG_ARGV[2], TG_ARGV[1], TG_TABLE_NAME, TG_ARGV[1]));
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION ledger_append_measurements() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    IF EXISTS (SELECT FROM added WHERE import_run_id IS NULL) THEN
        EXECUTE ledger_appending($q$
            SELECT d.customer_id, CASE m.revision WHEN 0 THEN 'MEASURED' ELSE 'MEASUREMENT_CORRECTED' END AS kind,
                   m.driver_id, m.recorded_by, m.recorded_at, ledger_record(m) AS content,
                   row_number() OVER (ORDER BY m.recorded_at, m.driver_id, m.measured_on, m.revision) AS place
              FROM added JOIN measurement m USING (driver_id, measured_on, revision) JOIN value_driver d ON d.id = m.driver_id
             WHERE m.import_run_id IS NULL $q$);
    END IF;
    RETURN NULL;
END $$;

-- A locked baseline, and before it the driver that it locks.
CREATE FUNCTION ledger_append_baselines() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    IF EXISTS (SELECT FROM added) THEN
        EXECUTE ledger_appending($q$
            SELECT customer_id, kind, driver_id, recorded_by, recorded_at, content,
                   row_number() OVER (ORDER BY recorded_at, driver_id, version, step) AS place
              FROM (
                SELECT d.customer_id, 'DRIVER_DEFINED' AS kind, d.id AS driver_id, a.recorded_by, a.recorded_at,
                       ledger_record(d) AS content, a.version, 1 AS step
                  FROM added a JOIN value_driver d ON d.id = a.driver_id
                 WHERE ledger_record(d) IS DISTINCT FROM (
                       SELECT e.content FROM ledger_entry e WHERE e.driver_id = d.id AND e.kind = 'DRIVER_DEFINED'
                        ORDER BY e.seq DESC LIMIT 1)
                UNION ALL
                SELECT d.customer_id, CASE b.version WHEN 1 THEN 'BASELINE_LOCKED' ELSE 'BASELINE_AMENDED' END, d.id, b.recorded_by,
                       b.recorded_at, ledger_record(b), b.version, 2
                  FROM added a
                  JOIN baseline b ON b.driver_id = a.driver_id AND b.version = a.version
                  JOIN value_driver d ON d.id = b.driver_id) item $q$);
    END IF;
    RETURN NULL;
END $$;

-- A driver whose baseline is locked, or one of its questions, was changed. Argument: the column with the driver's id.
CREATE FUNCTION ledger_append_definitions() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    IF EXISTS (SELECT FROM added) THEN
        EXECUTE ledger_appending(format($q$
            SELECT d.customer_id, 'DRIVER_DEFINED' AS kind, d.id AS driver_id, d.changed_by AS recorded_by, now() AS recorded_at,
                   ledger_record(d) AS content, d.id AS place
              FROM value_driver d
             WHERE d.id IN (SELECT %I FROM added) AND EXISTS (SELECT FROM baseline b WHERE b.driver_id = d.id)
               AND ledger_record(d) IS DISTINCT FROM (
                   SELECT e.content FROM ledger_entry e WHERE e.driver_id = d.id AND e.kind = 'DRIVER_DEFINED'
                    ORDER BY e.seq DESC LIMIT 1) $q$, TG_ARGV[0]));
    END IF;
    RETURN NULL;
END $$;

-- The entries for customers (a query for their ids) whose contract, agreed rates or currency are not as recorded last.
CREATE FUNCTION ledger_contracts(customers text) RETURNS text LANGUAGE sql IMMUTABLE AS $f$
    SELECT $$
    SELECT c.id AS customer_id, 'CONTRACT_RECORDED' AS kind, CAST(NULL AS bigint) AS driver_id, c.changed_by AS recorded_by,
           now() AS recorded_at, ledger_record(c) AS content, 1 AS place
      FROM customer c
      LEFT JOIN LATERAL (SELECT e.content FROM ledger_entry e WHERE e.customer_id = c.id AND e.kind = 'CONTRACT_RECORDED'
                          ORDER BY e.seq DESC LIMIT 1) e ON true
     WHERE c.id IN ($$ || customers || $$) AND ledger_record(c) IS DISTINCT FROM e.content
       AND (e.content IS NOT NULL OR EXISTS (SELECT FROM contract k WHERE k.customer_id = c.id)
                                  OR EXISTS (SELECT FROM agreed_rate r WHERE r.customer_id = c.id)) $$
$f$;

-- A contract or an agreed rate was changed.
CREATE FUNCTION ledger_append_contracts() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    IF EXISTS (SELECT FROM added) THEN
        EXECUTE ledger_appending(ledger_contracts('SELECT customer_id FROM added'));
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION ledger_append_currency() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    EXECUTE ledger_appending(ledger_contracts('SELECT $1')) USING NEW.id;
    RETURN NULL;
END $$;
CREATE INDEX ledger_entry_of_contracts ON ledger_entry (customer_id, seq DESC) WHERE kind = 'CONTRACT_RECORDED';

-- Called by an import of readings before it commits.
CREATE FUNCTION ledger_append_import(run bigint, drivers bigint[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$
BEGIN
    EXECUTE ledger_appending($q$
        SELECT customer_id, 'MEASUREMENTS_IMPORTED' AS kind, CAST(NULL AS bigint) AS driver_id, recorded_by,
               now() AS recorded_at, content, 1 AS place
          FROM ledger_imported($1, $2) $q$) USING run, drivers;
END $$;

-- Entries for what was stored before there was a ledger, in the order in which it was recorded.
DO $$
BEGIN
    EXECUTE ledger_appending($q$
        SELECT customer_id, kind, driver_id, recorded_by, recorded_at, content,
               row_number() OVER (ORDER BY step, recorded_at, driver_id, number, content) AS place
          FROM (
            SELECT c.id AS customer_id, 'CONTRACT_RECORDED' AS kind, CAST(NULL AS bigint) AS driver_id, c.changed_by AS recorded_by,
                   c.changed_at AS recorded_at, ledger_record(c) AS content, 1 AS step, 0 AS number
              FROM customer c
             WHERE EXISTS (SELECT FROM contract k WHERE k.customer_id = c.id)
                OR EXISTS (SELECT FROM agreed_rate r WHERE r.customer_id = c.id)
            UNION ALL
            SELECT d.customer_id, 'DRIVER_DEFINED', d.id, d.changed_by, b.recorded_at, ledger_record(d), 2, 0
              FROM value_driver d JOIN baseline b ON b.driver_id = d.id AND b.version = 1
            UNION ALL
            SELECT d.customer_id, CASE b.version WHEN 1 THEN 'BASELINE_LOCKED' ELSE 'BASELINE_AMENDED' END, d.id, b.recorded_by,
                   b.recorded_at, ledger_record(b), 3, b.version
              FROM baseline b JOIN value_driver d ON d.id = b.driver_id
            UNION ALL
            SELECT d.customer_id, 'GOAL_AGREED', d.id, g.recorded_by, g.recorded_at, ledger_record(g), 4, g.version
              FROM goal g JOIN value_driver d ON d.id = g.driver_id
            UNION ALL
            SELECT d.customer_id, CASE m.revision WHEN 0 THEN 'MEASURED' ELSE 'MEASUREMENT_CORRECTED' END, d.id, m.recorded_by,
                   m.recorded_at, ledger_record(m), 5, m.revision
              FROM measurement m JOIN value_driver d ON d.id = m.driver_id
             WHERE m.import_run_id IS NULL
            UNION ALL
            SELECT c.customer_id, 'CORRECTED', c.driver_id, c.recorded_by, c.recorded_at, ledger_record(c), 5, 0
              FROM correction c
            UNION ALL
            SELECT i.customer_id, 'MEASUREMENTS_IMPORTED', NULL, i.recorded_by, r.ran_at, i.content, 6, 0
              FROM import_run r
             CROSS JOIN LATERAL ledger_imported(r.id, ARRAY(
                   SELECT DISTINCT m.driver_id FROM measurement m WHERE m.import_run_id = r.id)) i
             WHERE r.what = 'MEASUREMENTS') known $q$);
END $$;

CREATE TRIGGER baseline_in_ledger AFTER INSERT ON baseline REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_append_baselines();
CREATE TRIGGER goal_in_ledger AFTER INSERT ON goal REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_append_rows('GOAL_AGREED', 'driver_id, version', 't.driver_id');
CREATE TRIGGER measurement_in_ledger AFTER INSERT ON measurement REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_append_measurements();
CREATE TRIGGER correction_in_ledger AFTER INSERT ON correction REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_append_rows('CORRECTED', 'id', 't.driver_id', 't.customer_id');
CREATE TRIGGER driver_in_ledger AFTER UPDATE ON value_driver REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_append_definitions('id');
CREATE TRIGGER question_in_ledger AFTER INSERT ON question REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_append_definitions('driver_id');
CREATE TRIGGER changed_question_in_ledger AFTER UPDATE ON question REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_append_definitions('driver_id');
CREATE TRIGGER removed_question_in_ledger AFTER DELETE ON question REFERENCING OLD TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_append_definitions('driver_id');
CREATE TRIGGER contract_in_ledger AFTER INSERT ON contract REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_append_contracts();
CREATE TRIGGER changed_contract_in_ledger AFTER UPDATE ON contract REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_append_contracts();
CREATE TRIGGER removed_contract_in_ledger AFTER DELETE ON contract REFERENCING OLD TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_append_contracts();
CREATE TRIGGER rate_in_ledger AFTER INSERT ON agreed_rate REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_append_contracts();
CREATE TRIGGER changed_rate_in_ledger AFTER UPDATE ON agreed_rate REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_append_contracts();
CREATE TRIGGER removed_rate_in_ledger AFTER DELETE ON agreed_rate REFERENCING OLD TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_append_contracts();
CREATE TRIGGER currency_in_ledger AFTER UPDATE OF currency ON customer
    FOR EACH ROW WHEN (OLD.currency <> NEW.currency) EXECUTE FUNCTION ledger_append_currency();

-- ------------------------------------------------------------------------------------------------------ verification

-- What the ledger must say about the rows that are stored now: each row that is kept has an entry of its own, of which
-- who and when are a part; of what may change ("latest") the last entry of its kind must fit. Imported readings are in
-- ledger_imported().
CREATE VIEW ledger_expected_of_values AS
    SELECT d.customer_id, CASE b.version WHEN 1 THEN 'BASELINE_LOCKED' ELSE 'BASELINE_AMENDED' END AS kind, d.id AS driver_id,
           b.recorded_by, b.recorded_at, ledger_record(b) AS content
      FROM baseline b JOIN value_driver d ON d.id = b.driver_id
    UNION ALL
    SELECT d.customer_id, 'GOAL_AGREED', d.id, g.recorded_by, g.recorded_at, ledger_record(g)
      FROM goal g JOIN value_driver d ON d.id = g.driver_id
    UNION ALL
    SELECT d.customer_id, CASE m.revision WHEN 0 THEN 'MEASURED' ELSE 'MEASUREMENT_CORRECTED' END, d.id, m.recorded_by, m.recorded_at,
           ledger_record(m)
      FROM measurement m JOIN value_driver d ON d.id = m.driver_id
     WHERE m.import_run_id IS NULL
    UNION ALL
    SELECT c.customer_id, 'CORRECTED', c.driver_id, c.recorded_by, c.recorded_at, ledger_record(c)
      FROM correction c
    UNION ALL
    SELECT d.customer_id, 'DRIVER_DEFINED', d.id, d.changed_by, NULL, ledger_record(d)
      FROM value_driver d
     WHERE EXISTS (SELECT FROM baseline b WHERE b.driver_id = d.id)
    UNION ALL
    SELECT c.id, 'CONTRACT_RECORDED', NULL, c.changed_by, NULL, ledger_record(c)
      FROM customer c
     WHERE EXISTS (SELECT FROM contract k WHERE k.customer_id = c.id)
        OR EXISTS (SELECT FROM agreed_rate r WHERE r.customer_id = c.id)
        OR EXISTS (SELECT FROM ledger_entry e WHERE e.customer_id = c.id AND e.kind = 'CONTRACT_RECORDED');

-- All of it; a later table adds its view here.
CREATE VIEW ledger_expected AS TABLE ledger_expected_of_values;
