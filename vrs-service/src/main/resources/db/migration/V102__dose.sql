CREATE TABLE dose (
    municipality  text NOT NULL,
    id            uuid NOT NULL,
    ticket_number text NOT NULL,
    dose_number   smallint NOT NULL CONSTRAINT dose_number_check CHECK (dose_number BETWEEN 1 AND 9),
    state         text NOT NULL CONSTRAINT dose_state_check CHECK (state IN ('RECORDED', 'CANCELLED')),
    given_on      date NOT NULL CONSTRAINT dose_given_on_check CHECK (given_on >= DATE '2021-02-17'),
    product       text NOT NULL,
    lot_number    text NOT NULL CONSTRAINT dose_lot_number_check CHECK (lot_number ~ '^[0-9A-Z][0-9A-Z-]{2,19}$'),
    venue         text NOT NULL,
    version       integer NOT NULL,
    CONSTRAINT dose_pkey PRIMARY KEY (municipality, ticket_number, dose_number),
    CONSTRAINT dose_ticket_fkey FOREIGN KEY (municipality, ticket_number)
        REFERENCES ticket (municipality, ticket_number)
);
CREATE UNIQUE INDEX dose_id_key ON dose (municipality, id);
COMMENT ON TABLE dose IS 'What holds now of each dose. How it came to that stands in dose_revision.';
SELECT protect_by_municipality('dose');
GRANT SELECT, INSERT, UPDATE ON dose TO ${app};
GRANT SELECT, INSERT ON dose TO vrs_internet;

CREATE TABLE dose_revision (
    municipality text NOT NULL,
    dose_id      uuid NOT NULL,
    version      integer NOT NULL,
    state        text NOT NULL,
    given_on     date NOT NULL,
    product      text NOT NULL,
    lot_number   text NOT NULL,
    venue        text NOT NULL,
    revised_by   text NOT NULL,
    revised_at   timestamptz NOT NULL,
    reason       text,
    CONSTRAINT dose_revision_pkey PRIMARY KEY (municipality, dose_id, version)
);
COMMENT ON TABLE dose_revision IS 'Every state a dose has had, who brought it about, and why. Never changed.';
SELECT protect_by_municipality('dose_revision');
GRANT SELECT, INSERT ON dose_revision TO ${app};
GRANT INSERT ON dose_revision TO vrs_internet;

-- What else the internet zone's process writes: its events and audit entries, and nothing that it could read back.
GRANT INSERT ON outbox_event TO vrs_internet;
