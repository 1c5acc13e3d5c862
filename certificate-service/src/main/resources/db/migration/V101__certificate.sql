-- Hands out serials in blocks of a hundred, so that nobody waits for anybody. It starts over after a million; whether a
-- serial is new on its day is the certificate's own key's matter.
CREATE SEQUENCE certificate_serial_block AS integer MINVALUE 0 MAXVALUE 9999 CYCLE;
GRANT USAGE ON SEQUENCE certificate_serial_block TO ${app}, certificate_internet;

CREATE TABLE certificate (
    municipality     text NOT NULL,
    id               text NOT NULL CONSTRAINT certificate_id_check
                     CHECK (id ~ '^JPN[0-9]{20}$' AND substr(id, 4, 6) = municipality),
    application      uuid NOT NULL,
    kind             text NOT NULL CONSTRAINT certificate_kind_check CHECK (kind IN ('DOMESTIC', 'INTERNATIONAL')),
    channel          text NOT NULL CONSTRAINT certificate_channel_check CHECK (channel IN ('APP', 'KIOSK', 'COUNTER')),
    state            text NOT NULL CONSTRAINT certificate_state_check CHECK (state IN ('VALID', 'REPLACED', 'REVOKED')),
    addressee_number text NOT NULL CONSTRAINT certificate_addressee_number_check CHECK (addressee_number ~ '^[0-9]{10}$'),
    uvci             text NOT NULL CONSTRAINT certificate_uvci_check CHECK (uvci ~ '^[0-9A-Z]{12}$'),
    passport_index   bytea,
    issued_by        text NOT NULL,
    issued_at        timestamptz NOT NULL,
    replaces         text,
    outdated_at      timestamptz,
    CONSTRAINT certificate_pkey PRIMARY KEY (municipality, id),
    CONSTRAINT certificate_application_key UNIQUE (municipality, application),
    CONSTRAINT certificate_uvci_key UNIQUE (municipality, uvci),
    CONSTRAINT certificate_passport_index_check CHECK (
        (passport_index IS NOT NULL) = (kind = 'INTERNATIONAL') AND coalesce(length(passport_index), 32) = 32),
    CONSTRAINT certificate_replaces_fkey FOREIGN KEY (municipality, replaces) REFERENCES certificate (municipality, id)
);
CREATE INDEX certificate_outdated ON certificate (municipality, outdated_at) WHERE outdated_at IS NOT NULL;
CREATE INDEX certificate_by_person ON certificate (municipality, addressee_number, issued_at);
CREATE INDEX certificate_by_passport ON certificate (municipality, passport_index) WHERE passport_index IS NOT NULL;
COMMENT ON TABLE certificate IS
    'Certificates issued: whose by addressee number, and never a name, a My Number or a passport number.';
SELECT protect_by_municipality('certificate');
GRANT SELECT, INSERT, UPDATE (state, outdated_at) ON certificate TO ${app};

CREATE TABLE certificate_dose (
    municipality   text NOT NULL,
    dose_id        uuid NOT NULL,
    certificate_id text NOT NULL,
    dose_version   integer NOT NULL,
    CONSTRAINT certificate_dose_pkey PRIMARY KEY (municipality, dose_id, certificate_id),
    CONSTRAINT certificate_dose_certificate_fkey FOREIGN KEY (municipality, certificate_id)
        REFERENCES certificate (municipality, id)
);
CREATE INDEX certificate_dose_by_certificate ON certificate_dose (municipality, certificate_id);
COMMENT ON TABLE certificate_dose IS 'Which doses a certificate is about, in which version: to know when it is outdated.';
SELECT protect_by_municipality('certificate_dose');
GRANT SELECT, INSERT ON certificate_dose TO ${app};

CREATE TABLE changed_dose (
    municipality text NOT NULL,
    dose_id      uuid NOT NULL,
    version      integer NOT NULL,
    cancelled    boolean NOT NULL,
    CONSTRAINT changed_dose_pkey PRIMARY KEY (municipality, dose_id)
);
COMMENT ON TABLE changed_dose IS
    'Doses that were corrected or cancelled, in the latest version heard of: what is looked up may be older than news.';
SELECT protect_by_municipality('changed_dose');
GRANT SELECT, INSERT, UPDATE (version, cancelled) ON changed_dose TO ${app};

-- Who issues and who hears of a correction at the same moment must not miss each other. Issuing shares, news excludes.
CREATE FUNCTION lock_doses(dose_ids uuid[], alone boolean) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
    lock bigint;
BEGIN
    FOR lock IN SELECT hashtextextended(d::text, 1) FROM unnest(dose_ids) AS d ORDER BY 1 LOOP
        IF alone THEN
            PERFORM pg_advisory_xact_lock(lock);
        ELSE
            PERFORM pg_advisory_xact_lock_shared(lock);
        END IF;
    END LOOP;
END
$$;
COMMENT ON FUNCTION lock_doses IS 'Locks doses until the transaction ends, always in the same order.';
REVOKE ALL ON FUNCTION lock_doses FROM PUBLIC;
GRANT EXECUTE ON FUNCTION lock_doses TO ${app};

-- Records a certificate, or gives what the same application was answered before. The internet zone's role has no other
-- way to a certificate: it has to know an application's id, and learns nothing of whose it is.
-- Nothing comes back where the id or the uvci is taken: another one has to be chosen.
CREATE FUNCTION record_certificate(
    new_id text, new_application uuid, new_kind text, new_channel text, new_addressee_number text, new_uvci text,
    new_passport_index bytea, new_issued_by text, new_issued_at timestamptz, new_replaces text,
    new_dose_ids uuid[], new_dose_versions integer[],
    OUT id text, OUT uvci text, OUT issued_at timestamptz, OUT fresh boolean, OUT same boolean)
RETURNS SETOF record LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    own text := current_setting('app.municipality', true);
BEGIN
    PERFORM lock_doses(new_dose_ids, false);
    INSERT INTO certificate AS c (municipality, id, application, kind, channel, state, addressee_number, uvci,
                                  passport_index, issued_by, issued_at, replaces, outdated_at)
    VALUES (own, new_id, new_application, new_kind, new_channel, 'VALID', new_addressee_number, new_uvci,
            new_passport_index, new_issued_by, new_issued_at, new_replaces,
            (SELECT new_issued_at
               FROM unnest(new_dose_ids, new_dose_versions) AS d(dose_id, dose_version)
               JOIN changed_dose n ON n.municipality = own AND n.dose_id = d.dose_id AND n.version > d.dose_version
              LIMIT 1))
    ON CONFLICT DO NOTHING;
    IF FOUND THEN
        INSERT INTO certificate_dose (municipality, dose_id, certificate_id, dose_version)
        SELECT own, d.dose_id, new_id, d.dose_version
          FROM unnest(new_dose_ids, new_dose_versions) AS d(dose_id, dose_version);
        RETURN QUERY SELECT new_id, new_uvci, new_issued_at, true, true;
    ELSE
        RETURN QUERY
            SELECT c.id, c.uvci, c.issued_at, false,
                   c.state = 'VALID' AND c.outdated_at IS NULL AND c.kind = new_kind AND c.channel = new_channel
                   AND c.addressee_number = new_addressee_number
                   AND c.passport_index IS NOT DISTINCT FROM new_passport_index
                   AND c.replaces IS NOT DISTINCT FROM new_replaces
                   AND (SELECT count(*) = cardinality(new_dose_ids)
                               AND coalesce(bool_and((d.dose_id, d.dose_version) IN (
                                       SELECT * FROM unnest(new_dose_ids, new_dose_versions))), false)
                          FROM certificate_dose d
                         WHERE d.municipality = own AND d.certificate_id = c.id)
              FROM certificate c
             WHERE c.municipality = own AND c.application = new_application;
    END IF;
END
$$;
COMMENT ON FUNCTION record_certificate IS
    'Records a certificate; or says which one the application was answered with, and whether it would be the same now.';
REVOKE ALL ON FUNCTION record_certificate FROM PUBLIC;
GRANT EXECUTE ON FUNCTION record_certificate TO ${app}, certificate_internet;

-- What else the internet zone's process writes: audit entries, and nothing that it could read back.
GRANT INSERT ON outbox_event TO certificate_internet;
CREATE POLICY internet_zone_topics ON outbox_event AS RESTRICTIVE FOR INSERT TO certificate_internet
    WITH CHECK (aggregatetype = 'audit.entry');
-- The key of the passports' index, wrapped.
GRANT SELECT, INSERT ON data_key TO certificate_internet;
CREATE POLICY internet_zone_keys ON data_key AS RESTRICTIVE TO certificate_internet
    USING (use = 'PASSPORT_INDEX') WITH CHECK (use = 'PASSPORT_INDEX');
