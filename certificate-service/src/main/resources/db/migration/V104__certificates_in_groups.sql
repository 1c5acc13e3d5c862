-- Records several certificates, each as record_certificate does, whose only callers go through here from now on: the
-- doses of all of them are locked at once, and applications are taken in one order, so that two groups never wait for
-- each other crosswise. A place for which nothing comes back has to be tried with another id.
CREATE FUNCTION record_certificates(certificates json)
RETURNS TABLE (place integer, id text, uvci text, issued_at timestamptz, fresh boolean, same boolean)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    c record;
BEGIN
    PERFORM lock_doses(
        array(SELECT DISTINCT (d ->> 'id')::uuid
                FROM json_array_elements(certificates) AS each, json_array_elements(each -> 'doses') AS d),
        false);
    FOR c IN
        SELECT *
          FROM json_to_recordset(certificates) AS given(
               place integer, id text, application uuid, kind text, channel text, addressee text, uvci text,
               passport text, issuer text, moment timestamptz, replaces text, doses json)
         ORDER BY application
    LOOP
        RETURN QUERY
            SELECT c.place, r.*
              FROM record_certificate(
                       c.id, c.application, c.kind, c.channel, c.addressee, c.uvci, decode(c.passport, 'hex'), c.issuer,
                       c.moment, c.replaces,
                       array(SELECT (d.value ->> 'id')::uuid
                               FROM json_array_elements(c.doses) WITH ORDINALITY AS d ORDER BY d.ordinality),
                       array(SELECT (d.value ->> 'version')::integer
                               FROM json_array_elements(c.doses) WITH ORDINALITY AS d ORDER BY d.ordinality)) AS r;
    END LOOP;
END
$$;
COMMENT ON FUNCTION record_certificates IS
    'Records certificates; or says which one an application was answered with, and whether it would be the same now.';
REVOKE ALL ON FUNCTION record_certificates FROM PUBLIC;
GRANT EXECUTE ON FUNCTION record_certificates TO ${app}, certificate_internet;
REVOKE EXECUTE ON FUNCTION record_certificate FROM ${app}, certificate_internet;
