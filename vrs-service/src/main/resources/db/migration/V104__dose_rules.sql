ALTER TABLE dose ADD COLUMN doctor text CONSTRAINT dose_doctor_check CHECK (length(doctor) <= 20);
ALTER TABLE dose ADD COLUMN source text NOT NULL DEFAULT 'TABLET'
    CONSTRAINT dose_source_check CHECK (source IN ('TABLET', 'FILE', 'SCREEN', 'CLINIC'));
ALTER TABLE dose_revision ADD COLUMN doctor text;
ALTER TABLE dose_revision ADD COLUMN doubts text;
COMMENT ON COLUMN dose_revision.doubts IS 'What was doubtful and was recorded all the same, for the reason given.';

CREATE TABLE lot (
    municipality text NOT NULL,
    lot_number   text NOT NULL CONSTRAINT lot_number_check CHECK (lot_number ~ '^[0-9A-Z][0-9A-Z-]{2,19}$'),
    product      text NOT NULL,
    expires_on   date,
    CONSTRAINT lot_pkey PRIMARY KEY (municipality, lot_number, product)
);
COMMENT ON TABLE lot IS 'Lots delivered to the municipality. Where none is kept, no lot is doubted.';
SELECT protect_by_municipality('lot');
GRANT SELECT, INSERT, UPDATE, DELETE ON lot TO ${app};
GRANT SELECT ON lot TO vrs_internet;

-- Whoever records a dose learns whether its date fits the person, and nothing of the person: the internet zone's role
-- can't read birth, death or moving out, and asks this instead.
CREATE FUNCTION dose_verdicts(numbers text[], days date[], born_from date[], born_until date[], lots text[],
                              products text[])
    RETURNS TABLE (place integer, before_birth boolean, after_death boolean, age_outside boolean,
                   after_moving_out boolean, lot_unknown boolean, lot_of_other_product boolean)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
    SELECT n.place::integer,
           n.day < s.birth_date,
           coalesce(n.day > s.died_on, false),
           coalesce(s.birth_date < n.born_from, false) OR coalesce(s.birth_date > n.born_until, false),
           coalesce(n.day > s.moved_out_on, false),
           l.kept AND NOT EXISTS (SELECT FROM lot WHERE lot.municipality = t.municipality AND lot_number = n.lot),
           EXISTS (SELECT FROM lot WHERE lot.municipality = t.municipality AND lot_number = n.lot)
               AND NOT EXISTS (SELECT FROM lot WHERE lot.municipality = t.municipality AND lot_number = n.lot
                                  AND lot.product = n.product)
      FROM unnest(numbers, days, born_from, born_until, lots, products) WITH ORDINALITY
               n (number, day, born_from, born_until, lot, product, place)
      JOIN ticket t ON t.municipality = current_setting('app.municipality', true) AND t.ticket_number = n.number
      JOIN subject s ON s.municipality = t.municipality AND s.addressee_number = t.addressee_number
     CROSS JOIN (SELECT EXISTS (SELECT FROM lot WHERE municipality = current_setting('app.municipality', true)) AS kept) l
$$;
COMMENT ON FUNCTION dose_verdicts(text[], date[], date[], date[], text[], text[]) IS
    'Whether doses fit the people whose tickets they are on, without saying anything of the people.';
REVOKE ALL ON FUNCTION dose_verdicts(text[], date[], date[], date[], text[], text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION dose_verdicts(text[], date[], date[], date[], text[], text[]) TO ${app}, vrs_internet;
