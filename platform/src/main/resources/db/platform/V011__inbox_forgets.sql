-- Ids of events that Kafka no longer has are let go of.
GRANT DELETE ON inbox_event TO ${app};
