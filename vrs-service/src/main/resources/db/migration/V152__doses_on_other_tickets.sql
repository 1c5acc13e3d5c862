-- Person by person, ticket by ticket: of a municipality that has just begun, PostgreSQL knows only that it had no doses when
-- it last counted, and would read all that there are since.
CREATE OR REPLACE FUNCTION doses_on_other_tickets(numbers text[])
    RETURNS TABLE (ticket_number text, dose_number smallint, given_on date, product text)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
AS $$
    SELECT t.ticket_number, d.dose_number, d.given_on, d.product
      FROM ticket t
     CROSS JOIN LATERAL (
        SELECT o.ticket_number FROM ticket o
         WHERE o.municipality = t.municipality AND o.addressee_number = t.addressee_number
           AND o.ticket_number <> t.ticket_number OFFSET 0) o
     CROSS JOIN LATERAL (
        SELECT d.dose_number, d.given_on, d.product FROM dose d
         WHERE d.municipality = t.municipality AND d.ticket_number = o.ticket_number AND d.state = 'RECORDED' OFFSET 0) d
     WHERE t.municipality = current_setting('app.municipality', true) AND t.ticket_number = ANY (numbers)
$$;
