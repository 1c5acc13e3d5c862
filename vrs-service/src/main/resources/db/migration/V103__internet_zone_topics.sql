-- A process of the internet zone that was taken over can announce doses and write audit entries, and no other event.
CREATE POLICY internet_zone_topics ON outbox_event AS RESTRICTIVE FOR INSERT TO vrs_internet
    WITH CHECK (aggregatetype IN ('vrs.dose', 'audit.entry'));
