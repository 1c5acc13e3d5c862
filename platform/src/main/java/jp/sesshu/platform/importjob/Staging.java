package jp.sesshu.platform.importjob;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/// Fills the staging table: a temporary table of the job's own transaction, which no other session can see and which is
/// gone with the transaction, however that ends.
final class Staging {
    /// So many rows are checked at a time.
    private static final int PART = 500;
    /// So many rows may be looked up one by one.
    private static final int FEW_ROWS = 5_000;
    /// A multiple of the above.
    private static final int TELL_ROWS = 10_000;
    private final Connection connection;
    private final ImportKind kind;
    private long read;
    private long refused;

    /// Called now and then with the rows read and refused so far.
    interface Listener {
        void told(long read, long refused) throws SQLException;
    }

    Staging(Connection connection, ImportKind kind) {
        this.connection = connection;
        this.kind = kind;
    }

    long rowsRead() {
        return read;
    }

    void create() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("drop table if exists pg_temp.staging");
            statement.execute("create temporary table staging (line bigint, refused_item text, refused_reason text, "
                    + String.join(", ", kind.stagingColumns()) + ") on commit drop");
        }
    }

    /// @return false where the header isn't this kind's: then nothing was read
    boolean fill(InputStream bytes, Charset charset, Listener listener) throws SQLException, IOException {
        CsvFile file = new CsvFile(bytes, charset);
        if (!file.header().equals(kind.header())) {
            return false;
        }
        CopyIn copy = begin();
        boolean whole = false;
        try {
            copyRows(file, copy, listener);
            end(copy);
            whole = true;
        } finally {
            if (!whole && copy.isActive()) {
                copy.cancelCopy();
            }
        }
        planTheMerge();
        return true;
    }

    private void copyRows(CsvFile file, CopyIn copy, Listener listener) throws SQLException, IOException {
        try (RowCheckers checkers = new RowCheckers(new RowChecks(kind))) {
            // the header is line 1
            long next = 2;
            for (List<String> lines = file.lines(PART); !lines.isEmpty(); lines = file.lines(PART)) {
                checkers.check(next, lines);
                next += lines.size();
                if (checkers.areFull()) {
                    write(checkers.next(), copy);
                    tell(listener);
                }
            }
            while (!checkers.areIdle()) {
                write(checkers.next(), copy);
                tell(listener);
            }
        }
    }

    private void tell(Listener listener) throws SQLException {
        if (read % TELL_ROWS == 0) {
            listener.told(read, refused);
        }
    }

    /// Rows that came by another way than a file, numbered from 1; too few to be planned for.
    void fill(List<String[]> rows) throws SQLException {
        CopyIn copy = begin();
        write(new RowChecks(kind).rows(1, rows), copy);
        end(copy);
    }

    private CopyIn begin() throws SQLException {
        CopyIn copy =
                connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy staging from stdin (format binary)");
        byte[] header = StagingRow.header();
        copy.writeToCopy(header, 0, header.length);
        return copy;
    }

    private static void end(CopyIn copy) throws SQLException {
        byte[] trailer = StagingRow.trailer();
        copy.writeToCopy(trailer, 0, trailer.length);
        copy.endCopy();
    }

    private void write(CheckedRows rows, CopyIn copy) throws SQLException {
        copy.writeToCopy(rows.copy(), 0, rows.copy().length);
        read += rows.rows();
        refused += rows.refused();
    }

    /// Of a municipality that is new to a table, or grows within this very transaction, the planner believes that it
    /// has
    /// hardly a row there, and would look through all of them once for each row of the file.
    private void planTheMerge() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local default_statistics_target = 10");
            statement.execute("analyze staging");
            if (read > FEW_ROWS) {
                statement.execute("set local enable_nestloop = off");
                statement.execute("set local work_mem = '256MB'");
            }
        }
    }
}
