CREATE TABLE matching_report (
    municipality text NOT NULL,
    job_id       uuid NOT NULL,
    made_at      timestamptz NOT NULL,
    compared     bigint NOT NULL CONSTRAINT matching_report_compared_check CHECK (compared >= 0),
    released_at  timestamptz,
    CONSTRAINT matching_report_pkey PRIMARY KEY (municipality, job_id)
);
COMMENT ON TABLE matching_report IS
    'One business system''s subject file that was held against the registry. It stays on record when its rows are let go.';
SELECT protect_by_municipality('matching_report');
GRANT SELECT, INSERT, UPDATE (released_at) ON matching_report TO ${app};

CREATE TABLE matching_difference (
    municipality     text NOT NULL,
    job_id           uuid NOT NULL,
    line             bigint NOT NULL,
    field            text NOT NULL,
    kind             text NOT NULL CONSTRAINT matching_difference_kind_check
                     CHECK (kind IN ('VALUE', 'WRITING', 'UNKNOWN', 'ENDED', 'MASKED')),
    addressee_number text NOT NULL
                     CONSTRAINT matching_difference_addressee_number_check CHECK (addressee_number ~ '^[0-9]{10}$'),
    in_file          text,
    on_record        text,
    CONSTRAINT matching_difference_pkey PRIMARY KEY (municipality, job_id, line, field),
    CONSTRAINT matching_difference_values_check
        CHECK (kind IN ('VALUE', 'WRITING') OR in_file IS NULL AND on_record IS NULL)
);
COMMENT ON TABLE matching_difference IS
    'Where a subject file says something else than the registry, by line and field. Deleted when its holding time is over.';
SELECT protect_by_municipality('matching_difference');
GRANT SELECT, INSERT, DELETE ON matching_difference TO ${app};
