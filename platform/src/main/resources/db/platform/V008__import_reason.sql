ALTER TABLE import_job ADD COLUMN reason text;
COMMENT ON COLUMN import_job.reason IS 'Why its sender wants what else would be refused, in their own words.';
