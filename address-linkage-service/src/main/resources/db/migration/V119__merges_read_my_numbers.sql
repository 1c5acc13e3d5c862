-- Only a merge looks for all My Numbers of an integrated number. There are a few in a day, and one reads the
-- municipality's in a moment; storing a feed's My Numbers took a third longer for the index.
DROP INDEX my_number.my_number_by_integrated_number;
