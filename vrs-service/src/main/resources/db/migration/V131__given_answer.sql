CREATE TABLE given_answer (
    municipality text NOT NULL,
    asked_by     text NOT NULL,
    request_key  uuid NOT NULL,
    fingerprint  text NOT NULL CONSTRAINT given_answer_fingerprint_check CHECK (fingerprint ~ '^[0-9a-f]{64}$'),
    dose_id      uuid NOT NULL,
    waiting      boolean NOT NULL,
    given_at     timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT given_answer_pkey PRIMARY KEY (municipality, asked_by, request_key)
);
CREATE INDEX given_answer_by_age ON given_answer (municipality, given_at);
COMMENT ON TABLE given_answer IS 'What was answered to requests that named a key, for whoever asks again under the same '
    'key because the answer was lost. Let go after a day or so.';
SELECT protect_by_municipality('given_answer');
GRANT SELECT, INSERT, DELETE ON given_answer TO ${app};
GRANT SELECT, INSERT ON given_answer TO vrs_internet;
