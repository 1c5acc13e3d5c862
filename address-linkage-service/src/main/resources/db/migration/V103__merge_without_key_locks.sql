-- PostgreSQL checks these keys row by row and locks each row referred to, which took a quarter of a city's feed. They
-- hold without it: the merge writes both sides in one transaction from one set of rows, and nobody but the owner may
-- change or delete a state or a My Number.
ALTER TABLE resident DROP CONSTRAINT resident_state_fkey;
ALTER TABLE my_number.holder DROP CONSTRAINT holder_my_number_fkey;
