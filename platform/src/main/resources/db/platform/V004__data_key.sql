CREATE TABLE data_key (
    municipality text NOT NULL,
    use          text NOT NULL CONSTRAINT data_key_use_check CHECK (use IN ('MY_NUMBER', 'MY_NUMBER_INDEX', 'SPOOL')),
    wrapped      bytea NOT NULL,
    created_at   timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT data_key_pkey PRIMARY KEY (municipality, use)
);
COMMENT ON TABLE data_key IS 'Each municipality''s own keys, wrapped by the key store''s key.';
SELECT protect_by_municipality('data_key');
GRANT SELECT, INSERT ON data_key TO ${app};
