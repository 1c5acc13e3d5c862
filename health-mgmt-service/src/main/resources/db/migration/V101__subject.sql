CREATE TABLE subject (
    municipality     text NOT NULL,
    addressee_number text NOT NULL CONSTRAINT subject_addressee_number_check CHECK (addressee_number ~ '^[0-9]{10}$'),
    history_number   integer NOT NULL CONSTRAINT subject_history_number_check CHECK (history_number > 0),
    residency        text NOT NULL CONSTRAINT subject_residency_check CHECK (residency IN ('1', '2', '3', '4')),
    name             text NOT NULL,
    kana             text,
    birth_date       date NOT NULL,
    sex              text NOT NULL CONSTRAINT subject_sex_check CHECK (sex IN ('1', '2', '9')),
    postal_code      text,
    town             text,
    building         text,
    resident_since   date,
    resident_until   date,
    deleted          boolean NOT NULL,
    updated_at       timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT subject_pkey PRIMARY KEY (municipality, addressee_number)
);
COMMENT ON TABLE subject IS 'The subject file: residents as the registry''s news says, without My Number.';
SELECT protect_by_municipality('subject');
GRANT SELECT, INSERT, UPDATE ON subject TO ${app};

CREATE TABLE extraction (
    municipality text NOT NULL,
    id           uuid NOT NULL,
    title        text NOT NULL,
    base_date    date NOT NULL,
    minimum_age  integer NOT NULL,
    maximum_age  integer,
    extracted_by text NOT NULL,
    extracted_at timestamptz NOT NULL,
    CONSTRAINT extraction_pkey PRIMARY KEY (municipality, id)
);
COMMENT ON TABLE extraction IS 'An extract of the subject file by age on a base date and residency.';
SELECT protect_by_municipality('extraction');
GRANT SELECT, INSERT ON extraction TO ${app};

CREATE TABLE extraction_subject (
    municipality     text NOT NULL,
    extraction_id    uuid NOT NULL,
    addressee_number text NOT NULL,
    CONSTRAINT extraction_subject_pkey PRIMARY KEY (municipality, extraction_id, addressee_number),
    CONSTRAINT extraction_subject_extraction_fkey FOREIGN KEY (municipality, extraction_id)
        REFERENCES extraction (municipality, id)
);
COMMENT ON TABLE extraction_subject IS 'Who is in an extract.';
SELECT protect_by_municipality('extraction_subject');
GRANT SELECT, INSERT ON extraction_subject TO ${app};
