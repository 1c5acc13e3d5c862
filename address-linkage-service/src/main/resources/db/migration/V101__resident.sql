-- One row per state of a resident: the 64 items of annex 1 (2) as the registry sends them, but for My Number, which
-- stands encrypted in a schema of its own, and the integrated number, which is given here.
CREATE TABLE resident_state (
    municipality               text NOT NULL,
    addressee_number           text NOT NULL,
    history_number             integer NOT NULL,
    effective_on               date NOT NULL,
    household_number           text,
    residency_code             text NOT NULL,
    kana                       text,
    name                       text NOT NULL,
    birth_date                 date NOT NULL,
    sex_code                   text NOT NULL,
    relationship_1             text,
    relationship_2             text,
    relationship_3             text,
    relationship_4             text,
    changed_on                 date,
    change_reason              text,
    notified_on                date,
    resident_since             date,
    resident_reason            text,
    address_since              date,
    resident_until             date,
    ended_reason               text,
    moved_from_postal_code     text,
    moved_from_town            text,
    moved_from_building        text,
    moved_from_building_hidden text,
    former_postal_code         text,
    former_town                text,
    former_lot                 text,
    former_building            text,
    moved_to_town              text,
    moved_to_building          text,
    special_characters         text,
    head_kana                  text,
    head_name                  text,
    address_code               text,
    postal_code                text,
    town                       text,
    building                   text,
    ward_code                  text,
    group_code                 text,
    branch_code                text,
    primary_school             text,
    junior_high_school         text,
    telephone                  text,
    nationality_code           text,
    nationality_name           text,
    registered_on              date,
    updated_on                 date,
    updated_at                 text,
    linked_at                  text,
    latin_kana                 text,
    latin_name                 text,
    foreign_kana               text,
    foreign_name               text,
    alias_kana                 text,
    alias_name                 text,
    secondary_kana             text,
    secondary_name             text,
    foreign_resident_since     date,
    passport_number            text,
    deleted                    text,
    district_code              text,
    received_at                timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT resident_state_pkey PRIMARY KEY (municipality, addressee_number, history_number),
    CONSTRAINT resident_state_addressee_number_check CHECK (addressee_number ~ '^[0-9]{10}$'),
    CONSTRAINT resident_state_history_number_check CHECK (history_number > 0)
);
COMMENT ON TABLE resident_state IS 'Every state of every resident, by addressee and history number. Never changed.';
SELECT protect_by_municipality('resident_state');
GRANT SELECT, INSERT ON resident_state TO ${app};

CREATE TABLE resident (
    municipality      text NOT NULL,
    addressee_number  text NOT NULL,
    integrated_number text CONSTRAINT resident_integrated_number_check CHECK (integrated_number ~ '^[0-9]{15}$'),
    history_number    integer NOT NULL,
    CONSTRAINT resident_pkey PRIMARY KEY (municipality, addressee_number),
    CONSTRAINT resident_state_fkey FOREIGN KEY (municipality, addressee_number, history_number)
        REFERENCES resident_state (municipality, addressee_number, history_number)
);
CREATE INDEX resident_by_integrated_number ON resident (municipality, integrated_number);
COMMENT ON TABLE resident IS 'Who there is: the current state of each addressee, and the integrated number.';
SELECT protect_by_municipality('resident');
GRANT SELECT, INSERT, UPDATE ON resident TO ${app};

CREATE TABLE integrated_number_counter (
    municipality text NOT NULL,
    last         bigint NOT NULL,
    CONSTRAINT integrated_number_counter_pkey PRIMARY KEY (municipality)
);
COMMENT ON TABLE integrated_number_counter IS 'The last integrated number given in each municipality.';
SELECT protect_by_municipality('integrated_number_counter');
GRANT SELECT, INSERT, UPDATE ON integrated_number_counter TO ${app};
