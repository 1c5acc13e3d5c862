CREATE TABLE waiting_dose (
    municipality      text NOT NULL,
    id                uuid NOT NULL,
    ticket_number     text NOT NULL CONSTRAINT waiting_dose_ticket_number_check CHECK (ticket_number ~ '^[0-9]{10}$'),
    dose_number       smallint NOT NULL CONSTRAINT waiting_dose_number_check CHECK (dose_number BETWEEN 1 AND 9),
    given_on          date NOT NULL,
    product           text NOT NULL,
    lot_number        text NOT NULL,
    venue             text NOT NULL,
    doctor            text,
    source            text NOT NULL,
    earlier_elsewhere boolean NOT NULL,
    recorded_by       text NOT NULL,
    recorded_at       timestamptz NOT NULL,
    problem           text,
    CONSTRAINT waiting_dose_pkey PRIMARY KEY (municipality, ticket_number, dose_number)
);
COMMENT ON TABLE waiting_dose IS 'Doses read from tickets that are not registered yet. They go on record when the '
    'ticket arrives; problem says why one could not.';
SELECT protect_by_municipality('waiting_dose');
GRANT SELECT, INSERT, UPDATE, DELETE ON waiting_dose TO ${app};
GRANT SELECT, INSERT ON waiting_dose TO vrs_internet;

-- Venue staff may take back what they recorded just now. The internet zone's role can't change a dose; this can, and
-- looks who recorded it and when.
CREATE FUNCTION cancel_own_dose(own_id uuid, own_name text, why text, within interval)
    RETURNS TABLE (ticket_number text, dose_number smallint, given_on date, product text, lot_number text, venue text)
    LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
    WITH own AS (
        SELECT r.dose_id FROM dose_revision r
         WHERE r.municipality = current_setting('app.municipality', true) AND r.dose_id = own_id AND r.version = 1
           AND r.revised_by = own_name AND r.revised_at > now() - within),
    cancelled AS (
        UPDATE dose d SET state = 'CANCELLED', version = 2 FROM own
         WHERE d.municipality = current_setting('app.municipality', true) AND d.id = own.dose_id AND d.version = 1
           AND d.state = 'RECORDED'
        RETURNING d.*),
    revised AS (
        INSERT INTO dose_revision (municipality, dose_id, version, state, given_on, product, lot_number, venue, doctor,
                                   reason, revised_by, revised_at)
        SELECT c.municipality, c.id, 2, 'CANCELLED', c.given_on, c.product, c.lot_number, c.venue, c.doctor, why,
               own_name, now() FROM cancelled c)
    SELECT c.ticket_number, c.dose_number, c.given_on, c.product, c.lot_number, c.venue FROM cancelled c
$$;
COMMENT ON FUNCTION cancel_own_dose(uuid, text, text, interval) IS
    'Cancels a dose that the same person recorded within the time given, if nothing happened to it since.';
REVOKE ALL ON FUNCTION cancel_own_dose(uuid, text, text, interval) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION cancel_own_dose(uuid, text, text, interval) TO vrs_internet;
