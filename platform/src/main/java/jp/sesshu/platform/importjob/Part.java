package jp.sesshu.platform.importjob;

import java.sql.Connection;

/// One session's share of a file: its rows stand in the temporary table {@code staging} of this connection.
///
/// @param connection in a transaction of the part's own
/// @param number from 0
/// @param of how many parts the file has
public record Part(Connection connection, int number, int of) {
    /// Whether this is the whole file.
    public boolean isWhole() {
        return of == 1;
    }
}
