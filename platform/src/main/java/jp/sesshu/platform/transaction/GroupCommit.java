package jp.sesshu.platform.transaction;

import io.opentelemetry.context.Context;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import jp.sesshu.platform.access.Caller;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.number.MunicipalityCode;
import jp.sesshu.platform.outbox.OutboxUnavailable;
import org.jboss.threads.EnhancedQueueExecutor;

/// Carries out in one transaction what many requests of a municipality ask for at the same time, so that one commit and
/// a few statements serve them all. Nobody is waited for: who comes alone is served alone, and a group is whoever came
/// while the one before was being committed. Of each municipality one is on its way at a time, unless more are wanted: two are half
/// as large, and where it is the commit that takes the time they cost more than the waiting that they save.
public final class GroupCommit<C, R> {
    /// The largest group: more would make the first wait for the last.
    private static final int AT_MOST = 100;
    /// As many as there are connections to the database.
    private static final int THREADS = 24;
    /// Not virtual ones: a group is little but waiting for PostgreSQL, some ten times, and each time a virtual thread
    /// costs the operating system several calls, where one of these costs two.
    private static final EnhancedQueueExecutor THREAD_POOL = new EnhancedQueueExecutor.Builder()
            .setCorePoolSize(1)
            .setMaximumPoolSize(THREADS)
            .setKeepAliveTime(Duration.ofMinutes(1))
            .setThreadFactory(Thread.ofPlatform().daemon().name("group-commit-", 1).factory())
            .build();
    private final Map<MunicipalityCode, Lane> lanes = new ConcurrentHashMap<>();
    private final Work<C, R> work;
    private final int abreast;

    public GroupCommit(Work<C, R> work) {
        this(work, 1);
    }

    /// @param abreast how many groups of a municipality are on their way at a time
    public GroupCommit(Work<C, R> work, int abreast) {
        this.work = work;
        this.abreast = abreast;
    }

    public interface Work<C, R> {
        /// In one transaction of its own: an exception means that nothing was done for any of them.
        ///
        /// @return what became of each, in their order
        List<Outcome<R>> carryOut(List<Asked<C, R>> group) throws Exception;
    }

    public CompletionStage<R> ask(C command, Caller caller) {
        Asked<C, R> asked = new Asked<>(command, caller, Context.current(), new CompletableFuture<>());
        lanes.computeIfAbsent(caller.municipality(), each -> new Lane()).add(asked);
        return asked.answer();
    }

    private final class Lane {
        private final Queue<Asked<C, R>> waiting = new ConcurrentLinkedQueue<>();
        private final AtomicInteger busy = new AtomicInteger();

        void add(Asked<C, R> asked) {
            waiting.add(asked);
            begin();
        }

        private void begin() {
            if (busy.getAndUpdate(groups -> Math.min(groups + 1, abreast)) < abreast) {
                THREAD_POOL.execute(this::write);
            }
        }

        private void write() {
            try {
                List<Asked<C, R>> group = next();
                if (!group.isEmpty()) {
                    serve(group);
                }
            } finally {
                busy.decrementAndGet();
                // Who came meanwhile found it busy. Other municipalities' groups have their turn before.
                if (!waiting.isEmpty()) {
                    begin();
                }
            }
        }

        private List<Asked<C, R>> next() {
            List<Asked<C, R>> group = new ArrayList<>();
            for (Asked<C, R> each = waiting.poll(); each != null; each = waiting.poll()) {
                group.add(each);
                if (group.size() == AT_MOST) {
                    break;
                }
            }
            return group;
        }
    }

    private void serve(List<Asked<C, R>> group) {
        try {
            List<Outcome<R>> outcomes = CurrentCaller.as(group.getFirst().caller(), () -> work.carryOut(group));
            for (int i = 0; i < group.size(); i++) {
                group.get(i).end(outcomes.get(i));
            }
        } catch (Exception failure) {
            if (group.size() == 1 || concernsAll(failure)) {
                group.forEach(each -> each.answer().completeExceptionally(failure));
            } else {
                // One of them may have broken it: each shall have its own answer.
                group.forEach(each -> serve(List.of(each)));
            }
        } finally {
            group.forEach(each -> each.answer().completeExceptionally(new IllegalStateException("left undone")));
        }
    }

    private static boolean concernsAll(Exception failure) {
        return failure instanceof OutboxUnavailable || Transience.of(failure);
    }
}
