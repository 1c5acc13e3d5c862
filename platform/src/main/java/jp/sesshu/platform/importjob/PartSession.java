package jp.sesshu.platform.importjob;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import jp.sesshu.platform.access.Caller;
import jp.sesshu.platform.access.CurrentCaller;

/// One part's transaction, in a thread of its own that does what it is given until it is to commit or to roll back.
final class PartSession {
    private final BlockingQueue<Task> tasks = new LinkedBlockingQueue<>();
    private final CompletableFuture<Boolean> ended = new CompletableFuture<>();
    private final PartTransactions transactions;
    private final int number;
    private final int of;

    private interface Task {
        /// @return whether more follows
        boolean in(Part part) throws RolledBack;
    }

    private static final class RolledBack extends Exception {
        private static final long serialVersionUID = 1L;

        RolledBack() {
            super("rolled back", null, false, false);
        }
    }

    PartSession(PartTransactions transactions, Caller caller, int number, int of) {
        this.transactions = transactions;
        this.number = number;
        this.of = of;
        Thread.ofPlatform().daemon().name("import-part-" + number).start(() -> live(caller));
    }

    private void live(Caller caller) {
        try {
            CurrentCaller.as(caller, () -> {
                transactions.hold(connection -> serve(new Part(connection, number, of)));
                return true;
            });
            ended.complete(true);
        } catch (RolledBack e) {
            ended.complete(false);
        } catch (Exception e) {
            ended.completeExceptionally(e);
        }
    }

    private void serve(Part part) throws InterruptedException, RolledBack {
        boolean more = true;
        while (more) {
            more = tasks.take().in(part);
        }
    }

    /// @return what it comes to; its failure where it fails, or where the transaction couldn't begin
    <T> CompletableFuture<T> run(Parts.Work<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        tasks.add(part -> {
            try {
                result.complete(work.in(part));
            } catch (Exception e) {
                result.completeExceptionally(e);
            }
            return true;
        });
        var _ = ended.whenComplete((committed, failure) -> result.completeExceptionally(
                failure == null ? new IllegalStateException("the part has ended") : failure));
        return result;
    }

    /// @return true once it is committed
    CompletableFuture<Boolean> commit() {
        tasks.add(part -> false);
        return ended;
    }

    /// @return false once it is rolled back, true if it was committed before
    CompletableFuture<Boolean> rollBack() {
        tasks.add(part -> {
            throw new RolledBack();
        });
        return ended;
    }
}
