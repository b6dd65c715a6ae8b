-- Files that prove a baseline, a goal or a reading of a value driver. Their bytes are part of what was agreed: they are
-- never changed and never deleted.

CREATE TABLE evidence_file (
    id               bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    customer_id      bigint      NOT NULL,
    driver_id        bigint      NOT NULL,
    -- Counts a driver's files, withdrawn ones too, and so is their limit.
    number           smallint    NOT NULL CHECK (number BETWEEN 1 AND 50),
    about            text        NOT NULL CHECK (about IN ('BASELINE', 'GOAL', 'MEASUREMENT')),
    -- The reading's day. A file may come before its reading is recorded, so this is no foreign key.
    about_on         date        CHECK (about_on IS NULL OR about = 'MEASUREMENT'),
    file_name        text        NOT NULL CHECK (length(file_name) BETWEEN 1 AND 200 AND file_name !~ '[\u0001-\u001F\u007F/\\]'),
    media_type       text        NOT NULL CHECK (media_type IN (
        'application/pdf', 'image/png', 'image/jpeg', 'image/webp', 'text/plain', 'text/csv',
        'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
        'application/vnd.openxmlformats-officedocument.presentationml.presentation',
        'application/vnd.oasis.opendocument.spreadsheet',
        'application/vnd.oasis.opendocument.text')),
    size             integer     NOT NULL CHECK (size > 0 AND size = length(bytes)),
    sha256           bytea       NOT NULL CONSTRAINT evidence_file_fits_its_checksum CHECK (sha256 = sha256(bytes)),
    note             text        CHECK (length(note) BETWEEN 1 AND 2000),
    -- How often the same bytes for the same purpose had been brought and withdrawn before.
    withdrawn_before smallint    NOT NULL DEFAULT 0 CHECK (withdrawn_before >= 0),
    recorded_by      text        NOT NULL,
    recorded_at      timestamptz NOT NULL DEFAULT now(),
    bytes            bytea       NOT NULL,
    FOREIGN KEY (driver_id, customer_id) REFERENCES value_driver (id, customer_id),
    -- Also leads to all files of a driver.
    UNIQUE (driver_id, number),
    -- The same file for the same purpose is stored once.
    UNIQUE NULLS NOT DISTINCT (driver_id, about, about_on, sha256, withdrawn_before),
    UNIQUE (id, customer_id)
);
-- Almost every accepted type is compressed already.
ALTER TABLE evidence_file ALTER COLUMN bytes SET STORAGE EXTERNAL;

-- A file that no longer counts; it stays to be seen.
CREATE TABLE evidence_withdrawn (
    evidence_id bigint      PRIMARY KEY,
    customer_id bigint      NOT NULL,
    reason      text        NOT NULL CHECK (length(reason) BETWEEN 1 AND 2000),
    recorded_by text        NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT now(),
    FOREIGN KEY (evidence_id, customer_id) REFERENCES evidence_file (id, customer_id)
);

CREATE TRIGGER evidence_file_is_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON evidence_file
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER evidence_withdrawn_is_kept BEFORE UPDATE OR DELETE OR TRUNCATE ON evidence_withdrawn
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
