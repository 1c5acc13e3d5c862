CREATE TABLE import_job (
    municipality text NOT NULL,
    id           uuid NOT NULL,
    kind         text NOT NULL,
    charset      text NOT NULL,
    sha256       bytea NOT NULL,
    state        text NOT NULL CONSTRAINT import_job_state_check
                 CHECK (state IN ('ACCEPTED', 'DONE', 'REFUSED')),
    refusal      text,
    accepted_by  text NOT NULL,
    accepted_via text NOT NULL,
    accepted_at  timestamptz NOT NULL DEFAULT now(),
    ended_at     timestamptz,
    rows_read    bigint NOT NULL DEFAULT 0,
    rows_taken   bigint NOT NULL DEFAULT 0,
    rows_refused bigint NOT NULL DEFAULT 0,
    attempts     integer NOT NULL DEFAULT 0,
    CONSTRAINT import_job_pkey PRIMARY KEY (municipality, id)
);
COMMENT ON TABLE import_job IS 'One uploaded file: from acceptance to its end.';
-- The same file twice is noticed here. A refused file may be sent again.
CREATE UNIQUE INDEX import_job_same_file_key ON import_job (municipality, kind, sha256) WHERE state <> 'REFUSED';
SELECT protect_by_municipality('import_job');
GRANT SELECT, INSERT, UPDATE ON import_job TO ${app};

CREATE TABLE import_progress (
    municipality text NOT NULL,
    job_id       uuid NOT NULL,
    rows_read    bigint NOT NULL,
    rows_refused bigint NOT NULL,
    CONSTRAINT import_progress_pkey PRIMARY KEY (municipality, job_id)
);
COMMENT ON TABLE import_progress IS 'How far a running job is; apart from the job, whose row its transaction holds.';
SELECT protect_by_municipality('import_progress');
GRANT SELECT, INSERT, UPDATE, DELETE ON import_progress TO ${app};

CREATE TABLE import_spool (
    municipality text NOT NULL,
    job_id       uuid NOT NULL,
    number       integer NOT NULL,
    ciphertext   bytea NOT NULL,
    CONSTRAINT import_spool_pkey PRIMARY KEY (municipality, job_id, number)
);
COMMENT ON TABLE import_spool IS 'The uploaded bytes, encrypted piece by piece, until the job has ended.';
ALTER TABLE import_spool ALTER COLUMN ciphertext SET STORAGE EXTERNAL;
SELECT protect_by_municipality('import_spool');
GRANT SELECT, INSERT, DELETE ON import_spool TO ${app};

CREATE TABLE import_refusal (
    municipality text NOT NULL,
    job_id       uuid NOT NULL,
    line         bigint NOT NULL,
    item         text NOT NULL,
    reason       text NOT NULL,
    CONSTRAINT import_refusal_pkey PRIMARY KEY (municipality, job_id, line, item, reason)
);
COMMENT ON TABLE import_refusal IS 'Rows of a file that were refused: line, item and reason, never the value.';
SELECT protect_by_municipality('import_refusal');
GRANT SELECT, INSERT ON import_refusal TO ${app};
