-- A file that would change more than one person may decide waits for a second one.
ALTER TABLE import_job
    DROP CONSTRAINT import_job_state_check,
    ADD CONSTRAINT import_job_state_check CHECK (state IN ('ACCEPTED', 'HELD', 'DONE', 'REFUSED')),
    ADD COLUMN approved_by text;
