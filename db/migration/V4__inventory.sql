-- The Value Inventory while it is made: drivers and baselines in draft, goals proposed, amendments asked for, and who signed
-- what. What both sides agreed moves on into baseline and goal, which keep every version.

-- Counts every change of a driver or of what is agreed about it; a change names the version it has read.
ALTER TABLE value_driver ADD COLUMN version bigint NOT NULL DEFAULT 1;

ALTER TABLE question ADD COLUMN least numeric CHECK (least > '-Infinity' AND least < 'Infinity');
ALTER TABLE question ADD COLUMN most numeric CHECK (most > '-Infinity' AND most < 'Infinity');
ALTER TABLE question ADD CHECK (least <= most);

-- Drivers that draw on one metric share it: together they may claim no more than there is. Checked once per statement, in
-- which drivers may hand shares to each other.
CREATE FUNCTION shares_stay_within_whole() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM value_driver d
                WHERE (d.customer_id, d.shared_metric) IN (SELECT a.customer_id, a.shared_metric FROM added a WHERE a.shared_metric IS NOT NULL)
                GROUP BY d.customer_id, d.shared_metric HAVING sum(d.attribution_share) > 1) THEN
        RAISE EXCEPTION 'the shares of a shared metric add up to more than 1' USING ERRCODE = 'check_violation',
            CONSTRAINT = 'shares_stay_within_whole';
    END IF;
    RETURN NULL;
END $$;
CREATE INDEX value_driver_by_shared_metric ON value_driver (customer_id, shared_metric) WHERE shared_metric IS NOT NULL;
CREATE TRIGGER shares_of_new_drivers AFTER INSERT ON value_driver REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION shares_stay_within_whole();
CREATE TRIGGER shares_of_changed_drivers AFTER UPDATE ON value_driver REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION shares_stay_within_whole();

-- What is known of a baseline before it is locked; an answer may still be missing.
CREATE TABLE baseline_draft (
    driver_id    bigint      PRIMARY KEY REFERENCES value_driver ON DELETE CASCADE,
    answers      numeric[]   NOT NULL CHECK (NOT answers && ARRAY['NaN', 'Infinity', '-Infinity']::numeric[]),
    taken_on     date,
    period_start date        CHECK (period_start <= taken_on),
    source       text        CHECK (length(source) <= 1000),
    grade        evidence_grade NOT NULL DEFAULT 'STATED',
    changed_by   text        NOT NULL,
    changed_at   timestamptz NOT NULL DEFAULT now()
);

-- A goal as one side would have it. Proposals are kept; the one with the highest number counts.
CREATE TABLE goal_proposal (
    driver_id        bigint      NOT NULL,
    number           integer     NOT NULL CHECK (number >= 1),
    question_count   smallint    NOT NULL,
    answers          answers     NOT NULL CHECK (cardinality(answers) = question_count),
    due_on           date        NOT NULL,
    ramp_dates       date[],
    ramp_shares      numeric[],
    -- What people state about it for the goal check: ranges, evidence, confidence, data source.
    basis            jsonb       NOT NULL,
    -- Points of the goal check that failed, by name; empty where all passed.
    failed           text[]      NOT NULL,
    exception_by     text        CHECK (length(exception_by) BETWEEN 1 AND 200),
    exception_reason text        CHECK (length(exception_reason) BETWEEN 1 AND 2000),
    reason           text        CHECK (length(reason) <= 2000),
    recorded_by      text        NOT NULL,
    recorded_at      timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (driver_id, number),
    FOREIGN KEY (driver_id, question_count) REFERENCES value_driver (id, question_count),
    CHECK (cardinality(ramp_dates) = cardinality(ramp_shares)),
    CHECK ((ramp_dates IS NULL) = (ramp_shares IS NULL)),
    CHECK ((exception_by IS NULL) = (exception_reason IS NULL))
);

-- A change to a locked baseline, signed by whoever asks for it. It takes effect when the customer has signed, too.
CREATE TABLE baseline_amendment (
    driver_id      bigint         NOT NULL,
    number         integer        NOT NULL CHECK (number >= 1),
    from_version   integer        NOT NULL,
    question_count smallint       NOT NULL,
    answers        answers        NOT NULL CHECK (cardinality(answers) = question_count),
    taken_on       date           NOT NULL,
    period_start   date           CHECK (period_start <= taken_on),
    source         text           CHECK (length(source) <= 1000),
    grade          evidence_grade NOT NULL,
    reason         text           NOT NULL CHECK (length(reason) BETWEEN 1 AND 2000),
    in_force_from  date           NOT NULL,
    recorded_by    text           NOT NULL,
    recorded_at    timestamptz    NOT NULL DEFAULT now(),
    PRIMARY KEY (driver_id, number),
    FOREIGN KEY (driver_id, from_version) REFERENCES baseline (driver_id, version),
    FOREIGN KEY (driver_id, question_count) REFERENCES value_driver (id, question_count)
);

-- The customer's answer to a goal or an amendment: who, when, by which way, and the exact text it was given to.
CREATE TABLE sign_off (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    customer_id  bigint      NOT NULL REFERENCES customer,
    driver_id    bigint      NOT NULL REFERENCES value_driver,
    what         text        NOT NULL CHECK (what IN ('GOAL', 'AMENDMENT')),
    number       integer     NOT NULL,
    outcome      text        NOT NULL CHECK (outcome IN ('AGREED', 'CHANGE_WANTED')),
    signed_by    text        NOT NULL CHECK (length(signed_by) BETWEEN 1 AND 200 AND signed_by !~ '[\n\r]'),
    signed_email text        CHECK (length(signed_email) <= 320),
    -- The link it came through; without one somebody recorded what was signed elsewhere.
    link_id      bigint,
    source       text        NOT NULL CHECK (length(source) BETWEEN 1 AND 1000),
    shown_text   text        NOT NULL,
    comment      text        CHECK (length(comment) BETWEEN 1 AND 4000),
    recorded_by  text        NOT NULL CHECK (recorded_by !~ '[\n\r]'),
    recorded_at  timestamptz NOT NULL DEFAULT now(),
    CHECK (outcome = 'AGREED' OR comment IS NOT NULL)
);
CREATE INDEX sign_off_by_driver ON sign_off (driver_id, id);
-- A goal and an amendment are agreed to once.
CREATE UNIQUE INDEX sign_off_once ON sign_off (driver_id, what, number) WHERE outcome = 'AGREED';

-- From which day on a version counts; without one it always did. Figures of an earlier day keep the version before.
ALTER TABLE baseline ADD COLUMN in_force_from date;
ALTER TABLE baseline ADD COLUMN amendment integer;
ALTER TABLE baseline ADD FOREIGN KEY (driver_id, amendment) REFERENCES baseline_amendment (driver_id, number);
ALTER TABLE goal ADD COLUMN in_force_from date;
ALTER TABLE goal ADD COLUMN proposal integer;
ALTER TABLE goal ADD FOREIGN KEY (driver_id, proposal) REFERENCES goal_proposal (driver_id, number);

CREATE TRIGGER goal_proposal_is_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON goal_proposal
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER baseline_amendment_is_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON baseline_amendment
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER sign_off_is_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON sign_off
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What the ledger says of them. Columns that are new in old tables are left out where they are empty, so that rows stored
-- before are told as ever.
CREATE OR REPLACE FUNCTION ledger_record(b baseline) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT CAST(jsonb_strip_nulls(jsonb_build_object('driver', b.driver_id, 'version', b.version, 'answers', b.answers,
        'takenOn', b.taken_on, 'periodStart', b.period_start, 'source', b.source, 'grade', b.grade, 'reason', b.reason,
        'inForceFrom', b.in_force_from, 'amendment', b.amendment)) AS text)
$$;
CREATE OR REPLACE FUNCTION ledger_record(g goal) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT CAST(jsonb_strip_nulls(jsonb_build_object('driver', g.driver_id, 'version', g.version, 'answers', g.answers,
        'dueOn', g.due_on, 'rampDates', g.ramp_dates, 'rampShares', g.ramp_shares, 'agreedSource', g.agreed_source,
        'agreedBy', g.agreed_by, 'reason', g.reason, 'inForceFrom', g.in_force_from, 'proposal', g.proposal)) AS text)
$$;
CREATE FUNCTION ledger_record(p goal_proposal) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT CAST(jsonb_strip_nulls(jsonb_build_object('driver', p.driver_id, 'number', p.number, 'answers', p.answers,
        'dueOn', p.due_on, 'rampDates', p.ramp_dates, 'rampShares', p.ramp_shares, 'basis', p.basis, 'failed', p.failed,
        'exceptionBy', p.exception_by, 'exceptionReason', p.exception_reason, 'reason', p.reason)) AS text)
$$;
CREATE FUNCTION ledger_record(a baseline_amendment) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT CAST(jsonb_strip_nulls(jsonb_build_object('driver', a.driver_id, 'number', a.number, 'fromVersion', a.from_version,
        'answers', a.answers, 'takenOn', a.taken_on, 'periodStart', a.period_start, 'source', a.source, 'grade', a.grade,
        'reason', a.reason, 'inForceFrom', a.in_force_from)) AS text)
$$;
CREATE FUNCTION ledger_record(s sign_off) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT CAST(jsonb_strip_nulls(jsonb_build_object('signOff', s.id, 'driver', s.driver_id, 'what', s.what, 'number', s.number,
        'answer', s.outcome, 'signedBy', s.signed_by, 'signedEmail', s.signed_email, 'link', s.link_id, 'source', s.source,
        'shownText', s.shown_text, 'comment', s.comment)) AS text)
$$;

CREATE TRIGGER goal_proposal_in_ledger AFTER INSERT ON goal_proposal REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_append_rows('GOAL_PROPOSED', 'driver_id, number', 't.driver_id');
CREATE TRIGGER baseline_amendment_in_ledger AFTER INSERT ON baseline_amendment REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_append_rows('AMENDMENT_PROPOSED', 'driver_id, number', 't.driver_id');
CREATE TRIGGER sign_off_in_ledger AFTER INSERT ON sign_off REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_append_rows('SIGNED', 'id', 't.driver_id', 't.customer_id');

CREATE VIEW ledger_expected_of_inventory AS
    SELECT d.customer_id, 'GOAL_PROPOSED' AS kind, d.id AS driver_id, p.recorded_by, p.recorded_at, ledger_record(p) AS content
      FROM goal_proposal p JOIN value_driver d ON d.id = p.driver_id
    UNION ALL
    SELECT d.customer_id, 'AMENDMENT_PROPOSED', d.id, a.recorded_by, a.recorded_at, ledger_record(a)
      FROM baseline_amendment a JOIN value_driver d ON d.id = a.driver_id
    UNION ALL
    SELECT s.customer_id, 'SIGNED', s.driver_id, s.recorded_by, s.recorded_at, ledger_record(s)
      FROM sign_off s;

CREATE OR REPLACE VIEW ledger_expected AS
    TABLE ledger_expected_of_values UNION ALL TABLE ledger_expected_of_inventory;
