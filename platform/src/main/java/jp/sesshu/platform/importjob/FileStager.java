package jp.sesshu.platform.importjob;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.copy.CopyIn;

/// Brings a file's rows into the staging tables of its parts.
final class FileStager {
    /// So many rows are checked at a time.
    private static final int PART = 500;
    /// A multiple of the above.
    private static final int TELL_ROWS = 10_000;

    private final ImportKind kind;
    private final Parts parts;
    private final int count;
    private long read;
    private long refused;

    /// Called now and then with the rows read and refused so far.
    interface Listener {
        void told(long read, long refused) throws SQLException;
    }

    /// @param count how many parts there are
    FileStager(ImportKind kind, Parts parts, int count) {
        this.kind = kind;
        this.parts = parts;
        this.count = count;
    }

    long rowsRead() {
        return read;
    }

    /// @return false where the header isn't this kind's: then nothing was read
    boolean fill(InputStream bytes, Charset charset, Listener listener) throws SQLException, IOException {
        CsvFile file = new CsvFile(bytes, charset);
        if (!file.header().equals(kind.header())) {
            return false;
        }
        List<CopyIn> copies = parts.inAll(part -> {
            Staging staging = new Staging(part.connection(), kind);
            staging.create();
            return staging.copy();
        });
        boolean whole = false;
        try {
            copyRows(file, copies, listener);
            whole = true;
        } finally {
            for (CopyIn copy : copies) {
                end(copy, whole);
            }
        }
        parts.inAll(part -> {
            new Staging(part.connection(), kind).planTheMerge(read);
            return true;
        });
        return true;
    }

    private static void end(CopyIn copy, boolean whole) throws SQLException {
        if (whole) {
            copy.endCopy();
        } else if (copy.isActive()) {
            copy.cancelCopy();
        }
    }

    private void copyRows(CsvFile file, List<CopyIn> copies, Listener listener) throws SQLException, IOException {
        try (RowCheckers checkers = new RowCheckers(new RowChecks(kind, count))) {
            // the header is line 1
            long next = 2;
            for (List<String> lines = file.lines(PART); !lines.isEmpty(); lines = file.lines(PART)) {
                checkers.check(next, lines);
                next += lines.size();
                if (checkers.areFull()) {
                    write(checkers.next(), copies, listener);
                }
            }
            while (!checkers.areIdle()) {
                write(checkers.next(), copies, listener);
            }
        }
    }

    private void write(CheckedRows rows, List<CopyIn> copies, Listener listener) throws SQLException {
        for (int i = 0; i < copies.size(); i++) {
            byte[] part = rows.copies().get(i);
            copies.get(i).writeToCopy(part, 0, part.length);
        }
        read += rows.rows();
        refused += rows.refused();
        if (read % TELL_ROWS == 0) {
            listener.told(read, refused);
        }
    }
}
