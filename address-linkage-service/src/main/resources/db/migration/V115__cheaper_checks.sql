-- The same checks without regular expressions, which took a twentieth of a city's feed.
ALTER TABLE resident_state
    DROP CONSTRAINT resident_state_addressee_number_check,
    ADD CONSTRAINT resident_state_addressee_number_check
        CHECK (length(addressee_number) = 10 AND ltrim(addressee_number, '0123456789') = '');
ALTER TABLE resident
    DROP CONSTRAINT resident_integrated_number_check,
    ADD CONSTRAINT resident_integrated_number_check
        CHECK (length(integrated_number) = 15 AND ltrim(integrated_number, '0123456789') = '');
ALTER TABLE my_number.my_number
    DROP CONSTRAINT my_number_integrated_number_check,
    ADD CONSTRAINT my_number_integrated_number_check
        CHECK (length(integrated_number) = 15 AND ltrim(integrated_number, '0123456789') = '');
