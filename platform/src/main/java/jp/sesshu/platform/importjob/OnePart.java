package jp.sesshu.platform.importjob;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// A file as its only part, in the job's own transaction.
record OnePart(Connection job) implements Parts {
    @Override
    public boolean isResumed() {
        return false;
    }

    @Override
    public <T> List<T> inAll(Work<T> work) throws SQLException {
        return List.of(work.in(new Part(job, 0, 1)));
    }

    @Override
    public <T> List<T> inEach(Work<T> work) throws SQLException {
        return inAll(work);
    }

    @Override
    public <T> T ahead(AheadWork<T> work) throws SQLException {
        return work.in(job);
    }

    @Override
    public long commit(List<Long> taken) {
        return taken.getFirst();
    }
}
