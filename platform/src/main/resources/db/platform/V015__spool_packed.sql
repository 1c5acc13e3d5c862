-- Uploads are packed (LZ4) before they are encrypted: a city's file takes a fifth of the pages. Those stored before
-- aren't, and a former version's process, which knows nothing of it, still stores them as they are.
ALTER TABLE import_spool ADD COLUMN packed boolean NOT NULL DEFAULT false;
