-- A protection covers everybody with the same integrated number. Each page of residents asks for each of them whether
-- somebody who shares their number is protected; among millions that was a search among everybody. Now it is one among
-- those who are protected, of whom there are few: each has the number with it, in every way in which it can change.
ALTER TABLE protected_person ADD COLUMN integrated_number text;
COMMENT ON COLUMN protected_person.integrated_number IS
    'Which the addressee has now; follows resident.integrated_number by itself.';

ALTER TABLE protected_person NO FORCE ROW LEVEL SECURITY;
ALTER TABLE resident NO FORCE ROW LEVEL SECURITY;
UPDATE protected_person p SET integrated_number = r.integrated_number FROM resident r
 WHERE r.municipality = p.municipality AND r.source = p.source AND r.addressee_number = p.addressee_number;
ALTER TABLE protected_person FORCE ROW LEVEL SECURITY;
ALTER TABLE resident FORCE ROW LEVEL SECURITY;
-- The number first: of a few hundred people PostgreSQL takes the rows of a municipality for one, and would be as ready to look
-- for an addressee through all that this index has of it.
CREATE INDEX protected_person_by_number ON protected_person (integrated_number, municipality);

-- Locked until the end: whoever gives them another number meanwhile waits, and then finds the protection.
CREATE FUNCTION find_protected_number() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    SELECT r.integrated_number INTO NEW.integrated_number FROM resident r
     WHERE r.municipality = NEW.municipality AND r.source = NEW.source AND r.addressee_number = NEW.addressee_number
       FOR NO KEY UPDATE;
    RETURN NEW;
END
$$;
COMMENT ON FUNCTION find_protected_number() IS 'Puts the number that somebody has beside the protection that is entered.';

CREATE FUNCTION keep_protected_number() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE protected_person p SET integrated_number = NEW.integrated_number
     WHERE p.municipality = NEW.municipality AND p.source = NEW.source AND p.addressee_number = NEW.addressee_number;
    RETURN NULL;
END
$$;
COMMENT ON FUNCTION keep_protected_number() IS 'Lets protections follow the number that somebody is given.';

CREATE TRIGGER protected_person_entered BEFORE INSERT ON protected_person
    FOR EACH ROW EXECUTE FUNCTION find_protected_number();
CREATE TRIGGER resident_number_changed AFTER UPDATE OF integrated_number ON resident
    FOR EACH ROW WHEN (OLD.integrated_number IS DISTINCT FROM NEW.integrated_number)
    EXECUTE FUNCTION keep_protected_number();
GRANT UPDATE (integrated_number) ON protected_person TO ${app};
