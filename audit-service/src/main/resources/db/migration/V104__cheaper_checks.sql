-- The same checks without regular expressions: every entry is checked, and everybody whom it is about. They aren't
-- checked once more for entries that were: a log of a whole work would be read.
ALTER TABLE audit_entry
    DROP CONSTRAINT audit_entry_municipality_check,
    ADD CONSTRAINT audit_entry_municipality_check
        CHECK (length(municipality) = 6 AND ltrim(municipality, '0123456789') = '') NOT VALID;
ALTER TABLE audit_entry_subject
    DROP CONSTRAINT audit_entry_subject_municipality_check,
    ADD CONSTRAINT audit_entry_subject_municipality_check
        CHECK (length(municipality) = 6 AND ltrim(municipality, '0123456789') = '') NOT VALID;
