-- Whoever was born on a day that isn't known is on record with the first of its month or year. There are few, and many who
-- were born on such a day: without an index of their own a search for one day reads all of these.
CREATE INDEX resident_by_unknown_birth_day
    ON resident (municipality, birth_date, kana_folded, name_folded, addressee_number, source)
    WHERE birth_precision <> 'DAY';
