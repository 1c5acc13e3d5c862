-- What is held only to be passed on is let go after its time (ADB-3): the items named here, and no others, become null.
-- That they become null at once and that nothing else ever changes is the database's to see to, not the service's.
CREATE FUNCTION refuse_change_of_state() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a state is let go once, and else never changed' USING ERRCODE = 'integrity_constraint_violation';
END
$$;
COMMENT ON FUNCTION refuse_change_of_state() IS 'Keeps states from being changed otherwise than by letting go of items.';

DO $$
DECLARE
    let_go CONSTANT text := 'household_number, relationship_1, relationship_2, relationship_3, relationship_4, '
        'notified_on, address_since, moved_from_postal_code, moved_from_town, moved_from_building, '
        'moved_from_building_hidden, former_postal_code, former_town, former_lot, former_building, moved_to_town, '
        'moved_to_building, special_characters, head_kana, head_name, address_code, postal_code, town, building, '
        'ward_code, group_code, branch_code, primary_school, junior_high_school, telephone, nationality_code, '
        'nationality_name, registered_on, updated_on, updated_at, linked_at, latin_kana, latin_name, foreign_kana, '
        'foreign_name, alias_kana, alias_name, secondary_kana, secondary_name, foreign_resident_since, '
        'passport_number, district_code';
BEGIN
    EXECUTE format('ALTER TABLE resident_state ADD CONSTRAINT resident_state_released_check '
        'CHECK (released_at IS NULL OR num_nonnulls(%s) = 0)', let_go);
    EXECUTE format('CREATE TRIGGER resident_state_only_let_go BEFORE UPDATE OF released_at, %s ON resident_state '
        'FOR EACH ROW WHEN (OLD.released_at IS NOT NULL OR NEW.released_at IS NULL) '
        'EXECUTE FUNCTION refuse_change_of_state()', let_go);
    EXECUTE format('GRANT UPDATE (released_at, %s) ON resident_state TO ${app}', let_go);
END
$$;
COMMENT ON TABLE resident_state IS
    'Every state of every resident, by source, addressee and history number. Never changed, but that items are let go.';

-- Whether news of somebody waits to be passed on: whom it is about, not what it says.
GRANT SELECT (municipality, aggregateid, type) ON outbox_event TO ${app};

CREATE TABLE holding_run (
    municipality   text NOT NULL,
    id             uuid NOT NULL,
    state          text NOT NULL CONSTRAINT holding_run_state_check CHECK (state IN ('RUNNING', 'DONE')),
    started_by     text NOT NULL,
    started_via    text NOT NULL,
    started_at     timestamptz NOT NULL,
    ended_at       timestamptz,
    reached_source text NOT NULL DEFAULT '',
    reached_number text NOT NULL DEFAULT '',
    states         bigint NOT NULL DEFAULT 0,
    people         bigint NOT NULL DEFAULT 0,
    held_back      bigint NOT NULL DEFAULT 0,
    reports        bigint NOT NULL DEFAULT 0,
    CONSTRAINT holding_run_pkey PRIMARY KEY (municipality, id)
);
CREATE UNIQUE INDEX holding_run_one_at_a_time_key ON holding_run (municipality) WHERE state = 'RUNNING';
CREATE INDEX holding_run_by_start ON holding_run (municipality, started_at);
COMMENT ON TABLE holding_run IS
    'Each run that lets go of what is past its holding time: how far it is (the last addressee looked at), and counts.';
SELECT protect_by_municipality('holding_run');
GRANT SELECT, INSERT, UPDATE (state, ended_at, reached_source, reached_number, states, people, held_back, reports)
    ON holding_run TO ${app};
