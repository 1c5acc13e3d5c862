-- Only a merge looks for all My Numbers of an integrated number. There are a few in a day, and one reads the
-- municipality's in a moment; for each My Number of a feed the index cost as much as all else of it.
DROP INDEX my_number.my_number_by_integrated_number;
