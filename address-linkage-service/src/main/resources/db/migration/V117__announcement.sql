CREATE TABLE announced_fields (
    municipality text NOT NULL,
    consumer     text NOT NULL CONSTRAINT announced_fields_consumer_check CHECK (consumer ~ '^[a-z][a-z0-9-]{0,62}$'),
    fields       text[] NOT NULL,
    CONSTRAINT announced_fields_pkey PRIMARY KEY (municipality, consumer)
);
COMMENT ON TABLE announced_fields IS
    'With which items everybody was last announced to each consumer, or is being by the run that is under way.';
SELECT protect_by_municipality('announced_fields');
GRANT SELECT, INSERT, UPDATE (fields) ON announced_fields TO ${app};

ALTER TABLE resident ADD COLUMN announced_again integer NOT NULL DEFAULT 0;
COMMENT ON COLUMN resident.announced_again IS
    'How many of the news went out only because what a consumer may have had changed, or because it was to be told again.';
