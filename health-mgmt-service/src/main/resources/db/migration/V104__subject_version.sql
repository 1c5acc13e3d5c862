-- The same state can be told again: with the address withheld once somebody is protected, or as gone.
ALTER TABLE subject
    ADD COLUMN version integer NOT NULL DEFAULT 0,
    ADD COLUMN address_masked boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN subject.version IS 'Which news of this person it is; the later replaces the earlier.';
COMMENT ON COLUMN subject.address_masked IS 'The person is protected: their address was not passed on.';
