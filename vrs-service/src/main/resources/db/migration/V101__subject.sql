CREATE TABLE subject (
    municipality     text NOT NULL,
    addressee_number text NOT NULL CONSTRAINT subject_addressee_number_check CHECK (addressee_number ~ '^[0-9]{10}$'),
    name             text NOT NULL,
    kana             text,
    birth_date       date NOT NULL,
    sex              text NOT NULL CONSTRAINT subject_sex_check CHECK (sex IN ('1', '2', '9')),
    moved_out_on     date,
    died_on          date,
    protected        boolean NOT NULL DEFAULT false,
    registered_at    timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT subject_pkey PRIMARY KEY (municipality, addressee_number)
);
COMMENT ON TABLE subject IS 'People to be vaccinated, in their municipality''s area (VRS-8).';
SELECT protect_by_municipality('subject');
GRANT SELECT, INSERT, UPDATE ON subject TO ${app};

CREATE TABLE ticket (
    municipality     text NOT NULL,
    ticket_number    text NOT NULL CONSTRAINT ticket_number_check CHECK (ticket_number ~ '^[0-9]{10}$'),
    addressee_number text NOT NULL,
    issued_on        date NOT NULL,
    state            text NOT NULL CONSTRAINT ticket_state_check CHECK (state IN ('VALID', 'VOID')),
    registered_at    timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT ticket_pkey PRIMARY KEY (municipality, ticket_number),
    CONSTRAINT ticket_subject_fkey FOREIGN KEY (municipality, addressee_number)
        REFERENCES subject (municipality, addressee_number)
);
CREATE INDEX ticket_by_subject ON ticket (municipality, addressee_number);
COMMENT ON TABLE ticket IS 'Tickets issued to subjects. A re-issued ticket has a new number and the old one is void.';
SELECT protect_by_municipality('ticket');
GRANT SELECT, INSERT, UPDATE ON ticket TO ${app};
GRANT SELECT (municipality, ticket_number, state) ON ticket TO vrs_internet;

CREATE SCHEMA my_number;
COMMENT ON SCHEMA my_number IS 'The one place of My Numbers. The internet zone''s role has no right on it.';
GRANT USAGE ON SCHEMA my_number TO ${app};
CREATE TABLE my_number.my_number (
    municipality     text NOT NULL,
    addressee_number text NOT NULL,
    number_index     bytea NOT NULL CONSTRAINT my_number_index_check CHECK (length(number_index) = 32),
    ciphertext       bytea NOT NULL,
    CONSTRAINT my_number_pkey PRIMARY KEY (municipality, addressee_number),
    CONSTRAINT my_number_subject_fkey FOREIGN KEY (municipality, addressee_number)
        REFERENCES subject (municipality, addressee_number)
);
CREATE INDEX my_number_by_index ON my_number.my_number (municipality, number_index);
COMMENT ON TABLE my_number.my_number IS 'My Numbers as ciphertext, beside a keyed index for exact search.';
SELECT protect_by_municipality('my_number.my_number');
GRANT SELECT, INSERT ON my_number.my_number TO ${app};
