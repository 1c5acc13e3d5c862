ALTER TABLE alarm DROP CONSTRAINT alarm_kind_check;
ALTER TABLE alarm ADD CONSTRAINT alarm_kind_check
    CHECK (kind IN ('FAILED_SIGN_INS', 'REFUSED_SIGN_INS', 'REFUSED_SIGN_INS_BY_ADDRESS', 'WRONG_ZONE', 'MISSES',
                    'LOOK_UP_MISSES', 'READS'));

CREATE TABLE known_account (
    municipality text NOT NULL,
    account_id   uuid NOT NULL,
    user_name    text NOT NULL,
    known_since  timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT known_account_pkey PRIMARY KEY (municipality, account_id, user_name)
);
COMMENT ON TABLE known_account IS
    'Accounts whose genuine tokens were seen: so that a refused sign-in is told to their own municipality, by name.';
SELECT protect_by_municipality('known_account');
GRANT SELECT, INSERT ON known_account TO ${app};
-- Venue staff are served there. It can add to what is known, and neither look at it nor change it.
GRANT INSERT ON known_account TO vrs_internet;

CREATE TABLE refused_sign_in (
    municipality   text NOT NULL,
    kind           text NOT NULL CONSTRAINT refused_sign_in_kind_check
                   CHECK (kind IN ('REFUSED_SIGN_INS', 'REFUSED_SIGN_INS_BY_ADDRESS')),
    event_id       uuid NOT NULL,
    user_name      text,
    client_address text,
    happened_at    timestamptz NOT NULL,
    CONSTRAINT refused_sign_in_pkey PRIMARY KEY (municipality, kind, event_id),
    CONSTRAINT refused_sign_in_who_check CHECK (num_nonnulls(user_name, client_address) = 1)
);
CREATE INDEX refused_sign_in_by_time ON refused_sign_in (municipality, happened_at);
COMMENT ON TABLE refused_sign_in IS
    'Sign-ins that Keycloak refused of late: whose account or from where, never what was typed. Newer ones oust older ones.';
SELECT protect_by_municipality('refused_sign_in');
GRANT SELECT, INSERT, DELETE ON refused_sign_in TO ${app};

CREATE TABLE sign_in_reading (
    municipality text NOT NULL,
    read_until   timestamptz NOT NULL,
    CONSTRAINT sign_in_reading_pkey PRIMARY KEY (municipality)
);
COMMENT ON TABLE sign_in_reading IS
    'Until when Keycloak''s events have been read, by all processes together: one row, which is nobody''s.';
SELECT protect_by_municipality('sign_in_reading');
GRANT SELECT, INSERT, UPDATE (read_until) ON sign_in_reading TO ${app};
