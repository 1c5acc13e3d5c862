-- Two integrated numbers that may be one person's, from the proposal to the merge and, if it was wrong, to the split.
CREATE TABLE merge_case (
    municipality  text NOT NULL,
    id            uuid NOT NULL,
    first_number  text NOT NULL,
    second_number text NOT NULL,
    kept_number   text,
    found_by      text NOT NULL
                  CONSTRAINT merge_case_found_by_check CHECK (found_by IN ('DETAILS', 'MY_NUMBER', 'STAFF')),
    state         text NOT NULL CONSTRAINT merge_case_state_check CHECK (state IN
                      ('PROPOSED', 'REQUESTED', 'MERGED', 'REFUSED', 'SPLIT_REQUESTED', 'SPLIT')),
    opened_by     text NOT NULL,
    opened_at     timestamptz NOT NULL,
    CONSTRAINT merge_case_pkey PRIMARY KEY (municipality, id),
    -- no number is 0, and each pair stands in one order
    CONSTRAINT merge_case_numbers_check CHECK (first_number >= '000000000000001' AND second_number > first_number
        AND first_number ~ '^[0-9]{15}$' AND second_number ~ '^[0-9]{15}$'),
    CONSTRAINT merge_case_kept_number_check CHECK (kept_number IN (first_number, second_number))
);
CREATE UNIQUE INDEX merge_case_open ON merge_case (municipality, first_number, second_number)
    WHERE state NOT IN ('REFUSED', 'SPLIT');
CREATE INDEX merge_case_by_numbers ON merge_case (municipality, first_number, second_number);
CREATE INDEX merge_case_by_state ON merge_case (municipality, state, id);
COMMENT ON TABLE merge_case IS
    'Pairs of integrated numbers that may be one person''s (名寄せ), and how far it has been decided.';
SELECT protect_by_municipality('merge_case');
GRANT SELECT, INSERT, UPDATE (kept_number, state) ON merge_case TO ${app};

CREATE TABLE merge_step (
    municipality text NOT NULL,
    case_id      uuid NOT NULL,
    position     integer NOT NULL CONSTRAINT merge_step_position_check CHECK (position >= 0),
    step         text NOT NULL CONSTRAINT merge_step_step_check CHECK (step IN
                     ('REQUEST', 'APPROVE', 'REFUSE', 'REQUEST_SPLIT', 'APPROVE_SPLIT', 'REFUSE_SPLIT')),
    taken_by     text NOT NULL,
    taken_at     timestamptz NOT NULL,
    reason       text,
    CONSTRAINT merge_step_pkey PRIMARY KEY (municipality, case_id, position),
    CONSTRAINT merge_step_case_fkey FOREIGN KEY (municipality, case_id) REFERENCES merge_case (municipality, id)
);
COMMENT ON TABLE merge_step IS 'Who asked for what, and who decided, in the order in which it was done. Never changed.';
SELECT protect_by_municipality('merge_step');
GRANT SELECT, INSERT ON merge_step TO ${app};

CREATE TABLE merge_member (
    municipality      text NOT NULL,
    case_id           uuid NOT NULL,
    source            text NOT NULL
                      CONSTRAINT merge_member_source_check CHECK (source IN ('REGISTRY', 'TAX', 'NON_RESIDENT')),
    addressee_number  text NOT NULL,
    integrated_number text NOT NULL,
    CONSTRAINT merge_member_pkey PRIMARY KEY (municipality, case_id, source, addressee_number),
    CONSTRAINT merge_member_case_fkey FOREIGN KEY (municipality, case_id) REFERENCES merge_case (municipality, id)
);
COMMENT ON TABLE merge_member IS
    'The addressees of both numbers when they were merged, each with the number it had: a split goes back to it.';
SELECT protect_by_municipality('merge_member');
GRANT SELECT, INSERT ON merge_member TO ${app};

CREATE TABLE my_number.merge_member (
    municipality      text NOT NULL,
    case_id           uuid NOT NULL,
    number_index      bytea NOT NULL,
    integrated_number text NOT NULL,
    CONSTRAINT my_number_merge_member_pkey PRIMARY KEY (municipality, case_id, number_index),
    CONSTRAINT my_number_merge_member_case_fkey FOREIGN KEY (municipality, case_id)
        REFERENCES public.merge_case (municipality, id)
);
COMMENT ON TABLE my_number.merge_member IS
    'The My Numbers of both numbers when they were merged, by keyed index, each with the number that it belonged to.';
SELECT protect_by_municipality('my_number.merge_member');
GRANT SELECT, INSERT ON my_number.merge_member TO ${app};

CREATE INDEX my_number_by_integrated_number ON my_number.my_number (municipality, integrated_number);
GRANT UPDATE (integrated_number) ON my_number.my_number TO ${app};
