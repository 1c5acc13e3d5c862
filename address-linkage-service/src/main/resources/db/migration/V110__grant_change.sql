-- What one person asks for and another decides. The row stays as it was decided.
CREATE TABLE grant_change (
    municipality text NOT NULL,
    id           uuid NOT NULL,
    consumer     text NOT NULL CONSTRAINT grant_change_consumer_check CHECK (consumer ~ '^[a-z][a-z0-9-]{0,62}$'),
    fields       text[] NOT NULL CONSTRAINT grant_change_fields_check CHECK (cardinality(fields) > 0),
    legal_basis  text,
    starts_on    date,
    ends_on      date,
    reason       text NOT NULL,
    kind         text NOT NULL CONSTRAINT grant_change_kind_check CHECK (kind IN ('GRANT', 'END')),
    requested_by text NOT NULL,
    requested_at timestamptz NOT NULL,
    decided_by   text,
    decided_at   timestamptz,
    state        text NOT NULL
                 CONSTRAINT grant_change_state_check CHECK (state IN ('REQUESTED', 'APPROVED', 'REFUSED')),
    CONSTRAINT grant_change_pkey PRIMARY KEY (municipality, id),
    CONSTRAINT grant_change_period_check CHECK (ends_on >= starts_on),
    CONSTRAINT grant_change_terms_check CHECK (
        CASE kind WHEN 'GRANT' THEN starts_on IS NOT NULL AND legal_basis IS NOT NULL
                  ELSE starts_on IS NULL AND legal_basis IS NULL AND ends_on IS NOT NULL END),
    CONSTRAINT grant_change_decision_check CHECK (
        (decided_by IS NULL) = (state = 'REQUESTED') AND (decided_at IS NULL) = (decided_by IS NULL)),
    CONSTRAINT grant_change_two_people_check CHECK (decided_by <> requested_by)
);
CREATE INDEX grant_change_by_state ON grant_change (municipality, state, requested_at);
COMMENT ON TABLE grant_change IS
    'Changes of grants: asked for by one person, approved or refused by another. ends_on is the last day.';
SELECT protect_by_municipality('grant_change');
GRANT SELECT, INSERT, UPDATE (state, decided_by, decided_at) ON grant_change TO ${app};

-- One item is granted to one consumer once on any day, whoever approves what at the same moment; and My Number never.
CREATE EXTENSION IF NOT EXISTS btree_gist;
ALTER TABLE field_grant
    ADD CONSTRAINT field_grant_overlap_excl EXCLUDE USING gist (
        municipality WITH =, consumer WITH =, field WITH =, daterange(starts_on, ends_on, '[]') WITH &&),
    ADD CONSTRAINT field_grant_never_my_number_check CHECK (field <> 'myNumber');
