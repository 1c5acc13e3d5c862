CREATE TABLE protected_person (
    municipality     text NOT NULL,
    protection_id    uuid NOT NULL,
    source           text NOT NULL
                     CONSTRAINT protected_person_source_check CHECK (source IN ('REGISTRY', 'TAX', 'NON_RESIDENT')),
    addressee_number text NOT NULL
                     CONSTRAINT protected_person_addressee_number_check CHECK (addressee_number ~ '^[0-9]{10}$'),
    agency           text NOT NULL,
    starts_on        date NOT NULL,
    ends_on          date,
    entered_by       text NOT NULL,
    entered_at       timestamptz NOT NULL,
    ended_by         text,
    ended_at         timestamptz,
    CONSTRAINT protected_person_pkey PRIMARY KEY (municipality, protection_id, source, addressee_number),
    CONSTRAINT protected_person_period_check CHECK (ends_on >= starts_on)
);
CREATE INDEX protected_person_by_addressee ON protected_person (municipality, source, addressee_number);
COMMENT ON TABLE protected_person IS
    'Whose address is withheld (支援措置): one row for each person that one protection covers. ends_on is the last day.';
SELECT protect_by_municipality('protected_person');
GRANT SELECT, INSERT, UPDATE (ends_on, ended_by, ended_at) ON protected_person TO ${app};
