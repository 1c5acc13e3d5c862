package jp.sesshu.platform.importjob;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/// The staging table: a temporary table of a transaction, which no other session can see and which is gone with the
/// transaction, however that ends.
final class Staging {
    /// So many rows may be looked up one by one.
    private static final int FEW_ROWS = 5_000;

    private final Connection connection;
    private final ImportKind kind;

    Staging(Connection connection, ImportKind kind) {
        this.connection = connection;
        this.kind = kind;
    }

    void create() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("drop table if exists pg_temp.staging");
            statement.execute("create temporary table staging (line bigint, refused_item text, refused_reason text, "
                    + String.join(", ", kind.stagingColumns()) + ") on commit drop");
        }
    }

    CopyIn copy() throws SQLException {
        return connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy staging from stdin");
    }

    /// Rows that came by another way than a file, numbered from 1; too few to be planned for.
    void fill(List<String[]> rows) throws SQLException {
        CopyIn copy = copy();
        byte[] bytes = new RowChecks(kind, 1).rows(1, rows).copies().getFirst();
        copy.writeToCopy(bytes, 0, bytes.length);
        copy.endCopy();
    }

    /// Of a municipality that is new to a table, or grows within this very transaction, the planner believes that it
    /// has hardly a row there, and would look through all of them once for each row of the file.
    void planTheMerge(long rows) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local default_statistics_target = 10");
            statement.execute("analyze staging");
            if (rows > FEW_ROWS) {
                statement.execute("set local enable_nestloop = off");
                statement.execute("set local work_mem = '256MB'");
            }
        }
    }
}
