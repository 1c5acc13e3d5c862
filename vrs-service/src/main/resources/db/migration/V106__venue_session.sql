CREATE TABLE venue_session (
    municipality text NOT NULL,
    id           uuid NOT NULL,
    venue        text NOT NULL CONSTRAINT venue_session_venue_check CHECK (length(venue) BETWEEN 1 AND 30),
    day          date NOT NULL,
    product      text NOT NULL,
    lot_number   text NOT NULL,
    doctor       text CONSTRAINT venue_session_doctor_check CHECK (length(doctor) <= 20),
    opened_by    text NOT NULL,
    opened_at    timestamptz NOT NULL,
    CONSTRAINT venue_session_pkey PRIMARY KEY (municipality, id)
);
COMMENT ON TABLE venue_session IS 'Who began to record which lot at which venue, on which day. Never changed.';
SELECT protect_by_municipality('venue_session');
GRANT SELECT ON venue_session TO ${app};
GRANT INSERT ON venue_session TO vrs_internet;
