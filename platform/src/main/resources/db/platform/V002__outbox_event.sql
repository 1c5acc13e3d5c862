-- Columns as Debezium's outbox event router expects, so that it can ship them in a large installation. The key is the
-- position, not the municipality: this is a queue, read in order and emptied.
CREATE TABLE outbox_event (
    position      bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT outbox_event_pkey PRIMARY KEY,
    id            uuid NOT NULL,
    municipality  text NOT NULL CONSTRAINT outbox_event_municipality_check CHECK (municipality ~ '^[0-9]{6}$'),
    aggregatetype text NOT NULL,
    aggregateid   text NOT NULL,
    type          text NOT NULL,
    payload       text NOT NULL,
    traceparent   text,
    occurred_at   timestamptz NOT NULL DEFAULT clock_timestamp()
);
COMMENT ON TABLE outbox_event IS 'Events stored with the change they announce, until the relay has shipped them.';
SELECT protect_by_municipality('outbox_event');
CREATE POLICY relay ON outbox_event TO ${relay} USING (true);
GRANT INSERT ON outbox_event TO ${app};
GRANT SELECT, DELETE ON outbox_event TO ${relay};
