-- A piece fills a page and stays in it. Cut up into rows of two kilobytes each, as longer values are, a city's file took
-- four times as many rows, with an index of their own.
ALTER TABLE import_spool SET (toast_tuple_target = 8160);
