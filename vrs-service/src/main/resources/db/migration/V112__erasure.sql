CREATE TABLE erasure (
    municipality     text NOT NULL,
    id               uuid NOT NULL,
    scope            text NOT NULL CONSTRAINT erasure_scope_check CHECK (scope IN ('PERSON', 'PERIOD', 'AREA')),
    addressee_number text CONSTRAINT erasure_addressee_number_check CHECK (addressee_number ~ '^[0-9]{10}$'),
    from_day         date,
    to_day           date,
    reason           text NOT NULL,
    state            text NOT NULL CONSTRAINT erasure_state_check
                     CHECK (state IN ('REQUESTED', 'APPROVED', 'REJECTED', 'DONE')),
    requested_by     text NOT NULL,
    requested_at     timestamptz NOT NULL DEFAULT now(),
    decided_by       text,
    decided_at       timestamptz,
    ended_at         timestamptz,
    certificate_hash text,
    CONSTRAINT erasure_pkey PRIMARY KEY (municipality, id),
    CONSTRAINT erasure_period_check CHECK ((scope = 'PERIOD') = (from_day IS NOT NULL) AND (from_day IS NULL) = (to_day IS NULL)
        AND (to_day IS NULL OR to_day >= from_day)),
    CONSTRAINT erasure_person_check
        CHECK (scope = 'PERSON' OR addressee_number IS NULL),
    CONSTRAINT erasure_decided_check CHECK ((state = 'REQUESTED') = (decided_by IS NULL)),
    CONSTRAINT erasure_two_people_check CHECK (decided_by <> requested_by)
);
COMMENT ON TABLE erasure IS
    'Requests to erase, and what became of them: the certificates. Of a person erased nothing is left, not the number.';
SELECT protect_by_municipality('erasure');
GRANT SELECT, INSERT, UPDATE (state, decided_by, decided_at, certificate_hash) ON erasure TO ${app};
-- What has ended is never changed; and a request begins as one, whatever the statement says.
CREATE POLICY not_ended ON erasure AS RESTRICTIVE FOR UPDATE
    USING (state IN ('REQUESTED', 'APPROVED')) WITH CHECK (true);
CREATE POLICY begins_as_request ON erasure AS RESTRICTIVE FOR INSERT WITH CHECK (state = 'REQUESTED');

CREATE TABLE erasure_count (
    municipality text NOT NULL,
    erasure_id   uuid NOT NULL,
    table_name   text NOT NULL,
    rows_erased  bigint NOT NULL,
    CONSTRAINT erasure_count_pkey PRIMARY KEY (municipality, erasure_id, table_name),
    CONSTRAINT erasure_count_erasure_fkey FOREIGN KEY (municipality, erasure_id) REFERENCES erasure (municipality, id)
);
COMMENT ON TABLE erasure_count IS 'How many rows of each table an erasure took. Only the erasing functions write it.';
SELECT protect_by_municipality('erasure_count');
GRANT SELECT ON erasure_count TO ${app};

-- Tables that the erasure of a whole area leaves. Everything else goes, a table added later too, unless its migration
-- replaces this function. Here: the certificates themselves; counts that name nobody; provision records, which the law wants
-- kept for years (My Number Act, art. 23); entries and news that wait to be sent; which events were applied; and the keys,
-- which go last.
CREATE FUNCTION kept_by_erasure() RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
    SELECT ARRAY['erasure', 'erasure_count', 'dose_count', 'count_publication', 'provision_record',
                 'outbox_event', 'inbox_event', 'data_key', 'flyway_schema_history']
$$;

CREATE FUNCTION erasure_tables(needed_columns text[]) RETURNS TABLE (name text, found_columns text[])
LANGUAGE sql STABLE AS $$
    SELECT c.oid::regclass::text, array_agg(a.attname::text)
      FROM pg_class c
      JOIN pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
     WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relpersistence = 'p'
       AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
       AND NOT c.relname = ANY (kept_by_erasure())
     GROUP BY c.oid
    HAVING array_agg(a.attname::text) && needed_columns
     ORDER BY 1
$$;

-- Tables whose ticket numbers are another area's, and so mean nobody here. Replaced like the one above.
CREATE FUNCTION tickets_of_other_areas() RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
    SELECT ARRAY['inquiry_dose']
$$;

CREATE FUNCTION count_erased(erasure_id uuid, name text, erased bigint) RETURNS void LANGUAGE sql AS $$
    INSERT INTO erasure_count AS c (municipality, erasure_id, table_name, rows_erased)
    SELECT current_setting('app.municipality'), erasure_id, name, erased WHERE erased > 0
    ON CONFLICT (municipality, erasure_id, table_name) DO UPDATE SET rows_erased = c.rows_erased + excluded.rows_erased
$$;

-- Deletes whatever belongs to these people, tickets and doses, in every table that names one of them. A table that
-- others refer to waits until they are empty of it.
CREATE FUNCTION erase_keys(erasure_id uuid, people text[], tickets text[], doses uuid[]) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    each     record;
    told     text;
    erased   bigint;
    total    bigint := 0;
    waiting  integer := 1;
    progress boolean := true;
BEGIN
    WHILE waiting > 0 AND progress LOOP
        waiting := 0;
        progress := false;
        FOR each IN SELECT * FROM erasure_tables(ARRAY['addressee_number', 'ticket_number', 'dose_id']) LOOP
            told := concat_ws(' OR ',
                CASE WHEN 'addressee_number' = ANY (each.found_columns) THEN 'addressee_number = ANY ($2)' END,
                CASE WHEN 'ticket_number' = ANY (each.found_columns) AND each.name <> ALL (tickets_of_other_areas())
                     THEN 'ticket_number = ANY ($3)' END,
                CASE WHEN 'dose_id' = ANY (each.found_columns) THEN 'dose_id = ANY ($4)' END,
                CASE WHEN each.name = 'dose' THEN 'id = ANY ($4)' END);
            CONTINUE WHEN told = '';
            BEGIN
                EXECUTE format('DELETE FROM %s WHERE municipality = $1 AND (%s)', each.name, told)
                  USING current_setting('app.municipality'), people, tickets, doses;
                GET DIAGNOSTICS erased = ROW_COUNT;
                PERFORM count_erased(erasure_id, each.name, erased);
                total := total + erased;
                progress := progress OR erased > 0;
            EXCEPTION WHEN foreign_key_violation THEN
                waiting := waiting + 1;
            END;
        END LOOP;
    END LOOP;
    IF waiting > 0 THEN
        RAISE EXCEPTION 'a table that refers to erased rows can''t be emptied of them' USING ERRCODE = 'foreign_key_violation';
    END IF;
    RETURN total;
END
$$;

CREATE FUNCTION erase_person(erasure_id uuid, person text) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    tickets text[];
    doses   uuid[];
    letters bigint;
BEGIN
    -- Also the tickets that were withdrawn, unless their number is somebody else's by now.
    SELECT array_agg(DISTINCT f.ticket_number) INTO tickets
      FROM (SELECT municipality, ticket_number, addressee_number FROM ticket
            UNION SELECT municipality, ticket_number, addressee_number FROM ticket_revision) f
     WHERE f.municipality = current_setting('app.municipality') AND f.addressee_number = person
       AND NOT EXISTS (SELECT FROM ticket t WHERE t.municipality = f.municipality AND t.ticket_number = f.ticket_number
                          AND t.addressee_number <> person);
    SELECT array_agg(d.id) INTO doses FROM dose d
     WHERE d.municipality = current_setting('app.municipality') AND d.ticket_number = ANY (tickets);
    DELETE FROM dead_letter
     WHERE municipality = current_setting('app.municipality')
       AND key = ANY (SELECT current_setting('app.municipality') || ':' || n FROM unnest(tickets || person) n);
    GET DIAGNOSTICS letters = ROW_COUNT;
    PERFORM count_erased(erasure_id, 'dead_letter', letters);
    RETURN letters + erase_keys(erasure_id, ARRAY[person], coalesce(tickets, '{}'), coalesce(doses, '{}'));
END
$$;

-- First the doses put on record in these days, those waiting for their ticket too, then tickets registered in them on which no dose is left, then subjects
-- registered in them who have no ticket left.
CREATE FUNCTION erase_period(erasure_id uuid, from_day date, to_day date, batch integer) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    m       text := current_setting('app.municipality');
    begins  timestamptz := from_day::timestamp AT TIME ZONE 'Asia/Tokyo';
    ends    timestamptz := (to_day + 1)::timestamp AT TIME ZONE 'Asia/Tokyo';
    numbers text[];
    doses   uuid[];
    erased  bigint;
BEGIN
    DELETE FROM waiting_dose w WHERE w.municipality = m AND w.recorded_at >= begins AND w.recorded_at < ends;
    GET DIAGNOSTICS erased = ROW_COUNT;
    PERFORM count_erased(erasure_id, 'waiting_dose', erased);
    IF erased > 0 THEN
        RETURN erased;
    END IF;
    SELECT array_agg(id) INTO doses FROM (
        SELECT d.id FROM dose d
         WHERE d.municipality = m
           AND EXISTS (SELECT FROM dose_revision r WHERE r.municipality = m AND r.dose_id = d.id AND r.version = 1
                          AND r.revised_at >= begins AND r.revised_at < ends) LIMIT batch) found;
    IF doses IS NOT NULL THEN
        RETURN erase_keys(erasure_id, '{}', '{}', doses);
    END IF;
    SELECT array_agg(ticket_number) INTO numbers FROM (
        SELECT t.ticket_number FROM ticket t
         WHERE t.municipality = m AND t.registered_at >= begins AND t.registered_at < ends
           AND NOT EXISTS (SELECT FROM dose d WHERE d.municipality = m AND d.ticket_number = t.ticket_number)
         LIMIT batch) found;
    IF numbers IS NOT NULL THEN
        RETURN erase_keys(erasure_id, '{}', numbers, '{}');
    END IF;
    SELECT array_agg(addressee_number) INTO numbers FROM (
        SELECT s.addressee_number FROM subject s
         WHERE s.municipality = m AND s.registered_at >= begins AND s.registered_at < ends
           AND NOT EXISTS (SELECT FROM ticket t WHERE t.municipality = m AND t.addressee_number = s.addressee_number)
         LIMIT batch) found;
    IF numbers IS NOT NULL THEN
        RETURN erase_keys(erasure_id, numbers, '{}', '{}');
    END IF;
    RETURN 0;
END
$$;

CREATE FUNCTION erase_area(erasure_id uuid, batch integer) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    each    record;
    erased  bigint;
    blocked boolean := false;
BEGIN
    -- Takes turns with files and single entries, so that none of them is half merged meanwhile.
    PERFORM pg_advisory_xact_lock(hashtext('target:' || current_setting('app.municipality')));
    FOR each IN SELECT * FROM erasure_tables(ARRAY['municipality']) LOOP
        BEGIN
            EXECUTE format('DELETE FROM %1$s WHERE ctid = ANY (ARRAY(SELECT ctid FROM %1$s WHERE municipality = $1 LIMIT $2))',
                           each.name)
              USING current_setting('app.municipality'), batch;
            GET DIAGNOSTICS erased = ROW_COUNT;
            IF erased > 0 THEN
                PERFORM count_erased(erasure_id, each.name, erased);
                RETURN erased;
            END IF;
        EXCEPTION WHEN foreign_key_violation THEN
            blocked := true;
        END;
    END LOOP;
    IF blocked THEN
        RAISE EXCEPTION 'tables refer to each other and none can be emptied' USING ERRCODE = 'foreign_key_violation';
    END IF;
    DELETE FROM data_key WHERE municipality = current_setting('app.municipality');
    GET DIAGNOSTICS erased = ROW_COUNT;
    PERFORM count_erased(erasure_id, 'data_key', erased);
    RETURN erased;
END
$$;

-- The one door. It runs as the owner, whom row-level security binds to the transaction's municipality, and does nothing
-- but what a request of that municipality says that somebody asked for and somebody else approved.
--
-- Returns how many rows went; 0 when nothing is left, and then the erasure is done.
CREATE FUNCTION erase_step(erasure_id uuid, batch integer) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    asked  erasure;
    erased bigint;
BEGIN
    SELECT * INTO asked FROM erasure e
     WHERE e.municipality = current_setting('app.municipality', true) AND e.id = erasure_id
       AND e.state = 'APPROVED' AND e.decided_by <> e.requested_by
       FOR UPDATE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'no approved erasure' USING ERRCODE = 'insufficient_privilege';
    END IF;
    erased := CASE asked.scope
        WHEN 'PERSON' THEN erase_person(erasure_id, asked.addressee_number)
        WHEN 'PERIOD' THEN erase_period(erasure_id, asked.from_day, asked.to_day, batch)
        ELSE erase_area(erasure_id, batch) END;
    IF erased = 0 THEN
        UPDATE erasure e SET ended_at = now(), addressee_number = NULL
         WHERE e.municipality = asked.municipality AND e.id = erasure_id;
    END IF;
    RETURN erased;
END
$$;
REVOKE ALL ON FUNCTION kept_by_erasure(), tickets_of_other_areas(), erasure_tables(text[]), count_erased(uuid, text, bigint),
    erase_keys(uuid, text[], text[], uuid[]), erase_person(uuid, text), erase_period(uuid, date, date, integer),
    erase_area(uuid, integer), erase_step(uuid, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION erase_step(uuid, integer) TO ${app};

-- Whoever else has the right to delete, the owner included, deletes nothing of these without an approved erasure.
CREATE FUNCTION erasure_under_way() RETURNS boolean LANGUAGE sql STABLE AS $$
    SELECT EXISTS (SELECT FROM erasure e
                    WHERE e.municipality = current_setting('app.municipality', true) AND e.state = 'APPROVED')
$$;
CREATE POLICY by_erasure ON dose AS RESTRICTIVE FOR DELETE USING (erasure_under_way());
CREATE POLICY by_erasure ON dose_revision AS RESTRICTIVE FOR DELETE USING (erasure_under_way());
CREATE POLICY by_erasure ON subject_revision AS RESTRICTIVE FOR DELETE USING (erasure_under_way());
CREATE POLICY by_erasure ON ticket_revision AS RESTRICTIVE FOR DELETE USING (erasure_under_way());
CREATE POLICY by_erasure ON my_number.my_number AS RESTRICTIVE FOR DELETE USING (erasure_under_way());
CREATE POLICY by_erasure ON data_key AS RESTRICTIVE FOR DELETE USING (erasure_under_way());
CREATE POLICY never ON erasure AS RESTRICTIVE FOR DELETE USING (false);
CREATE POLICY never ON erasure_count AS RESTRICTIVE FOR DELETE USING (false);
