-- For everybody, the owner and superusers included. Whoever may alter the table can still drop the trigger; that is
-- what the chain of hashes is for.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% is append-only: % is refused', TG_TABLE_NAME, TG_OP USING ERRCODE = 'insufficient_privilege';
END
$$;
COMMENT ON FUNCTION refuse_change() IS 'Refuses what would change or remove a row of an append-only table.';
REVOKE ALL ON FUNCTION refuse_change() FROM PUBLIC;

CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_entry_subject_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry_subject
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
-- Also in a session that says it only replicates, which skips ordinary triggers.
ALTER TABLE audit_entry ENABLE ALWAYS TRIGGER audit_entry_append_only;
ALTER TABLE audit_entry_subject ENABLE ALWAYS TRIGGER audit_entry_subject_append_only;
