-- The same number from two systems is two addressees, so the source is part of every key.
ALTER TABLE resident_state
    ADD COLUMN source text NOT NULL DEFAULT 'REGISTRY'
        CONSTRAINT resident_state_source_check CHECK (source IN ('REGISTRY', 'TAX', 'NON_RESIDENT')),
    ADD COLUMN birth_precision text NOT NULL DEFAULT 'DAY'
        CONSTRAINT resident_state_birth_precision_check CHECK (birth_precision IN ('DAY', 'MONTH', 'YEAR')),
    ADD COLUMN released_at timestamptz,
    DROP CONSTRAINT resident_state_pkey,
    ADD CONSTRAINT resident_state_pkey PRIMARY KEY (municipality, source, addressee_number, history_number);
ALTER TABLE resident_state ALTER COLUMN source DROP DEFAULT, ALTER COLUMN birth_precision DROP DEFAULT;
COMMENT ON COLUMN resident_state.birth_precision IS
    'How much of the birth date is known; the first day of the month or of the year stands for the rest.';
COMMENT ON COLUMN resident_state.released_at IS 'When the items that needn''t be kept any longer were let go.';

ALTER TABLE resident
    ADD COLUMN source text NOT NULL DEFAULT 'REGISTRY'
        CONSTRAINT resident_source_check CHECK (source IN ('REGISTRY', 'TAX', 'NON_RESIDENT')),
    ADD COLUMN birth_precision text NOT NULL DEFAULT 'DAY'
        CONSTRAINT resident_birth_precision_check CHECK (birth_precision IN ('DAY', 'MONTH', 'YEAR')),
    ADD COLUMN absent_since date,
    ADD COLUMN news_version integer NOT NULL DEFAULT 0,
    DROP CONSTRAINT resident_pkey,
    ADD CONSTRAINT resident_pkey PRIMARY KEY (municipality, source, addressee_number);
ALTER TABLE resident ALTER COLUMN source DROP DEFAULT, ALTER COLUMN birth_precision DROP DEFAULT;
COMMENT ON COLUMN resident.absent_since IS 'The day of the full feed in which this addressee was missing, until they come again.';
COMMENT ON COLUMN resident.news_version IS 'How often news of this addressee went out; consumers keep the greatest.';

ALTER TABLE my_number.holder
    ADD COLUMN source text NOT NULL DEFAULT 'REGISTRY'
        CONSTRAINT holder_source_check CHECK (source IN ('REGISTRY', 'TAX', 'NON_RESIDENT')),
    DROP CONSTRAINT holder_pkey,
    ADD CONSTRAINT holder_pkey PRIMARY KEY (municipality, source, addressee_number);
ALTER TABLE my_number.holder ALTER COLUMN source DROP DEFAULT;
