CREATE TABLE inquiry_run (
    municipality text NOT NULL,
    id           uuid NOT NULL,
    state        text NOT NULL CONSTRAINT inquiry_run_state_check CHECK (state IN ('RUNNING', 'DONE')),
    started_by   text NOT NULL,
    started_via  text NOT NULL,
    started_at   timestamptz NOT NULL,
    ended_at     timestamptz,
    answered     bigint NOT NULL DEFAULT 0,
    failed       bigint NOT NULL DEFAULT 0,
    CONSTRAINT inquiry_run_pkey PRIMARY KEY (municipality, id)
);
CREATE UNIQUE INDEX inquiry_run_one_at_a_time_key ON inquiry_run (municipality) WHERE state = 'RUNNING';
CREATE INDEX inquiry_run_by_start ON inquiry_run (municipality, started_at);
COMMENT ON TABLE inquiry_run IS 'Each batch that answers the inquiries of files, and those that were interrupted.';
SELECT protect_by_municipality('inquiry_run');
GRANT SELECT, INSERT, UPDATE (state, ended_at, answered, failed) ON inquiry_run TO ${app};
