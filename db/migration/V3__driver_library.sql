-- The library of driver templates, and which template a customer's driver was made from.

-- For the column below: what a JSON list of texts says, in its order.
CREATE FUNCTION texts(list jsonb) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
    SELECT coalesce(array_agg(t.text ORDER BY t.position), '{}')
      FROM jsonb_array_elements_text(list) WITH ORDINALITY t (text, position)
$$;

CREATE TABLE driver_template (
    key     text    PRIMARY KEY CHECK (key ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(key) <= 60),
    -- The newest; a change names the version it has read.
    version integer NOT NULL CHECK (version >= 1),
    -- Offered to nobody any more; drivers made from it keep it.
    retired boolean NOT NULL DEFAULT false
);

-- Versions are only ever added. The columns that lists read cannot disagree with the content: they are made from it.
CREATE TABLE driver_template_version (
    template_key text        NOT NULL REFERENCES driver_template,
    version      integer     NOT NULL CHECK (version >= 1),
    content      jsonb       NOT NULL CHECK (content ->> 'key' = template_key),
    -- A shipped version is followed by a newer shipped one only while nobody has edited the template.
    origin       text        NOT NULL CHECK (origin IN ('SHIPPED', 'EDITED', 'IMPORTED')),
    note         text        CHECK (length(note) BETWEEN 1 AND 1000),
    recorded_by  text        NOT NULL,
    recorded_at  timestamptz NOT NULL DEFAULT now(),
    name         text        NOT NULL GENERATED ALWAYS AS (content ->> 'name') STORED
                             CHECK (length(name) BETWEEN 1 AND 200),
    industries   text[]      NOT NULL GENERATED ALWAYS AS (texts(content -> 'industries')) STORED
                             CHECK (cardinality(industries) BETWEEN 1 AND 30),
    category     text        NOT NULL GENERATED ALWAYS AS (content ->> 'category') STORED
                             CHECK (category IN ('COST_REDUCTION', 'COST_AVOIDANCE', 'REVENUE_INCREASE')),
    kind         text        NOT NULL GENERATED ALWAYS AS (content ->> 'kind') STORED
                             CHECK (kind IN ('LEVEL', 'FLOW', 'HOLD')),
    search_text  text        NOT NULL GENERATED ALWAYS AS (lower(
                                 template_key || ' ' || (content ->> 'name') || ' ' || (content ->> 'metric') || ' '
                                 || (content ->> 'stakeholder') || ' ' || (content ->> 'whyBuy') || ' '
                                 || (content ->> 'issue') || ' ' || (content ->> 'outcome') || ' '
                                 || (content ->> 'capability'))) STORED,
    PRIMARY KEY (template_key, version)
);
CREATE TRIGGER driver_template_version_is_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON driver_template_version
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Both rows are written by one statement, at whose end each is asked for the other.
ALTER TABLE driver_template
    ADD FOREIGN KEY (key, version) REFERENCES driver_template_version (template_key, version);

ALTER TABLE value_driver
    ADD COLUMN template_key     text,
    ADD COLUMN template_version integer,
    ADD CHECK ((template_key IS NULL) = (template_version IS NULL)),
    ADD FOREIGN KEY (template_key, template_version) REFERENCES driver_template_version (template_key, version);
-- Who uses which version; most drivers of an importer have no template.
CREATE INDEX value_driver_by_template ON value_driver (template_key, template_version, customer_id)
    WHERE template_key IS NOT NULL;
