CREATE TABLE ticket (
    municipality     text NOT NULL,
    ticket_number    text NOT NULL CONSTRAINT ticket_number_check CHECK (ticket_number ~ '^[0-9]{10}$'),
    addressee_number text NOT NULL,
    extraction_id    uuid NOT NULL,
    issued_on        date NOT NULL,
    CONSTRAINT ticket_pkey PRIMARY KEY (municipality, ticket_number),
    CONSTRAINT ticket_addressee_key UNIQUE (municipality, addressee_number)
);
CREATE INDEX ticket_by_extraction ON ticket (municipality, extraction_id, ticket_number);
COMMENT ON TABLE ticket IS 'Tickets issued. A person has one, kept for all doses.';
SELECT protect_by_municipality('ticket');
GRANT SELECT, INSERT ON ticket TO ${app};

CREATE TABLE ticket_counter (
    municipality text NOT NULL,
    last         bigint NOT NULL CONSTRAINT ticket_counter_last_check CHECK (last BETWEEN 0 AND 9999999999),
    CONSTRAINT ticket_counter_pkey PRIMARY KEY (municipality)
);
COMMENT ON TABLE ticket_counter IS 'The last ticket number given in each municipality.';
SELECT protect_by_municipality('ticket_counter');
GRANT SELECT, INSERT, UPDATE ON ticket_counter TO ${app};
