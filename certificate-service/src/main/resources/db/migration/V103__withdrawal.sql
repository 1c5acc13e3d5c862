CREATE TABLE withdrawal (
    municipality   text NOT NULL,
    certificate_id text NOT NULL,
    reason         text NOT NULL CONSTRAINT withdrawal_reason_check CHECK (
                   reason IN ('ISSUED_IN_ERROR', 'RECORD_WRONG', 'WRONG_PERSON', 'LOST_OR_STOLEN', 'HOLDERS_WISH',
                              'REPLACED', 'DOSE_CHANGED')),
    withdrawn_by     text NOT NULL,
    withdrawn_at     timestamptz NOT NULL,
    CONSTRAINT withdrawal_pkey PRIMARY KEY (municipality, certificate_id),
    CONSTRAINT withdrawal_certificate_fkey FOREIGN KEY (municipality, certificate_id)
        REFERENCES certificate (municipality, id)
);
COMMENT ON TABLE withdrawal IS 'Who took a certificate back, and why. Never changed.';
SELECT protect_by_municipality('withdrawal');
GRANT SELECT, INSERT ON withdrawal TO ${app};
