-- After every migration: what the service's own role may do. It owns nothing, so it can neither switch off a trigger nor
-- give itself a right. What is kept is found by its trigger, so that a new table needs no line here.

DO $$
DECLARE
    kept record;
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'value_ledger_service') THEN
        BEGIN
            CREATE ROLE value_ledger_service NOLOGIN;
        EXCEPTION
            WHEN duplicate_object OR unique_violation THEN
                NULL; -- Another instance was faster.
            WHEN insufficient_privilege THEN
                RAISE WARNING 'this user may not create the role value_ledger_service; the service runs as the owner of its tables';
                RETURN;
        END;
    END IF;
    BEGIN
        -- Whoever migrates may also run as the service; a superuser needs no membership.
        IF NOT pg_has_role(current_user, 'value_ledger_service', 'MEMBER') THEN
            EXECUTE format('GRANT value_ledger_service TO %I', current_user);
        END IF;
    EXCEPTION WHEN insufficient_privilege THEN
        RAISE WARNING 'this user is no member of the role value_ledger_service; the service runs as the owner of its tables';
    END;

    EXECUTE format('GRANT USAGE ON SCHEMA %I TO value_ledger_service', current_schema());
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA %I TO value_ledger_service', current_schema());
    EXECUTE format('GRANT USAGE ON ALL SEQUENCES IN SCHEMA %I TO value_ledger_service', current_schema());

    FOR kept IN
        SELECT t.tgrelid, bool_or(t.tgtype & 16 > 0) AS from_change, bool_or(t.tgtype & 8 > 0) AS from_removal
          FROM pg_trigger t
          JOIN pg_proc p ON p.oid = t.tgfoid
          JOIN pg_class c ON c.oid = t.tgrelid
         WHERE p.proname = 'refuse_change' AND c.relnamespace = CAST(current_schema() AS regnamespace)
         GROUP BY t.tgrelid
    LOOP
        IF kept.from_change THEN
            EXECUTE format('REVOKE UPDATE ON %s FROM value_ledger_service', CAST(kept.tgrelid AS regclass));
        END IF;
        IF kept.from_removal THEN
            EXECUTE format('REVOKE DELETE ON %s FROM value_ledger_service', CAST(kept.tgrelid AS regclass));
        END IF;
    END LOOP;

    -- Only triggers write the ledger.
    REVOKE INSERT, UPDATE, DELETE ON ledger_entry, ledger_head, flyway_schema_history FROM value_ledger_service;
END $$;
