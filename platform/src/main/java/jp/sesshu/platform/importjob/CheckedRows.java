package jp.sesshu.platform.importjob;

import java.util.List;

/// Consecutive rows of a file after their checks.
///
/// @param copies the rows of each part, refused ones too, in COPY's text format
record CheckedRows(List<byte[]> copies, int rows, int refused) {}
