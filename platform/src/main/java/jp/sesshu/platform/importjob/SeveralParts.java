package jp.sesshu.platform.importjob;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jp.sesshu.platform.access.Caller;

/// A file's parts, each in a session and a transaction of its own. They are committed one right after the other when all
/// are merged; a crash in between leaves a part behind that is on record, and is passed over when the job begins again.
final class SeveralParts implements Parts, AutoCloseable {
    /// Of each file, whichever process begins it or goes on with it.
    static final int COUNT = 2;

    private final Connection job;
    private final UUID id;
    private final PartTransactions transactions;
    private final Map<Integer, Long> committed;
    private final List<PartSession> sessions;

    /// @param job the job's own transaction
    SeveralParts(Connection job, UUID id, PartTransactions transactions, Caller caller) throws SQLException {
        this.job = job;
        this.id = id;
        this.transactions = transactions;
        this.committed = transactions.committed(id);
        this.sessions = IntStream.range(0, COUNT)
                .mapToObj(number -> new PartSession(transactions, caller, number, COUNT))
                .toList();
    }

    @Override
    public Connection job() {
        return job;
    }

    @Override
    public boolean isResumed() {
        return !committed.isEmpty();
    }

    @Override
    public <T> List<T> inAll(Work<T> work) throws SQLException {
        return results(sessions.stream().map(each -> each.run(work)).toList());
    }

    @Override
    public <T> List<T> inEach(Work<T> work) throws SQLException {
        return results(toBeMerged().map(number -> sessions.get(number).run(work)).toList());
    }

    private Stream<Integer> toBeMerged() {
        return IntStream.range(0, COUNT).boxed().filter(number -> !committed.containsKey(number));
    }

    @Override
    public <T> T ahead(AheadWork<T> work) throws SQLException {
        return transactions.ahead(work);
    }

    @Override
    public long commit(List<Long> taken) throws SQLException {
        List<Integer> merged = toBeMerged().toList();
        List<CompletableFuture<Boolean>> written = new ArrayList<>();
        for (int i = 0; i < merged.size(); i++) {
            long rows = taken.get(i);
            written.add(sessions.get(merged.get(i)).run(part -> {
                transactions.remember(part.connection(), id, part.number(), rows);
                return true;
            }));
        }
        results(written);
        results(merged.stream().map(number -> sessions.get(number).commit()).toList());
        return taken.stream().mapToLong(each -> each).sum()
                + committed.values().stream().mapToLong(each -> each).sum();
    }

    /// Waits for all, even where one has failed: while they run, their transactions can't be ended.
    private static <T> List<T> results(List<CompletableFuture<T>> all) throws SQLException {
        List<T> results = new ArrayList<>();
        Throwable failure = null;
        for (CompletableFuture<T> each : all) {
            try {
                results.add(each.get());
            } catch (ExecutionException e) {
                failure = failure == null ? e.getCause() : failure;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new SQLException("the merging of a file's parts was interrupted", e);
            }
        }
        if (failure instanceof SQLException database) {
            throw database;
        }
        if (failure != null) {
            throw new IllegalStateException("a part of a file can't be merged", failure);
        }
        return results;
    }

    /// Rolls back what wasn't committed, and waits for it.
    @Override
    public void close() {
        sessions.stream().map(PartSession::rollBack).toList().forEach(each -> each.exceptionally(failed -> false)
                .join());
    }
}
