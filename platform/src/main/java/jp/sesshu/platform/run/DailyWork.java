package jp.sesshu.platform.run;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import jp.sesshu.platform.access.Caller;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.number.MunicipalityCode;
import jp.sesshu.platform.transaction.Transience;
import org.jboss.logging.Logger;

/// Starts a kind's daily run, and works through runs: those that staff started, and those that a crash left behind.
final class DailyWork implements BackgroundWork {
    private static final Logger LOG = Logger.getLogger(DailyWork.class);
    private final RunKind kind;
    private final Runs runs;

    DailyWork(RunKind kind, Runs runs) {
        this.kind = kind;
        this.runs = runs;
    }

    @Override
    public String name() {
        return kind.name();
    }

    @Override
    public Duration lookAgain() {
        return kind.lookAgain();
    }

    @Override
    public void look(MunicipalityCode municipality) throws SQLException {
        runs.startDaily(kind);
        Optional<Run> running = runs.running(kind);
        if (running.isPresent()) {
            Run run = running.get();
            CurrentCaller.as(new Caller(municipality, run.startedBy(), run.startedVia(), "internal"), () -> {
                work(run.id());
                return true;
            });
        }
    }

    private void work(UUID run) throws SQLException {
        boolean more = true;
        while (more && !Thread.currentThread().isInterrupted()) {
            more = step(run);
        }
    }

    private boolean step(UUID run) throws SQLException {
        try {
            return runs.step(kind, run);
        } catch (ItemFailed e) {
            if (Thread.currentThread().isInterrupted() || Transience.of(e)) {
                throw e;
            }
            LOG.errorf(e, "%s: an item failed", kind.name());
            return runs.setAside(kind, run, e.item());
        }
    }
}
