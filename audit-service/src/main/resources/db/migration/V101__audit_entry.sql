CREATE TABLE audit_entry (
    municipality  text        NOT NULL CONSTRAINT audit_entry_municipality_check CHECK (municipality ~ '^[0-9]{6}$'),
    sequence      bigint      NOT NULL CONSTRAINT audit_entry_sequence_check CHECK (sequence >= 1),
    previous_hash bytea       NOT NULL CONSTRAINT audit_entry_previous_hash_check CHECK (length(previous_hash) = 32),
    hash          bytea       NOT NULL CONSTRAINT audit_entry_hash_check CHECK (length(hash) = 32),
    event_id      uuid        NOT NULL,
    at            timestamptz NOT NULL,
    service       text        NOT NULL,
    actor         text        NOT NULL,
    action        text        NOT NULL,
    outcome       text        NOT NULL CONSTRAINT audit_entry_outcome_check CHECK (outcome IN ('done', 'refused')),
    trace_id      text,
    entry         text        NOT NULL,
    CONSTRAINT audit_entry_pkey PRIMARY KEY (municipality, sequence)
);
COMMENT ON TABLE audit_entry IS
    'Who did what, in the order of arrival, each entry chained by its hash to the one before. Only ever added to.';
COMMENT ON COLUMN audit_entry.entry IS
    'The entry as it came, as canonical JSON (RFC 8785). text, since jsonb would not keep the bytes that are hashed.';
-- For searching only. Each ends in the sequence, the order in which pages are read, and grows at its right edge.
CREATE INDEX audit_entry_at_idx ON audit_entry (municipality, at);
CREATE INDEX audit_entry_actor_idx ON audit_entry (municipality, actor, sequence);
CREATE INDEX audit_entry_action_idx ON audit_entry (municipality, action, sequence);
CREATE INDEX audit_entry_trace_id_idx ON audit_entry (municipality, trace_id) WHERE trace_id IS NOT NULL;
SELECT protect_by_municipality('audit_entry');
GRANT SELECT, INSERT ON audit_entry TO ${app};

-- A table rather than a jsonb column with a GIN index: under row-level security PostgreSQL uses an index only through
-- leakproof operators. Equality of text is one, jsonb's @> is not, and each search would read the whole log. No foreign
-- key: both are written by one transaction and never changed, and the check would cost more than the row.
CREATE TABLE audit_entry_subject (
    municipality text   NOT NULL CONSTRAINT audit_entry_subject_municipality_check CHECK (municipality ~ '^[0-9]{6}$'),
    kind         text   NOT NULL,
    number       text   NOT NULL,
    sequence     bigint NOT NULL,
    CONSTRAINT audit_entry_subject_pkey PRIMARY KEY (municipality, kind, number, sequence)
);
COMMENT ON TABLE audit_entry_subject IS 'Whom each entry is about, to find everything about one ticket or person.';
SELECT protect_by_municipality('audit_entry_subject');
GRANT SELECT, INSERT ON audit_entry_subject TO ${app};
