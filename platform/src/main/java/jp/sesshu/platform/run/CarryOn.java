package jp.sesshu.platform.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import jp.sesshu.platform.access.Caller;
import jp.sesshu.platform.access.CurrentCaller;
import jp.sesshu.platform.number.MunicipalityCode;
import jp.sesshu.platform.transaction.Transience;
import org.jboss.logging.Logger;

/// Works through runs: those that were just started, and those that a crash left behind.
@ApplicationScoped
public class CarryOn {
    private static final Logger LOG = Logger.getLogger(CarryOn.class);
    private final Runs runs;

    CarryOn(Runs runs) {
        this.runs = runs;
    }

    /// Carries on the kind's run that is under way, if there is one, as whoever started it: to its end, unless another
    /// process is at it or this one shuts down.
    public void running(RunKind kind, MunicipalityCode municipality) throws SQLException {
        Optional<Run> running = runs.running(kind);
        if (running.isPresent()) {
            Run run = running.get();
            CurrentCaller.as(new Caller(municipality, run.startedBy(), run.startedVia(), "internal"), () -> {
                work(kind, run.id());
                return true;
            });
        }
    }

    private void work(RunKind kind, UUID run) throws SQLException {
        boolean more = true;
        while (more && !Thread.currentThread().isInterrupted()) {
            more = step(kind, run);
        }
    }

    private boolean step(RunKind kind, UUID run) throws SQLException {
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
