ALTER TABLE data_key DROP CONSTRAINT data_key_use_check;
ALTER TABLE data_key ADD CONSTRAINT data_key_use_check
    CHECK (use IN ('MY_NUMBER', 'MY_NUMBER_INDEX', 'PASSPORT_INDEX', 'SPOOL'));
