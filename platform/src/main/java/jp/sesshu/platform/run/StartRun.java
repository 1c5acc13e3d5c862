package jp.sesshu.platform.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.sql.SQLException;
import java.util.UUID;
import java.util.function.UnaryOperator;
import jp.sesshu.platform.access.CurrentCaller;

/// Staff start a run beside those that begin by themselves.
@ApplicationScoped
public class StartRun {
    private final Runs runs;
    private final BackgroundWorkers workers;
    private final CurrentCaller caller;

    StartRun(Runs runs, BackgroundWorkers workers, CurrentCaller caller) {
        this.runs = runs;
        this.workers = workers;
        this.caller = caller;
    }

    public record Started(UUID run) {}

    /// @return 202, and where the run is seen
    public Response now(DailyRunKind kind) throws SQLException {
        return accepted(kind, runs.start(kind, UnaryOperator.identity()), kind.name());
    }

    /// Has a run begin that is on record.
    ///
    /// @param work the background work that carries it on
    /// @return 202, and where the run is seen
    public Response accepted(RunKind kind, UUID run, String work) {
        workers.wake(work, caller.get().municipality());
        return Response.accepted(new Started(run))
                .location(URI.create(kind.path() + "/" + run))
                .build();
    }
}
