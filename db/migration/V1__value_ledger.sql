-- The words are those of the README. Rules that must never be broken stand here as constraints, so that no route,
-- importer or later program can break them.

-- Comes with every PostgreSQL; the owner of a database may create it.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- ---------------------------------------------------------------------------------------------------- access

CREATE TABLE app_user (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    username      text        NOT NULL CHECK (username ~ '^[^\s:]{1,100}$'),
    display_name  text        NOT NULL CHECK (length(display_name) BETWEEN 1 AND 200),
    role          text        NOT NULL CHECK (role IN ('ADMINISTRATOR', 'EXECUTIVE', 'ACCOUNT_MANAGER')),
    password_hash text        NOT NULL,
    disabled      boolean     NOT NULL DEFAULT false,
    version       bigint      NOT NULL DEFAULT 1,
    created_at    timestamptz NOT NULL DEFAULT now()
);
-- Names differ in more than their capitals.
CREATE UNIQUE INDEX app_user_by_name ON app_user (lower(username));

CREATE TABLE api_token (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    user_id    bigint      NOT NULL REFERENCES app_user,
    label      text        NOT NULL CHECK (length(label) BETWEEN 1 AND 100),
    -- SHA-256 of the token; the token itself is shown once and never stored.
    token_hash bytea       NOT NULL UNIQUE CHECK (length(token_hash) = 32),
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL,
    revoked_at timestamptz
);
CREATE INDEX api_token_by_user ON api_token (user_id);

-- One row per POST that created something: the key, the effect and the answer commit together.
CREATE TABLE idempotency_key (
    user_id      bigint      NOT NULL REFERENCES app_user,
    key          text        NOT NULL CHECK (length(key) BETWEEN 1 AND 200),
    request_hash bytea       NOT NULL CHECK (length(request_hash) = 32),
    status       smallint    NOT NULL,
    answer       text        NOT NULL,
    created_at   timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (user_id, key)
);
CREATE INDEX idempotency_key_by_age ON idempotency_key (created_at);

-- -------------------------------------------------------------------------------------------------- customers

CREATE TABLE customer (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    external_id     text        NOT NULL UNIQUE CHECK (length(external_id) BETWEEN 1 AND 200),
    name            text        NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    industry        text        CHECK (length(industry) <= 200),
    country         text        CHECK (country ~ '^[A-Z]{2}$'),
    region          text        CHECK (length(region) <= 200),
    time_zone       text        NOT NULL DEFAULT 'UTC',
    locale          text        NOT NULL DEFAULT 'en',
    currency        text        NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    -- The user name of the account manager: text, because an importer may know it before the user exists.
    account_manager text        CHECK (length(account_manager) BETWEEN 1 AND 200),
    -- Counts every change below this customer; a write names the version it has read.
    version         bigint      NOT NULL DEFAULT 1,
    created_at      timestamptz NOT NULL DEFAULT now(),
    changed_at      timestamptz NOT NULL DEFAULT now(),
    -- What a search looks through.
    search_text     text        NOT NULL
        GENERATED ALWAYS AS (lower(name || ' ' || external_id || ' ' || coalesce(account_manager, ''))) STORED
);
CREATE INDEX customer_by_name ON customer (lower(name), id);
CREATE INDEX customer_by_manager ON customer (lower(account_manager), lower(name), id);
-- Any three letters in a row lead to the customers that have them.
CREATE INDEX customer_by_search ON customer USING gin (search_text gin_trgm_ops);

CREATE TABLE contact (
    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    customer_id bigint NOT NULL REFERENCES customer,
    name        text   NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    email       text   CHECK (email ~ '^[^\s@]+@[^\s@]+$' AND length(email) <= 320),
    position    smallint NOT NULL CHECK (position >= 1),
    UNIQUE (customer_id, position)
);

CREATE TABLE contract (
    customer_id   bigint  PRIMARY KEY REFERENCES customer,
    -- Unknown: no cost to date and no ROI, but renewal and amount still count.
    starts_on     date,
    renews_on     date,
    -- In the customer's currency.
    yearly_amount numeric NOT NULL DEFAULT 0 CHECK (yearly_amount >= 0 AND yearly_amount < 'Infinity'),
    one_off_cost  numeric NOT NULL DEFAULT 0 CHECK (one_off_cost >= 0 AND one_off_cost < 'Infinity'),
    CHECK (renews_on > starts_on)
);
CREATE INDEX contract_by_renewal ON contract (renews_on, customer_id);

-- Rates fixed in a customer's agreement: one unit of the currency in the customer's own.
CREATE TABLE agreed_rate (
    customer_id bigint  NOT NULL REFERENCES customer,
    currency    text    NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    rate        numeric NOT NULL CHECK (rate > 0 AND rate < 'Infinity'),
    PRIMARY KEY (customer_id, currency)
);

-- Rates that only order a list over customers with different currencies: one unit in the portfolio's reference.
CREATE TABLE portfolio_rate (
    currency text    PRIMARY KEY CHECK (currency ~ '^[A-Z]{3}$'),
    rate     numeric NOT NULL CHECK (rate > 0 AND rate < 'Infinity')
);

-- -------------------------------------------------------------------------------------------- value inventory

CREATE TABLE import_run (
    id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    what       text        NOT NULL CHECK (what IN ('CUSTOMERS', 'DRIVERS', 'MEASUREMENTS')),
    file_name  text        NOT NULL CHECK (length(file_name) <= 200),
    sha256     bytea       NOT NULL CHECK (length(sha256) = 32),
    accepted   bigint      NOT NULL,
    rejected   bigint      NOT NULL,
    created    bigint      NOT NULL,
    corrected  bigint      NOT NULL,
    by_user    text        NOT NULL,
    ran_at     timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE value_driver (
    id                bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    customer_id       bigint   NOT NULL REFERENCES customer,
    external_id       text     NOT NULL CHECK (length(external_id) BETWEEN 1 AND 200),
    name              text     NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    category          text     CHECK (category IN ('COST_REDUCTION', 'COST_AVOIDANCE', 'REVENUE_INCREASE')),
    cashable          boolean,
    why_buy           text     CHECK (length(why_buy) <= 2000),
    issue             text     CHECK (length(issue) <= 2000),
    outcome           text     CHECK (length(outcome) <= 2000),
    capability        text     CHECK (length(capability) <= 2000),
    stakeholder       text     CHECK (length(stakeholder) <= 200),
    benefit_owner     text     CHECK (length(benefit_owner) <= 200),
    metric            text     CHECK (length(metric) <= 200),
    unit              text     CHECK (length(unit) <= 200),
    direction         text     NOT NULL CHECK (direction IN ('UP', 'DOWN')),
    kind              text     NOT NULL CHECK (kind IN ('LEVEL', 'FLOW', 'HOLD')),
    formula           text     NOT NULL CHECK (length(formula) BETWEEN 1 AND 2000),
    question_count    smallint NOT NULL CHECK (question_count BETWEEN 1 AND 50),
    unit_value        numeric  NOT NULL DEFAULT 1 CHECK (unit_value > '-Infinity' AND unit_value < 'Infinity'),
    -- Without a currency the driver has no price; its value is counted in the metric's own unit.
    currency          text     CHECK (currency ~ '^[A-Z]{3}$'),
    capture_rate      numeric  NOT NULL DEFAULT 1 CHECK (capture_rate BETWEEN 0 AND 1),
    attribution_share numeric  NOT NULL DEFAULT 1 CHECK (attribution_share BETWEEN 0 AND 1),
    shared_metric     text     CHECK (length(shared_metric) <= 200),
    value_start       date     NOT NULL,
    cadence_days      integer  CHECK (cadence_days BETWEEN 1 AND 3650),
    position          integer  NOT NULL DEFAULT 0,
    UNIQUE (customer_id, external_id),
    -- Lets a set of answers prove that it answers every question.
    UNIQUE (id, question_count)
);

CREATE TABLE question (
    driver_id bigint   NOT NULL REFERENCES value_driver,
    position  smallint NOT NULL CHECK (position BETWEEN 1 AND 50),
    name      text     NOT NULL CHECK (name ~ '^[A-Za-z_][A-Za-z0-9_]{0,59}$'),
    text      text     CHECK (length(text) <= 1000),
    unit      text     CHECK (length(unit) <= 200),
    role      text     NOT NULL CHECK (role IN ('PERFORMANCE', 'CONDITION')),
    PRIMARY KEY (driver_id, position)
);
CREATE UNIQUE INDEX question_by_name ON question (driver_id, lower(name));

-- The answers to a driver's questions, in the questions' order: complete, finite, or not there at all.
CREATE DOMAIN answers AS numeric[]
    CHECK (cardinality(VALUE) > 0 AND array_ndims(VALUE) = 1 AND array_lower(VALUE, 1) = 1)
    CHECK (array_position(VALUE, NULL) IS NULL)
    CHECK (NOT VALUE && ARRAY['NaN', 'Infinity', '-Infinity']::numeric[]);

CREATE DOMAIN evidence_grade AS text
    CHECK (VALUE IN ('ESTIMATED', 'STATED', 'CONFIRMED', 'METERED', 'AUDITED'));

-- Versions are only ever added; the highest counts.
CREATE TABLE baseline (
    driver_id      bigint         NOT NULL,
    version        integer        NOT NULL CHECK (version >= 1),
    question_count smallint       NOT NULL,
    answers        answers        NOT NULL CHECK (cardinality(answers) = question_count),
    taken_on       date           NOT NULL,
    period_start   date           CHECK (period_start <= taken_on),
    source         text           CHECK (length(source) <= 1000),
    grade          evidence_grade NOT NULL DEFAULT 'STATED',
    state          text           NOT NULL CHECK (state IN ('DRAFT', 'LOCKED')),
    reason         text           CHECK (length(reason) <= 2000),
    recorded_by    text           NOT NULL,
    recorded_at    timestamptz    NOT NULL DEFAULT now(),
    PRIMARY KEY (driver_id, version),
    FOREIGN KEY (driver_id, question_count) REFERENCES value_driver (id, question_count),
    CHECK (version = 1 OR reason IS NOT NULL)
);

CREATE TABLE goal (
    driver_id      bigint      NOT NULL,
    version        integer     NOT NULL CHECK (version >= 1),
    question_count smallint    NOT NULL,
    answers        answers     NOT NULL CHECK (cardinality(answers) = question_count),
    due_on         date        NOT NULL,
    -- The share of the goal planned on each day, joined by straight lines; without it straight from value start to due_on.
    ramp_dates     date[],
    ramp_shares    numeric[],
    state          text        NOT NULL CHECK (state IN ('PROPOSED', 'AGREED')),
    agreed_source  text        CHECK (length(agreed_source) <= 200),
    agreed_by      text        CHECK (length(agreed_by) <= 200),
    reason         text        CHECK (length(reason) <= 2000),
    recorded_by    text        NOT NULL,
    recorded_at    timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (driver_id, version),
    FOREIGN KEY (driver_id, question_count) REFERENCES value_driver (id, question_count),
    CHECK ((state = 'AGREED') = (agreed_source IS NOT NULL)),
    CHECK (cardinality(ramp_dates) = cardinality(ramp_shares)),
    CHECK ((ramp_dates IS NULL) = (ramp_shares IS NULL)),
    CHECK (version = 1 OR reason IS NOT NULL)
);

-- ----------------------------------------------------------------------------------------- visits, measurements

CREATE TABLE visit (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    customer_id  bigint NOT NULL REFERENCES customer,
    state        text   NOT NULL CHECK (state IN ('PROPOSED', 'BOOKED', 'HELD', 'MISSED', 'CANCELLED')),
    visit_on     date   NOT NULL,
    agenda       text   CHECK (length(agenda) <= 4000),
    attendees    text   CHECK (length(attendees) <= 2000),
    next_step    text   CHECK (length(next_step) <= 2000),
    next_step_on date,
    UNIQUE (customer_id, visit_on),
    UNIQUE (id, customer_id)
);

-- A reading is never changed: a correction is the next revision of the same driver and day, and the highest counts.
CREATE TABLE measurement (
    driver_id      bigint         NOT NULL,
    measured_on    date           NOT NULL,
    revision       smallint       NOT NULL DEFAULT 0 CHECK (revision >= 0),
    question_count smallint       NOT NULL,
    answers        answers        NOT NULL CHECK (cardinality(answers) = question_count),
    period_start   date           CHECK (period_start <= measured_on),
    grade          evidence_grade NOT NULL,
    confidence     numeric        NOT NULL DEFAULT 1 CHECK (confidence BETWEEN 0 AND 1),
    set_aside      text           CHECK (length(set_aside) BETWEEN 1 AND 2000),
    source         text           CHECK (length(source) <= 1000),
    evidence       text           CHECK (length(evidence) <= 2000),
    reason         text           CHECK (length(reason) <= 2000),
    visit_id       bigint         REFERENCES visit,
    -- Checked below, once per statement.
    import_run_id  bigint,
    recorded_by    text           NOT NULL,
    recorded_at    timestamptz    NOT NULL DEFAULT now(),
    PRIMARY KEY (driver_id, measured_on, revision)
);

-- The foreign key of measurement to value_driver (id, question_count), checked once per statement instead of once per
-- row: a row-by-row check took as long as storing a million rows itself.
CREATE FUNCTION measurement_answers_its_driver() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- Many rows name few drivers, and all of a file's rows one import.
    IF EXISTS (SELECT FROM (SELECT DISTINCT driver_id, question_count FROM added) a
                WHERE NOT EXISTS (SELECT FROM value_driver d WHERE d.id = a.driver_id AND d.question_count = a.question_count)) THEN
        RAISE EXCEPTION 'a measurement does not answer the questions of a value driver'
            USING ERRCODE = 'foreign_key_violation';
    END IF;
    IF EXISTS (SELECT FROM (SELECT DISTINCT import_run_id FROM added WHERE import_run_id IS NOT NULL) a
                WHERE NOT EXISTS (SELECT FROM import_run r WHERE r.id = a.import_run_id)) THEN
        RAISE EXCEPTION 'a measurement names an import that is not there' USING ERRCODE = 'foreign_key_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER measurement_answers_its_driver AFTER INSERT ON measurement
    REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION measurement_answers_its_driver();

-- The other side of that key: a driver with measurements keeps its number and its questions.
CREATE FUNCTION measured_driver_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM measurement m WHERE m.driver_id = OLD.id) THEN
        RAISE EXCEPTION 'value driver % has measurements', OLD.id USING ERRCODE = 'foreign_key_violation';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER measured_driver_is_not_deleted BEFORE DELETE ON value_driver
    FOR EACH ROW EXECUTE FUNCTION measured_driver_is_kept();
CREATE TRIGGER measured_driver_keeps_its_questions BEFORE UPDATE ON value_driver
    FOR EACH ROW WHEN (OLD.id <> NEW.id OR OLD.question_count <> NEW.question_count)
    EXECUTE FUNCTION measured_driver_is_kept();

-- What an import changed in place, so that the old value stays visible. Baselines, goals and measurements keep their
-- own versions and are not repeated here.
CREATE TABLE correction (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    customer_id   bigint      NOT NULL REFERENCES customer,
    driver_id     bigint      REFERENCES value_driver,
    field         text        NOT NULL,
    old_value     text,
    new_value     text,
    import_run_id bigint      REFERENCES import_run,
    recorded_by   text        NOT NULL,
    recorded_at   timestamptz NOT NULL DEFAULT now(),
    CHECK (old_value IS DISTINCT FROM new_value)
);
CREATE INDEX correction_by_customer ON correction (customer_id, id);

-- Fails the whole statement where a condition does not hold, as a serialization failure: the caller reads again.
CREATE FUNCTION require(holds boolean, problem text) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
    IF NOT holds THEN
        RAISE EXCEPTION '%', problem USING ERRCODE = 'serialization_failure';
    END IF;
    RETURN true;
END $$;

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'integrity_constraint_violation';
END $$;

CREATE TRIGGER baseline_is_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON baseline
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER goal_is_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON goal
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER import_run_is_kept BEFORE DELETE ON import_run
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER measurement_is_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON measurement
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER correction_is_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON correction
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- -------------------------------------------------------------------------------------------------- positions

-- The latest valuation, written together with whatever changes it. Only what does not depend on today is stored:
-- a driver whose reading has grown old is out of date after stale_after.
CREATE TABLE driver_position (
    driver_id         bigint  PRIMARY KEY REFERENCES value_driver,
    customer_id       bigint  NOT NULL REFERENCES customer,
    baseline          numeric NOT NULL,
    goal              numeric NOT NULL,
    measured          numeric,
    measured_on       date,
    measured_amount   numeric,
    adjusted_baseline numeric,
    adjusted_goal     numeric,
    improvement       numeric,
    attainment        numeric,
    delivered         numeric NOT NULL,
    low_bound         numeric NOT NULL,
    confirmed         numeric NOT NULL,
    stated            numeric NOT NULL,
    planned           numeric NOT NULL,
    shortfall         numeric NOT NULL CHECK (shortfall >= 0),
    surplus           numeric NOT NULL CHECK (surplus >= 0),
    realisation_rate  numeric,
    status            text    NOT NULL,
    stale_after       date
);
CREATE INDEX driver_position_by_customer ON driver_position (customer_id, driver_id);

CREATE TABLE customer_position (
    customer_id      bigint  PRIMARY KEY REFERENCES customer,
    delivered        numeric NOT NULL,
    low_bound        numeric NOT NULL,
    confirmed        numeric NOT NULL,
    stated           numeric NOT NULL,
    planned          numeric NOT NULL,
    shortfall        numeric NOT NULL CHECK (shortfall >= 0),
    surplus          numeric NOT NULL CHECK (surplus >= 0),
    realisation_rate numeric,
    drivers          integer NOT NULL,
    drivers_measured integer NOT NULL,
    drivers_below    integer NOT NULL,
    drivers_left_out integer NOT NULL,
    last_measured_on date,
    -- The first day on which some driver's reading is out of date is the day after.
    stale_after      date,
    worst_status     text
);
CREATE INDEX customer_position_by_delivered ON customer_position (delivered, customer_id);
CREATE INDEX customer_position_by_realisation ON customer_position (realisation_rate, customer_id);
CREATE INDEX customer_position_by_measured ON customer_position (last_measured_on, customer_id);

-- ----------------------------------------------------------------------------------------------- background work

-- db-scheduler's own table, as its documentation asks for it.
CREATE TABLE scheduled_tasks (
    task_name            text        NOT NULL,
    task_instance        text        NOT NULL,
    task_data            bytea,
    execution_time       timestamptz NOT NULL,
    picked               boolean     NOT NULL,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures integer,
    last_heartbeat       timestamptz,
    version              bigint      NOT NULL,
    priority             smallint,
    PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX scheduled_tasks_by_time ON scheduled_tasks (execution_time);
CREATE INDEX scheduled_tasks_by_heartbeat ON scheduled_tasks (last_heartbeat);
CREATE INDEX scheduled_tasks_by_priority ON scheduled_tasks (priority DESC, execution_time);
