package jp.sesshu.platform.importjob;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/// Fills the staging table: a temporary table of the job's own transaction, which no other session can see and which is
/// gone with the transaction, however that ends.
final class Staging {
    private static final int FLUSH_CHARS = 128 * 1024;
    /// So many rows may be looked up one by one.
    private static final int FEW_ROWS = 5_000;
    private static final int TELL_ROWS = 10_000;
    private final Connection connection;
    private final ImportKind kind;
    private final StringBuilder pending = new StringBuilder(FLUSH_CHARS + 4096);
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
        List<String> header = kind.header();
        if (!file.header().equals(header)) {
            return false;
        }
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy staging from stdin");
        boolean whole = false;
        try {
            copyRows(file, header, copy, listener);
            flush(copy);
            copy.endCopy();
            whole = true;
        } finally {
            if (!whole && copy.isActive()) {
                copy.cancelCopy();
            }
        }
        planTheMerge();
        return true;
    }

    private void copyRows(CsvFile file, List<String> header, CopyIn copy, Listener listener)
            throws SQLException, IOException {
        ImportKind.RowStager stager = kind.open();
        StagingRow row = new StagingRow();
        for (String line = file.nextLine(); line != null; line = file.nextLine()) {
            read++;
            // the header is line 1
            stage(read + 1, header, CsvFile.split(line), stager, row);
            pending.append(row.finished());
            if (pending.length() >= FLUSH_CHARS) {
                flush(copy);
            }
            if (read % TELL_ROWS == 0) {
                listener.told(read, refused);
            }
        }
    }

    /// Rows that came by another way than a file, numbered from 1; too few to be planned for.
    void fill(List<String[]> rows) throws SQLException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn("copy staging from stdin");
        ImportKind.RowStager stager = kind.open();
        List<String> header = kind.header();
        StagingRow row = new StagingRow();
        for (String[] items : rows) {
            read++;
            stage(read, header, items, stager, row);
            pending.append(row.finished());
        }
        flush(copy);
        copy.endCopy();
    }

    private void stage(
            long number, List<String> header, String @Nullable [] items, ImportKind.RowStager stager, StagingRow row) {
        String key = null;
        try {
            if (items == null) {
                throw new RowRefused("", RefusalReason.BROKEN_LINE);
            }
            CsvRow csv = new CsvRow(header, items);
            key = kind.keyOfRefused(csv);
            csv.checkShape();
            row.start(number);
            stager.stage(csv, row);
        } catch (RowRefused e) {
            refused++;
            row.refuse(number, kind.stagingColumns().size(), e, key);
        }
    }

    private void flush(CopyIn copy) throws SQLException {
        byte[] bytes = pending.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        pending.setLength(0);
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
