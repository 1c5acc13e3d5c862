-- Every table of every service belongs to one municipality per row. The setting is made at the start of each
-- transaction; where it is missing, current_setting gives null and no row matches.
CREATE FUNCTION protect_by_municipality(target regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', target);
    EXECUTE format(
        'CREATE POLICY own_municipality ON %s USING (municipality = current_setting(''app.municipality'', true)) '
        'WITH CHECK (municipality = current_setting(''app.municipality'', true))', target);
END
$$;
COMMENT ON FUNCTION protect_by_municipality(regclass) IS
    'Puts row-level security on a table. Called in the migration that makes the table.';
REVOKE ALL ON FUNCTION protect_by_municipality(regclass) FROM PUBLIC;
