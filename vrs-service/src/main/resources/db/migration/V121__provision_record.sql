CREATE TABLE provision_record (
    municipality     text NOT NULL,
    id               uuid NOT NULL,
    asked_by         text NOT NULL CONSTRAINT provision_record_asked_by_check CHECK (asked_by ~ '^[0-9]{6}$'),
    inquiry_id       uuid NOT NULL,
    asked_by_user    text NOT NULL,
    asked_at         timestamptz NOT NULL,
    reason           text NOT NULL,
    consent          boolean NOT NULL,
    identity_check   text NOT NULL,
    legal_basis      text NOT NULL,
    addressee_number text NOT NULL CONSTRAINT provision_record_addressee_number_check
                     CHECK (addressee_number ~ '^[0-9]{10}$'),
    items            text NOT NULL,
    withheld         boolean NOT NULL,
    state            text NOT NULL CONSTRAINT provision_record_state_check
                     CHECK (state IN ('PROVIDED', 'WAITING', 'APPROVED', 'DECLINED')),
    decided_by       text,
    decided_at       timestamptz,
    decision_reason  text,
    provided_at      timestamptz,
    times            integer NOT NULL DEFAULT 0,
    doses            smallint NOT NULL DEFAULT 0,
    digest           bytea,
    CONSTRAINT provision_record_pkey PRIMARY KEY (municipality, id),
    CONSTRAINT provision_record_inquiry_key UNIQUE (municipality, asked_by, inquiry_id),
    CONSTRAINT provision_record_decided_check
        CHECK (state NOT IN ('APPROVED', 'DECLINED') OR num_nonnulls(decided_by, decided_at, decision_reason) = 3)
);
CREATE INDEX provision_record_by_time ON provision_record (municipality, asked_at);
CREATE INDEX provision_record_waiting ON provision_record (municipality, asked_at) WHERE state = 'WAITING';
COMMENT ON TABLE provision_record IS
    'Who asked this municipality for whose record, why, and what was decided. No My Number, no values (Act art. 23).';
COMMENT ON COLUMN provision_record.withheld IS 'Withheld from disclosure: the person is under protection.';
COMMENT ON COLUMN provision_record.times IS 'How often it was provided: more than once where an answer got lost.';
SELECT protect_by_municipality('provision_record');
GRANT SELECT, INSERT, DELETE,
      UPDATE (withheld, state, decided_by, decided_at, decision_reason, provided_at, times, doses, digest)
    ON provision_record TO ${app};
