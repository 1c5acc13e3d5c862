package jp.sesshu.vrs.download;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/// What a download holds: one query of the own area, and how its rows become lines. Neither may know My Number.
public interface Content {
    String sql();

    void bind(PreparedStatement statement) throws SQLException;

    /// Writes all rows, one at a time.
    ///
    /// @return how many rows there were
    long write(ResultSet rows, CsvWriter csv) throws SQLException;
}
