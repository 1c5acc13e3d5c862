CREATE TABLE alarm (
    municipality    text NOT NULL,
    id              uuid NOT NULL,
    kind            text NOT NULL CONSTRAINT alarm_kind_check
                    CHECK (kind IN ('FAILED_SIGN_INS', 'WRONG_ZONE', 'MISSES', 'LOOK_UP_MISSES', 'READS')),
    zone            text NOT NULL,
    user_name       text,
    client_address  text,
    times           bigint NOT NULL CONSTRAINT alarm_times_check CHECK (times > 0),
    counted_seconds bigint NOT NULL,
    raised_at       timestamptz NOT NULL,
    throttled_until timestamptz NOT NULL,
    CONSTRAINT alarm_pkey PRIMARY KEY (municipality, id),
    CONSTRAINT alarm_who_check CHECK (num_nonnulls(user_name, client_address) = 1)
);
CREATE INDEX alarm_by_time ON alarm (municipality, raised_at);
COMMENT ON TABLE alarm IS
    'What looked like an intrusion, by whose sign-in name or from which address: of nobody else a word. Never changed.';
SELECT protect_by_municipality('alarm');
GRANT SELECT, INSERT ON alarm TO ${app};
GRANT INSERT ON alarm TO vrs_internet;
-- Whoever failed to sign in belongs to no municipality. Each that takes part is told, by the address alone.
CREATE POLICY of_nobody ON alarm FOR SELECT USING (
    municipality = '000000' AND current_setting('app.municipality', true) ~ '^[0-9]{6}$');

CREATE TABLE alarm_acknowledgement (
    municipality    text NOT NULL,
    alarm_id        uuid NOT NULL,
    note            text NOT NULL CONSTRAINT alarm_acknowledgement_note_check CHECK (length(note) BETWEEN 1 AND 500),
    acknowledged_by text NOT NULL,
    acknowledged_at timestamptz NOT NULL,
    CONSTRAINT alarm_acknowledgement_pkey PRIMARY KEY (municipality, alarm_id)
);
COMMENT ON TABLE alarm_acknowledgement IS
    'Who looked into an alarm and what came of it. One of nobody''s is looked into by each municipality for itself.';
SELECT protect_by_municipality('alarm_acknowledgement');
GRANT SELECT, INSERT ON alarm_acknowledgement TO ${app};

CREATE TABLE daily_reads (
    municipality text NOT NULL,
    user_name    text NOT NULL,
    day          date NOT NULL,
    reads        bigint NOT NULL CONSTRAINT daily_reads_reads_check CHECK (reads > 0),
    CONSTRAINT daily_reads_pkey PRIMARY KEY (municipality, user_name, day)
);
COMMENT ON TABLE daily_reads IS 'How many records each user looked at on a day: their habit. Not whose.';
SELECT protect_by_municipality('daily_reads');
GRANT SELECT, INSERT, UPDATE (reads), DELETE ON daily_reads TO ${app};

DROP POLICY internet_zone_topics ON outbox_event;
CREATE POLICY internet_zone_topics ON outbox_event AS RESTRICTIVE FOR INSERT TO vrs_internet
    WITH CHECK (aggregatetype IN ('vrs.dose', 'vrs.alarm', 'audit.entry'));
