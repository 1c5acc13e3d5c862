CREATE TABLE import_part (
    municipality text NOT NULL,
    job_id       uuid NOT NULL,
    number       integer NOT NULL,
    rows_taken   bigint NOT NULL,
    CONSTRAINT import_part_pkey PRIMARY KEY (municipality, job_id, number)
);
COMMENT ON TABLE import_part IS 'Parts of a large file that are on record while its job has not ended: a crash left them behind.';
SELECT protect_by_municipality('import_part');
GRANT SELECT, INSERT, DELETE ON import_part TO ${app};
