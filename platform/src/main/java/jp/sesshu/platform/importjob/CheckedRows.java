package jp.sesshu.platform.importjob;

/// Consecutive rows of a file after their checks.
///
/// @param copy the rows, refused ones too, in COPY's binary format
@SuppressWarnings("ArrayRecordComponent")
record CheckedRows(byte[] copy, int rows, int refused) {}
