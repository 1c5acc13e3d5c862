-- Each index gives the whole order in which residents are found, so that a page is read from it without sorting, and
-- knows the source. The one by birth date knows reading and name too: a month or a year of very many people is looked
-- through in the index, not in the rows.
DROP INDEX resident_by_name, resident_by_kana, resident_by_address, resident_by_birth_date;
CREATE INDEX resident_by_name ON resident (municipality, name_folded, addressee_number, source);
CREATE INDEX resident_by_kana ON resident (municipality, kana_folded, addressee_number, source);
CREATE INDEX resident_by_address ON resident (municipality, address_folded, addressee_number, source);
CREATE INDEX resident_by_birth_date
    ON resident (municipality, birth_date, kana_folded, name_folded, addressee_number, source);
