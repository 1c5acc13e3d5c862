package jp.sesshu.platform.importjob;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// The parts of a file while it is merged.
public interface Parts {
    interface Work<T> {
        T in(Part part) throws SQLException;
    }

    interface AheadWork<T> {
        T in(Connection connection) throws SQLException;
    }

    /// The job's own transaction, which ends after those of all parts.
    Connection job();

    /// Whether some of the parts were merged before a crash, so that what the whole file decides was decided then.
    boolean isResumed();

    /// Does this in all parts at the same time, and waits for all: also in those that were merged before a crash, whose
    /// rows can be looked at but not merged again.
    ///
    /// @return what each came to, in the parts' order
    /// @throws SQLException of the first that failed
    <T> List<T> inAll(Work<T> work) throws SQLException;

    /// The same, in the parts that are to be merged.
    <T> List<T> inEach(Work<T> work) throws SQLException;

    /// Does this so that it is committed no later than the first of the parts.
    <T> T ahead(AheadWork<T> work) throws SQLException;

    /// All parts are merged and can be committed, one right after the other.
    ///
    /// @param taken how many rows each of the parts of {@link #inEach} took
    /// @return how many rows of the file were taken, those of parts merged before a crash included
    long commit(List<Long> taken) throws SQLException;
}
