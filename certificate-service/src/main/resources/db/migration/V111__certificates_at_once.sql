-- Records certificates all at once, a few statements for a group of any size, where one function was called for each.
-- Their doses are locked in one order and their applications are taken in one order, so that two groups never wait for
-- each other crosswise. A place for which nothing comes back has to be tried with another id.
CREATE OR REPLACE FUNCTION record_certificates(certificates json)
RETURNS TABLE (place integer, id text, uvci text, issued_at timestamptz, fresh boolean, same boolean)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
#variable_conflict use_column
DECLARE
    own text := current_setting('app.municipality', true);
    entered integer[];
BEGIN
    PERFORM lock_doses(
        array(SELECT DISTINCT (d ->> 'id')::uuid
                FROM json_array_elements(certificates) AS each, json_array_elements(each -> 'doses') AS d),
        false);
    WITH given AS MATERIALIZED (
        SELECT *
          FROM json_to_recordset(certificates) AS g(
               place integer, id text, application uuid, kind text, channel text, addressee text, uvci text,
               passport text, issuer text, moment timestamptz, replaces text, doses json)),
    entered_certificates AS (
        INSERT INTO certificate (municipality, id, application, kind, channel, state, addressee_number, uvci,
                                 passport_index, issued_by, issued_at, replaces, outdated_at)
        SELECT own, g.id, g.application, g.kind, g.channel, 'VALID', g.addressee, g.uvci,
               decode(g.passport, 'hex'), g.issuer, g.moment, g.replaces,
               CASE WHEN EXISTS (
                   SELECT FROM json_to_recordset(g.doses) AS d(id uuid, version integer)
                    WHERE d.version < (SELECT n.version FROM changed_dose n
                                        WHERE n.municipality = own AND n.dose_id = d.id)) THEN g.moment END
          FROM given g
         ORDER BY g.application
            ON CONFLICT DO NOTHING
        RETURNING id),
    entered_doses AS (
        INSERT INTO certificate_dose (municipality, dose_id, certificate_id, dose_version)
        SELECT own, d.id, g.id, d.version
          FROM given g
          JOIN entered_certificates USING (id), json_to_recordset(g.doses) AS d(id uuid, version integer))
    SELECT coalesce(array_agg(g.place), '{}') INTO entered FROM given g JOIN entered_certificates USING (id);

    RETURN QUERY
        SELECT g.place, g.id, g.uvci, g.moment, true, true
          FROM json_to_recordset(certificates) AS g(place integer, id text, uvci text, moment timestamptz)
         WHERE g.place = ANY (entered);
    IF cardinality(entered) = json_array_length(certificates) THEN
        RETURN;
    END IF;
    -- The others in a statement of their own, which sees what was committed while this one waited. One by one, by index.
    RETURN QUERY
        SELECT g.place, a.id, a.uvci, a.issued_at, false,
               a.state = 'VALID' AND a.outdated_at IS NULL AND a.kind = g.kind AND a.channel = g.channel
               AND a.addressee_number = g.addressee
               AND a.passport_index IS NOT DISTINCT FROM decode(g.passport, 'hex')
               AND a.replaces IS NOT DISTINCT FROM g.replaces
               AND (SELECT count(*) = json_array_length(g.doses)
                           AND coalesce(bool_and((d.dose_id, d.dose_version) IN (
                                   SELECT * FROM json_to_recordset(g.doses) AS e(id uuid, version integer))), false)
                      FROM certificate_dose d
                     WHERE d.municipality = own AND d.certificate_id = a.id)
          FROM json_to_recordset(certificates) AS g(
               place integer, application uuid, kind text, channel text, addressee text, passport text, replaces text,
               doses json)
         CROSS JOIN LATERAL (SELECT * FROM certificate c
                              WHERE c.municipality = own AND c.application = g.application LIMIT 1) AS a
         WHERE g.place <> ALL (entered);
END
$$;
DROP FUNCTION record_certificate;
