-- Business cases and evidence are recorded in the ledger, too. Of a file its fingerprint is: computed from its bytes, so that
-- other bytes under the old fingerprint are found.

CREATE FUNCTION ledger_record(c business_case) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT CAST(jsonb_strip_nulls(jsonb_build_object('version', c.version, 'name', c.name, 'source', c.source, 'note', c.note,
        'currency', c.currency, 'npv', c.npv, 'roi', c.roi, 'paybackMonths', c.payback_months,
        'contentSha256', encode(sha256(convert_to(c.content, 'UTF8')), 'hex'))) AS text)
$$;
CREATE FUNCTION ledger_record(e evidence_file) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT CAST(jsonb_strip_nulls(jsonb_build_object('file', e.id, 'driver', e.driver_id, 'number', e.number, 'about', e.about,
        'aboutOn', e.about_on, 'fileName', e.file_name, 'mediaType', e.media_type, 'size', e.size,
        'sha256', encode(sha256(e.bytes), 'hex'), 'note', e.note)) AS text)
$$;
CREATE FUNCTION ledger_record(w evidence_withdrawn) RETURNS text LANGUAGE sql STABLE AS $$
    SELECT CAST(jsonb_strip_nulls(jsonb_build_object('file', w.evidence_id, 'reason', w.reason)) AS text)
$$;

CREATE TRIGGER business_case_in_ledger AFTER INSERT ON business_case REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_append_rows('CASE_RECORDED', 'customer_id, version', 'NULL', 't.customer_id');
CREATE TRIGGER evidence_file_in_ledger AFTER INSERT ON evidence_file REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_append_rows('EVIDENCE_ADDED', 'id', 't.driver_id', 't.customer_id');
CREATE TRIGGER evidence_withdrawn_in_ledger AFTER INSERT ON evidence_withdrawn REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION ledger_append_rows('EVIDENCE_WITHDRAWN', 'evidence_id', 'NULL', 't.customer_id');

CREATE VIEW ledger_expected_of_proof AS
    SELECT c.customer_id, 'CASE_RECORDED' AS kind, CAST(NULL AS bigint) AS driver_id, c.recorded_by, c.recorded_at,
           ledger_record(c) AS content
      FROM business_case c
    UNION ALL
    SELECT e.customer_id, 'EVIDENCE_ADDED', e.driver_id, e.recorded_by, e.recorded_at, ledger_record(e)
      FROM evidence_file e
    UNION ALL
    SELECT w.customer_id, 'EVIDENCE_WITHDRAWN', NULL, w.recorded_by, w.recorded_at, ledger_record(w)
      FROM evidence_withdrawn w;

CREATE OR REPLACE VIEW ledger_expected AS
    TABLE ledger_expected_of_values UNION ALL TABLE ledger_expected_of_inventory UNION ALL TABLE ledger_expected_of_proof;
