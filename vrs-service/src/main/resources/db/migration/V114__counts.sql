CREATE TABLE count_publication (
    municipality text NOT NULL,
    published_on date NOT NULL,
    threshold    integer NOT NULL CONSTRAINT count_publication_threshold_check CHECK (threshold >= 3),
    published_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT count_publication_pkey PRIMARY KEY (municipality, published_on)
);
COMMENT ON TABLE count_publication IS 'The days on which a municipality''s counts were published: once a day at most.';
SELECT protect_by_municipality('count_publication');
GRANT SELECT, INSERT ON count_publication TO ${app};

CREATE TABLE dose_count (
    municipality text NOT NULL,
    published_on date NOT NULL,
    age_group    text NOT NULL,
    sex          text NOT NULL CONSTRAINT dose_count_sex_check CHECK (sex IN ('1', '2', '9')),
    dose_number  smallint NOT NULL CONSTRAINT dose_count_dose_number_check CHECK (dose_number BETWEEN 1 AND 9),
    product      text NOT NULL,
    doses        bigint NOT NULL CONSTRAINT dose_count_doses_check CHECK (doses >= 0),
    CONSTRAINT dose_count_pkey PRIMARY KEY (municipality, age_group, sex, dose_number, product, published_on),
    CONSTRAINT dose_count_publication_fkey FOREIGN KEY (municipality, published_on)
        REFERENCES count_publication (municipality, published_on)
);
COMMENT ON TABLE dose_count IS 'Doses by cell as they were published: a row where the count moved by the threshold. Never changed.';
SELECT protect_by_municipality('dose_count');
GRANT SELECT, INSERT ON dose_count TO ${app};

-- A prefecture's own code (01 to 47, then 000 and the check digit) sees the counts of its municipalities, and 000001, the
-- state's, those of all. Both are nobody's area: of people they see no row of any table.
CREATE POLICY observer ON dose_count FOR SELECT USING (
    current_setting('app.municipality', true) = '000001'
    OR (current_setting('app.municipality', true) ~ '^(0[1-9]|[1-3][0-9]|4[0-7])000[0-9]$'
        AND left(municipality, 2) = left(current_setting('app.municipality', true), 2)));
