package jp.sesshu.platform.importjob;

import java.sql.Connection;
import java.sql.SQLException;

/// A kind of file whose large ones are merged in parts: several sessions of the database at work at the same time, since
/// one session uses one processor. Nothing is visible of any part before all are merged.
public interface PartedKind extends ImportKind {
    /// In which part a row belongs, so that rows which are judged together are together.
    ///
    /// @param key of the row, as {@link #keyOfRefused} tells
    /// @return from 0, less than {@code parts}
    int partOf(String key, int parts);

    /// Merges as {@link #merge(Connection, Job)} does, and ends by {@link Parts#commit}.
    ///
    /// @throws BelongTogether where rows of different parts must be judged together; then nothing is done in parts
    long merge(Parts parts, Job job) throws SQLException, ApprovalNeeded, BelongTogether;

    @Override
    default long merge(Connection connection, Job job) throws SQLException, ApprovalNeeded {
        try {
            return merge(new OnePart(connection), job);
        } catch (BelongTogether e) {
            throw new IllegalStateException("the whole file is one part", e);
        }
    }
}
