-- What the registry's news no longer tells is let go. Of whom the birth date or the residency isn't known nobody is
-- extracted; of deletion and protection the last that was told is kept, so that nobody comes back and no address is
-- shown because less is told.
ALTER TABLE subject
    ALTER COLUMN residency DROP NOT NULL,
    ALTER COLUMN name DROP NOT NULL,
    ALTER COLUMN birth_date DROP NOT NULL,
    ALTER COLUMN sex DROP NOT NULL;
