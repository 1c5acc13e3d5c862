-- Who may have which item (ADB-4, HM-5). What isn't here, nobody gets.
CREATE TABLE field_grant (
    municipality text NOT NULL,
    id           uuid NOT NULL,
    consumer     text NOT NULL CONSTRAINT field_grant_consumer_check CHECK (consumer ~ '^[a-z][a-z0-9-]{0,62}$'),
    field        text NOT NULL,
    legal_basis  text NOT NULL,
    starts_on    date NOT NULL,
    ends_on      date,
    requested_by text NOT NULL,
    approved_by  text NOT NULL,
    approved_at  timestamptz NOT NULL,
    CONSTRAINT field_grant_pkey PRIMARY KEY (municipality, id),
    CONSTRAINT field_grant_period_check CHECK (ends_on >= starts_on)
);
CREATE INDEX field_grant_by_consumer ON field_grant (municipality, consumer, field);
COMMENT ON TABLE field_grant IS
    'Items of a resident that a consuming system may have, with the legal basis, from the first day to the last.';
SELECT protect_by_municipality('field_grant');
GRANT SELECT, INSERT, UPDATE (ends_on) ON field_grant TO ${app};
