-- PostgreSQL counts a table anew once a tenth of it has changed. Until then a municipality that has just begun isn't among
-- those counted, and among many others PostgreSQL would be sure that it has no rows: it would read all of them for each one
-- that is asked for. Without statistics of the column it takes every municipality for a two-hundredth of the table.
CREATE OR REPLACE FUNCTION protect_by_municipality(target regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', target);
    EXECUTE format(
        'CREATE POLICY own_municipality ON %s USING (municipality = current_setting(''app.municipality'', true)) '
        'WITH CHECK (municipality = current_setting(''app.municipality'', true))', target);
    EXECUTE format('ALTER TABLE %s ALTER COLUMN municipality SET STATISTICS 0', target);
END
$$;
COMMENT ON FUNCTION protect_by_municipality(regclass) IS
    'Puts row-level security on a table, and keeps PostgreSQL from statistics of its municipalities. Called in the '
    'migration that makes the table.';

DO $$
DECLARE
    protected record;
BEGIN
    FOR protected IN SELECT schemaname, tablename FROM pg_policies WHERE policyname = 'own_municipality' LOOP
        EXECUTE format('ALTER TABLE %I.%I ALTER COLUMN municipality SET STATISTICS 0',
                       protected.schemaname, protected.tablename);
        PERFORM pg_clear_attribute_stats(protected.schemaname::text, protected.tablename::text, 'municipality', false);
    END LOOP;
END
$$;
