package jp.sesshu.platform.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import jp.sesshu.platform.access.CurrentCaller;

/// Staff start a run beside the daily one.
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

    /// @return 202, and where the run is seen
    public Response now(RunKind kind) throws SQLException {
        UUID run = runs.start(kind);
        workers.wake(kind.name(), caller.get().municipality());
        return Response.accepted(Map.of("run", run.toString()))
                .location(URI.create(kind.path() + "/" + run))
                .build();
    }
}
