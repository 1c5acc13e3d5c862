CREATE SCHEMA my_number;
COMMENT ON SCHEMA my_number IS 'The one place of My Numbers.';
GRANT USAGE ON SCHEMA my_number TO ${app};

CREATE TABLE my_number.my_number (
    municipality      text NOT NULL,
    number_index      bytea NOT NULL CONSTRAINT my_number_index_check CHECK (length(number_index) = 32),
    ciphertext        bytea NOT NULL,
    integrated_number text NOT NULL
                      CONSTRAINT my_number_integrated_number_check CHECK (integrated_number ~ '^[0-9]{15}$'),
    first_seen_at     timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT my_number_pkey PRIMARY KEY (municipality, number_index)
);
COMMENT ON TABLE my_number.my_number IS
    'My Numbers as ciphertext, beside a keyed index for exact search, and the integrated number each belongs to.';
SELECT protect_by_municipality('my_number.my_number');
GRANT SELECT, INSERT ON my_number.my_number TO ${app};

CREATE TABLE my_number.holder (
    municipality     text NOT NULL,
    addressee_number text NOT NULL,
    number_index     bytea NOT NULL,
    history_number   integer NOT NULL,
    CONSTRAINT holder_pkey PRIMARY KEY (municipality, addressee_number),
    CONSTRAINT holder_my_number_fkey FOREIGN KEY (municipality, number_index)
        REFERENCES my_number.my_number (municipality, number_index)
);
COMMENT ON TABLE my_number.holder IS 'Which My Number each addressee has now.';
SELECT protect_by_municipality('my_number.holder');
GRANT SELECT, INSERT, UPDATE ON my_number.holder TO ${app};
