-- What staff search by, folded so that writings of the same name meet (kana, width, variant characters). Always of the
-- current state; byte order, so that a common beginning is a range of an index.
ALTER TABLE resident
    ADD COLUMN name_folded    text COLLATE "C" NOT NULL DEFAULT '',
    ADD COLUMN kana_folded    text COLLATE "C" NOT NULL DEFAULT '',
    ADD COLUMN address_folded text COLLATE "C" NOT NULL DEFAULT '',
    ADD COLUMN birth_date     date;
-- The owner has no municipality of its own; it sees all of them only while this migration runs.
ALTER TABLE resident NO FORCE ROW LEVEL SECURITY;
ALTER TABLE resident_state NO FORCE ROW LEVEL SECURITY;
UPDATE resident r SET birth_date = s.birth_date FROM resident_state s
 WHERE s.municipality = r.municipality AND s.addressee_number = r.addressee_number
   AND s.history_number = r.history_number;
ALTER TABLE resident FORCE ROW LEVEL SECURITY;
ALTER TABLE resident_state FORCE ROW LEVEL SECURITY;
ALTER TABLE resident ALTER COLUMN birth_date SET NOT NULL;
CREATE INDEX resident_by_name ON resident (municipality, name_folded, addressee_number);
CREATE INDEX resident_by_kana ON resident (municipality, kana_folded, addressee_number);
CREATE INDEX resident_by_address ON resident (municipality, address_folded, addressee_number);
CREATE INDEX resident_by_birth_date ON resident (municipality, birth_date, addressee_number);
COMMENT ON COLUMN resident.name_folded IS 'Never shown: for searching only. Empty for who came before there was searching, until their next state.';
