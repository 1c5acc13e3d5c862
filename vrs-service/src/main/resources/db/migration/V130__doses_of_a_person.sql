-- A person has a new ticket after a re-issue, and may have several. Whoever records doses locks people, not tickets, and
-- sees the doses on the others, without learning whose tickets they are.
--
-- First the area, shared: whoever changes many doses at once takes it for themselves. Then the people, in the order of
-- the locks themselves, so that two groups with people in common can't wait for each other. A ticket that isn't
-- registered stands for itself.
CREATE FUNCTION lock_people(numbers text[]) RETURNS TABLE (ticket_number text, person bigint)
    LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
    SELECT pg_advisory_xact_lock_shared(hashtextextended('doses:' || current_setting('app.municipality', true), 0));
    WITH asked AS MATERIALIZED (
        SELECT n.number, t.addressee_number IS NOT NULL AS registered,
               hashtextextended(current_setting('app.municipality', true)
                   || coalesce('person:' || t.addressee_number, n.number), 0) AS key
          FROM (SELECT DISTINCT unnest(numbers) AS number) n
          LEFT JOIN ticket t ON t.municipality = current_setting('app.municipality', true) AND t.ticket_number = n.number),
    locked AS MATERIALIZED (
        SELECT count(pg_advisory_xact_lock(k.key)) FROM (SELECT DISTINCT key FROM asked ORDER BY key) k)
    SELECT a.number, CASE WHEN a.registered THEN dense_rank() OVER (ORDER BY a.key) END FROM asked a CROSS JOIN locked
$$;
COMMENT ON FUNCTION lock_people(text[]) IS
    'Locks the people whose tickets these are until the transaction ends. Says which tickets are of one person by numbers '
    'that mean nothing else; none where the ticket isn''t registered.';

CREATE FUNCTION doses_on_other_tickets(numbers text[])
    RETURNS TABLE (ticket_number text, dose_number smallint, given_on date, product text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
    SELECT t.ticket_number, d.dose_number, d.given_on, d.product
      FROM ticket t
      JOIN ticket o ON o.municipality = t.municipality AND o.addressee_number = t.addressee_number
                   AND o.ticket_number <> t.ticket_number
      JOIN dose d ON d.municipality = o.municipality AND d.ticket_number = o.ticket_number AND d.state = 'RECORDED'
     WHERE t.municipality = current_setting('app.municipality', true) AND t.ticket_number = ANY (numbers)
$$;
COMMENT ON FUNCTION doses_on_other_tickets(text[]) IS
    'The doses that count on the other tickets of the same people: number, day and product, and nothing of the people.';

REVOKE ALL ON FUNCTION lock_people(text[]), doses_on_other_tickets(text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION lock_people(text[]), doses_on_other_tickets(text[]) TO ${app}, vrs_internet;
