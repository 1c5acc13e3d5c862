-- Ids of events ascend with time. Where they come first, new ones go to the index's right edge and fill its pages; behind
-- municipality and topic they went to the middle, and each page stayed half empty. It is asked for with all three.
ALTER TABLE inbox_event
    DROP CONSTRAINT inbox_event_pkey,
    ADD CONSTRAINT inbox_event_pkey PRIMARY KEY (event_id, topic, municipality);
