CREATE TABLE registration_run (
    municipality    text NOT NULL,
    id              uuid NOT NULL,
    extraction_id   uuid NOT NULL,
    state           text NOT NULL CONSTRAINT registration_run_state_check
                    CHECK (state IN ('REQUESTED', 'APPROVED', 'SENT', 'DONE', 'FAILED')),
    requested_by    text NOT NULL,
    requested_at    timestamptz NOT NULL,
    approved_by     text,
    approved_at     timestamptz,
    vrs_job         uuid,
    rows_registered bigint NOT NULL DEFAULT 0,
    rows_refused    bigint NOT NULL DEFAULT 0,
    failure         text,
    ended_at        timestamptz,
    CONSTRAINT registration_run_pkey PRIMARY KEY (municipality, id),
    CONSTRAINT registration_run_extraction_fkey FOREIGN KEY (municipality, extraction_id)
        REFERENCES extraction (municipality, id),
    CONSTRAINT registration_run_two_people_check CHECK (approved_by <> requested_by)
);
COMMENT ON TABLE registration_run IS 'A registration with the national record system (HM-9): who asked, who approved, how it went.';
SELECT protect_by_municipality('registration_run');
GRANT SELECT, INSERT, UPDATE ON registration_run TO ${app};
