CREATE TABLE inbox_event (
    municipality text NOT NULL,
    topic        text NOT NULL,
    event_id     uuid NOT NULL,
    applied_at   timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT inbox_event_pkey PRIMARY KEY (municipality, topic, event_id)
);
COMMENT ON TABLE inbox_event IS 'Events of other services that were applied here; a second delivery is ignored.';
SELECT protect_by_municipality('inbox_event');
GRANT SELECT, INSERT ON inbox_event TO ${app};

CREATE TABLE dead_letter (
    municipality text NOT NULL,
    id           uuid NOT NULL,
    topic        text NOT NULL,
    type         text NOT NULL,
    key          text NOT NULL,
    payload      text NOT NULL,
    failure      text NOT NULL,
    set_aside_at timestamptz NOT NULL DEFAULT now(),
    replayed_at  timestamptz,
    CONSTRAINT dead_letter_pkey PRIMARY KEY (municipality, id)
);
COMMENT ON TABLE dead_letter IS 'Events that could not be applied, kept for staff to see and replay.';
SELECT protect_by_municipality('dead_letter');
GRANT SELECT, INSERT, UPDATE (replayed_at) ON dead_letter TO ${app};
