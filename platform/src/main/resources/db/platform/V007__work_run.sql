CREATE TABLE work_run (
    municipality text NOT NULL,
    id           uuid NOT NULL,
    kind         text NOT NULL,
    state        text NOT NULL CONSTRAINT work_run_state_check CHECK (state IN ('RUNNING', 'DONE')),
    started_by   text NOT NULL,
    started_via  text NOT NULL,
    started_at   timestamptz NOT NULL,
    ended_at     timestamptz,
    reached      text NOT NULL DEFAULT '',
    counts       jsonb NOT NULL,
    CONSTRAINT work_run_pkey PRIMARY KEY (municipality, id)
);
CREATE UNIQUE INDEX work_run_one_at_a_time_key ON work_run (municipality, kind) WHERE state = 'RUNNING';
CREATE INDEX work_run_by_start ON work_run (municipality, kind, started_at);
COMMENT ON TABLE work_run IS 'Each run of work that is done daily: who started it, how far it is, and what it counted.';
SELECT protect_by_municipality('work_run');
GRANT SELECT, INSERT, UPDATE (state, ended_at, reached, counts) ON work_run TO ${app};
