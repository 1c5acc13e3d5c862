-- Runs are the platform's now. The owner is under row-level security too, and sees every municipality's only while it is off.
ALTER TABLE holding_run DISABLE ROW LEVEL SECURITY;
ALTER TABLE work_run DISABLE ROW LEVEL SECURITY;
INSERT INTO work_run (municipality, id, kind, state, started_by, started_via, started_at, ended_at, reached, counts)
SELECT municipality, id, 'holding-run', state, started_by, started_via, started_at, ended_at,
       CASE WHEN reached_number = '' THEN '' ELSE reached_source || ' ' || reached_number END,
       jsonb_build_object('states', states, 'people', people, 'heldBack', held_back, 'reports', reports)
  FROM holding_run;
ALTER TABLE work_run ENABLE ROW LEVEL SECURITY;
DROP TABLE holding_run;
