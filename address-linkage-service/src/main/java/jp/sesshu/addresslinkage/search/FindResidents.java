package jp.sesshu.addresslinkage.search;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.audit.AuditLog;
import jp.sesshu.platform.problem.PlatformProblem;
import jp.sesshu.platform.problem.ProblemException;
import jp.sesshu.platform.time.JapaneseCalendar;
import jp.sesshu.platform.transaction.GroupCommit;

/// Looks for residents, together with whoever else of the municipality does at the moment, and records who was shown and
/// what was asked.
@ApplicationScoped
class FindResidents {
    /// So many wait; whoever comes then is told so at once. There are never as many unless PostgreSQL is slow.
    static final int AT_ONCE = 64;
    /// So many groups are at the database at once: everything else needs connections too, and more would share the same
    /// processors, so that none is done sooner and some much later.
    private static final int SEARCHING = Math.max(4, Runtime.getRuntime().availableProcessors());
    /// While PostgreSQL looks for one group of a municipality, the other's pages are read and committed.
    private static final int ABREAST = 2;

    private final CurrentCaller caller;
    private final AuditLog audit;
    private final InstantSource clock;
    private final GroupCommit<SearchQuery, ResidentPage> group;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final Semaphore turns = new Semaphore(SEARCHING, true);

    FindResidents(CurrentCaller caller, AuditLog audit, InstantSource clock, FindTogether together) {
        this.caller = caller;
        this.audit = audit;
        this.clock = clock;
        this.group = new GroupCommit<>(
                searches -> {
                    turns.acquire();
                    try {
                        return together.find(searches);
                    } finally {
                        turns.release();
                    }
                },
                ABREAST);
    }

    /// Fails with a {@code ProblemException} where nobody can be looked for so.
    Uni<ResidentPage> find(Criteria criteria) {
        criteria.check();
        SearchQuery query = new SearchQuery(criteria, JapaneseCalendar.today(clock));
        if (!places.tryAcquire()) {
            throw ProblemException.of(PlatformProblem.UNAVAILABLE);
        }
        // Until it is carried out, also where nobody waits for the answer any more.
        CompletionStage<ResidentPage> page =
                group.ask(query, caller.get()).whenComplete((_, _) -> places.release());
        return Uni.createFrom().completionStage(page).invoke(audit::recordedWithOthers);
    }
}
