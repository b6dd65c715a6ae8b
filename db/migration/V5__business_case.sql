-- What sales promised. Versions are only ever added; the highest counts.
CREATE TABLE business_case (
    customer_id    bigint      NOT NULL REFERENCES customer,
    version        integer     NOT NULL CHECK (version >= 1),
    name           text        CHECK (length(name) BETWEEN 1 AND 200),
    source         text        CHECK (length(source) BETWEEN 1 AND 1000),
    note           text        CHECK (length(note) BETWEEN 1 AND 2000),
    -- Exactly what was evaluated: text, because jsonb would lose the order of a line's variables.
    content        text        NOT NULL CHECK (length(content) <= 2000000 AND json_typeof(content::json) = 'object'),
    currency       text        NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    -- As evaluated when it was stored, so that lists need not evaluate again.
    npv            numeric     NOT NULL CHECK (npv > '-Infinity' AND npv < 'Infinity'),
    roi            numeric,
    payback_months numeric,
    recorded_by    text        NOT NULL,
    recorded_at    timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (customer_id, version)
);
CREATE TRIGGER business_case_is_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON business_case
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Lets a link prove that its driver is one of the same customer.
ALTER TABLE value_driver ADD CONSTRAINT value_driver_of_its_customer UNIQUE (id, customer_id);

-- Which driver delivers a benefit line, across all versions that have a line of this ref.
CREATE TABLE business_case_link (
    customer_id bigint      NOT NULL REFERENCES customer,
    ref         text        NOT NULL CHECK (length(ref) BETWEEN 1 AND 60),
    driver_id   bigint      NOT NULL,
    linked_by   text        NOT NULL,
    linked_at   timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (customer_id, ref),
    FOREIGN KEY (driver_id, customer_id) REFERENCES value_driver (id, customer_id)
);
CREATE INDEX business_case_link_by_driver ON business_case_link (driver_id, customer_id);
