-- The same check without a regular expression: every event is checked, a city's at a time.
ALTER TABLE outbox_event
    DROP CONSTRAINT outbox_event_municipality_check,
    ADD CONSTRAINT outbox_event_municipality_check
        CHECK (length(municipality) = 6 AND ltrim(municipality, '0123456789') = '');
