ALTER TABLE protected_person ADD COLUMN end_told_at timestamptz;
COMMENT ON COLUMN protected_person.end_told_at IS
    'When those who may know were told again where somebody lives, after the last day.';
CREATE INDEX protected_person_to_tell ON protected_person (municipality, ends_on)
    WHERE ends_on IS NOT NULL AND end_told_at IS NULL;
GRANT UPDATE (end_told_at) ON protected_person TO ${app};
