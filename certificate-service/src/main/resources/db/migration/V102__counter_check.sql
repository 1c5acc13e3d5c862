CREATE TABLE counter_check (
    municipality             text NOT NULL,
    certificate_id           text NOT NULL,
    documents                text[] NOT NULL CONSTRAINT counter_check_documents_check CHECK (cardinality(documents) > 0),
    name_kind                text NOT NULL CONSTRAINT counter_check_name_kind_check
                             CHECK (name_kind IN ('ON_RECORD', 'CURRENT', 'FORMER', 'OTHER')),
    name_evidence            text,
    representative           text,
    representative_documents text[] NOT NULL,
    power_of_attorney        boolean NOT NULL,
    protection_checked       boolean NOT NULL,
    checked_by               text NOT NULL,
    checked_at               timestamptz NOT NULL,
    CONSTRAINT counter_check_pkey PRIMARY KEY (municipality, certificate_id),
    CONSTRAINT counter_check_certificate_fkey FOREIGN KEY (municipality, certificate_id)
        REFERENCES certificate (municipality, id),
    CONSTRAINT counter_check_name_check CHECK ((name_kind = 'ON_RECORD') = (name_evidence IS NULL))
);
COMMENT ON TABLE counter_check IS
    'What staff checked before a certificate was issued at the counter: kinds of documents, never their numbers.';
SELECT protect_by_municipality('counter_check');
GRANT SELECT, INSERT ON counter_check TO ${app};
